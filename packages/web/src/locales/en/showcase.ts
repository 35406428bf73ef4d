/** What an organisation says of itself on its public page. */
export const showcase = {
  title: 'Showcase',
  lead: 'What your organisation says of itself on its public page. Everything else there is measured by the platform and cannot be written.',
  aboutZh: 'About us, in Chinese',
  aboutEn: 'About us, in English',
  aboutHelp: 'Who you are and what your data are about.',
  contact: 'How to reach you',
  contactHelp: 'An address or a number for questions about your data.',
  save: 'Publish',
  saved: 'It stands on your public page now.',
  see: 'See the public page',
  notYet: 'Your public page opens as soon as the operator has verified your organisation.',
} as const;

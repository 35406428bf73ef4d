/** Checking a paper by its number. */
export const check = {
  title: 'Check a document',
  lead: 'Documents of this platform carry a number and a code. Here you see what is said of a number today. Whoever does not know the number learns nothing.',
  number: 'Number',
  numberHint: 'As printed, for example AGR-110000-2026-000001-TY6G9TDM',
  look: 'Look it up',
  issued: 'Issued here on',
  today: 'Today',
  since: 'since',
  content: 'Hash of the content',
  print: 'Hash of the file',
  compare: 'Is my file the one?',
  compareLead: 'Choose the PDF that you have. Its hash is computed in your browser; the file is not sent.',
  file: 'Your file',
  same: 'This is, to the last bit, a file that was handed out under this number.',
  other: 'This is not a file that was handed out under this number. It may have been saved anew, or altered.',
  tooLarge: 'No document of this platform is that large.',
  insecure:
    'Your browser computes hashes only on a secure line (https). Open this page by its https address to compare a file.',
} as const;

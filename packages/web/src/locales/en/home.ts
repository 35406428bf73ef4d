/** The first page. */
export const home = {
  title: 'Put this region’s data to work',
  lead: 'Find what you need, see how good it is before you pay, and read it with the tools you already use. Every step can be checked by anybody.',
  searchLabel: 'Search data products',
  searchPlaceholder: 'air quality, power plants, division codes …',
  subjects: 'Subjects',
  doors: {
    title: 'What brings you here?',
    haveData: {
      title: 'I have data',
      text: 'Find out what is wrong with them and what they may be worth, then offer them on your terms.',
    },
    needData: {
      title: 'I need data',
      text: 'Judge before you buy: quality, level and a masked sample are open to everybody.',
    },
    needSupport: {
      title: 'My company needs support',
      text: 'Become a member: applications, approvals and agreements in one place.',
    },
    liveHere: {
      title: 'I live here',
      text: 'See which public data are open to you, and check what the exchange publishes.',
    },
  },
  announcements: 'Announcements',
  passed: 'What passed between the regions',
  offers: {
    title: 'On offer',
    all: 'See all {{total}} products',
    none: 'Nothing is on offer yet. Whoever has data can be the first.',
  },
  empty: { text: 'This installation is empty: it has no region and no operator yet.', act: 'Set it up' },
} as const;

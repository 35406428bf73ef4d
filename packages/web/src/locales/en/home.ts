/** The first page. */
export const home = {
  title: 'Data of this region, on offer',
  lead: 'Find data of this region, see how good they are, sign, pay and read them with your own tools. Every step can be checked by anybody.',
  searchLabel: 'Search data products',
  searchPlaceholder: 'air quality, power plants, division codes …',
  doors: {
    title: 'Where do you want to go?',
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
      text: 'Become a member: your applications, approvals and agreements in one place.',
    },
    liveHere: {
      title: 'I live here',
      text: 'See which public data are open to you, and check what the exchange publishes.',
    },
  },
  offers: {
    title: 'On offer',
    all: 'See all {{count}} products',
    none: 'Nothing is on offer yet. Whoever has data can be the first.',
  },
  rows: '{{count}} rows',
  free: 'free of charge',
} as const;

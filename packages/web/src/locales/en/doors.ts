/** The four doors of the first page, each on a page of its own. */
export const doors = {
  happens: 'What happens',
  needs: 'What you need',
  howLong: 'How long it takes',
  haveData: {
    title: 'I have data',
    lead: 'See what your data are worth before you decide anything. You set the terms and the price, and you can end it.',
    step1: 'Your organisation joins. The exchange checks that it is who it says it is.',
    step2:
      'You upload a file. The platform measures its quality, finds sensitive columns and estimates a value. Only you see the result.',
    step3:
      'You say where the data come from, set terms and price, and submit. Somebody of the exchange looks at it before it is listed.',
    step4:
      'Buyers negotiate with you. Once both have signed, their money waits in escrow and is paid to you when the delivery is accepted.',
    need1: 'Your organisation’s registration and its unified social credit code.',
    need2: 'The data as a file, for example CSV, Excel or Parquet.',
    need3: 'A paper or an address that shows that you may offer them.',
    time: 'Measuring starts as soon as the file has arrived, and you watch it proceed. When a submission has to be answered is shown to you as you submit.',
    first: 'Join the exchange',
    second: 'I am a member: publish data',
  },
  needData: {
    title: 'I need data',
    lead: 'Judge before you pay: quality, sensitivity, the columns and a masked sample of every product are open to everybody.',
    step1: 'Search the catalogue and compare. You need no account for that.',
    step2: 'Take an offer as it is, or propose other terms. You see of each clause whether the platform enforces it.',
    step3: 'Both sides sign. The price goes into escrow; the provider gets it when you have accepted the delivery.',
    step4:
      'Read the data with pandas, Spark, DuckDB, Power BI or as a file. If they are not as agreed, object, and the money stays where it is.',
    need1: 'To look: nothing.',
    need2: 'To buy: membership of your organisation.',
    need3: 'For what costs money: a balance, paid in by bank transfer.',
    time: 'Looking takes as long as you like. After both have signed, the data can be read at once.',
    first: 'Open the catalogue',
    second: 'Join the exchange',
  },
  needSupport: {
    title: 'My company needs support',
    lead: 'Membership opens what the exchange can do for a company today. Programmes are announced on the first page when they open.',
    step1: 'Your organisation applies, and the exchange decides. You see where the application stands.',
    step2:
      'You have your data measured: quality, sensitivity and an estimate of value, with the rule behind each figure.',
    step3: 'You print quality reports and agreements as papers with a number that a bank or an auditor can check here.',
    step4: 'You offer data, or buy what your products need, on terms that are watched over.',
    need1: 'Your organisation’s registration and its unified social credit code.',
    need2: 'Somebody who may act for the organisation, with an e-mail address.',
    need3: 'For measuring data: the file.',
    time: 'Filling in the application takes a few minutes. You are told by message when it is decided.',
    first: 'Join the exchange',
    second: 'See what is on offer',
  },
  liveHere: {
    title: 'I live here',
    lead: 'Ask for what you need without an account, answered within a promised time. Public data are free, and what is published you can check yourself.',
    step1: 'Ask, complain or suggest in a minute on a phone; follow it by its number and code, and say how it went.',
    step2:
      'Look up which public data are open; look at what is said of a paper that carries our number, and whether your copy is the one that was issued.',
    step3: 'Look at what passed between regions, and how each figure was made.',
    step4: 'Check in the public log that nothing was changed afterwards. Your browser does the computing.',
    need1: 'To ask, to look and to check: not even an account.',
    need2: 'To check a paper: its number, or the code printed on it.',
    need3: 'To download open data: an account of an organisation, for now.',
    time: 'Sending takes a minute. How long an answer may take stands on the page of each service.',
    first: 'Ask for something',
    second: 'See open data',
  },
} as const;

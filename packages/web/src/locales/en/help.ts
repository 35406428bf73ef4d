/** What figures and words mean. */
export const help = {
  title: 'What does this mean?',
  lead: 'Every figure on these pages comes from a rule, is made of rows that were counted, and names the edition of the rule.',
  contents: 'On this page',
  group: { figures: 'Figures about data', deals: 'Terms and money', privacy: 'What is not shown', log: 'Checking' },
  term: {
    quality: {
      name: 'Quality score',
      text: 'From 0 to 100. It is the weighted mean of the dimensions that could be computed, each of which is made of indicators: cells that passed a rule over cells that were counted. A product is as good as its weakest dataset. On the product’s page a click on a dimension shows each indicator with both numbers.',
    },
    coverage: {
      name: 'Coverage',
      text: 'The share of the applicable indicators that could be computed from the data alone. The rest needs facts from outside, such as a second source to compare with. A high score with low coverage says: what could be seen is good, but not much could be seen. That is why no score is shown without it.',
    },
    grade: { name: 'Grade', text: 'The score as a letter from A (best) to E, by the limits of the same rule set.' },
    indicator: {
      name: 'Indicator',
      text: 'One check with a code from the standard. “Needs facts from outside” and “does not apply” are shown as such and are never counted as zero.',
    },
    level: {
      name: 'Sensitivity level',
      text: 'How much harm it would do if the data got into wrong hands: general data from 1 to 4, then important and core data. The platform finds sensitive columns by itself and names the reason. A level rises by itself; it falls only with a reason and a second person’s yes. The level decides how data may be delivered.',
    },
    value: {
      name: 'Estimated value',
      text: 'A range that its provider sees, computed from declared costs with every input shown. It is an estimate by a tool, not an appraisal.',
    },
    rows: { name: 'Rows', text: 'Rows of the newest version of all datasets of a product together.' },
    enforced: {
      name: 'Enforced',
      text: 'The platform makes it impossible to break this clause: for example, an access after the end date is refused.',
    },
    monitored: {
      name: 'Monitored',
      text: 'The platform sees when this clause is broken and acts, but cannot always prevent it: for example, a deletion statement that is overdue.',
    },
    declared: {
      name: 'Declared',
      text: 'Both sides promise this, and the platform cannot see whether it is kept: for example, that the source is named in a report.',
    },
    price: {
      name: 'Price “from”',
      text: 'The lowest price among the offers that stand now. What a planned use would cost is computed on the product’s page by the same rules as in an agreement, and binds nobody.',
    },
    escrow: {
      name: 'Escrow',
      text: 'The price is set aside when both have signed. The provider gets it when the buyer has accepted the delivery; if the agreement ends before, it goes back. The money is at a bank, the platform keeps the books.',
    },
    acceptance: {
      name: 'Acceptance',
      text: 'The buyer accepts, objects, or says nothing. Silence until the deadline counts as acceptance, unless a rule that the buyer has set fails on the delivered data.',
    },
    fee: {
      name: 'Operator’s fee',
      text: 'What the exchange takes of a price. The provider bears it; the buyer pays nothing on top.',
    },
    sample: {
      name: 'Masked sample',
      text: 'Rows to look at before buying. Columns that point at somebody are coarsened or left out, and every combination shown occurs at least k times in the data, so that nobody can be singled out. Above each column stands what was done to it.',
    },
    withheld: {
      name: 'Withheld',
      text: 'A market figure is shown only if it is made of at least 5 trades with at least 3 parties on each side, none of which has more than 60 % of the amount. Further figures are withheld where one could be computed from totals.',
    },
    commitment: {
      name: 'Commitment',
      text: 'What stands in the public log instead of the content: SHA-256 over a random salt and the content. It fixes what happened and reveals nothing of it.',
    },
    checkpoint: {
      name: 'Checkpoint',
      text: 'How many entries the log has and the one hash that follows from all of them, signed by the platform. Whoever keeps one can find out later whether anything before it was changed.',
    },
    proof: {
      name: 'Proof',
      text: 'A small file by which anybody can compute, without asking the platform, that an entry with exactly this content stands in the log.',
    },
    consistency: {
      name: 'Consistency',
      text: 'That the log of today begins with the log of then: nothing was changed, taken out or put in between.',
    },
    version: {
      name: 'Version',
      text: 'A state of a dataset that never changes, named by the SHA-256 of its content. New data make a new version.',
    },
  },
  rules: {
    title: 'Rule sets',
    lead: 'The standards that the figures of the newest product rest on. “Text verified” means that the program was compared with the text of the standard; until then it is said that it was not.',
    none: 'Nothing is on offer yet, so no rule set is in use.',
    number: 'Standard',
    name: 'Title',
    from: 'In force since',
    text: 'Text',
    verified: 'verified',
    unverified: 'not verified',
  },
  checklist: {
    title: 'Compliance checklist',
    lead: 'What a provider answers before a product is listed, edition {{edition}}.',
    open: 'Show the {{questions}} questions',
  },
} as const;

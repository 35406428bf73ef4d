/** Market figures. */
export const market = {
  title: 'Market figures',
  lead: 'What passed here, counted by the platform and by nobody else. Figures that would give somebody away are withheld, and say so.',
  asOf: 'As of',
  flows: {
    title: 'What passed between the regions',
    none: 'Nothing has passed between regions yet.',
    finding: '{{rows}} rows went from {{from}} to {{to}}',
    from: 'From',
    to: 'To',
    rows: 'Rows delivered',
    agreements: 'Agreements',
    requests: 'Requests answered',
  },
  trades: 'Trades',
  noTrades: 'No trade has been concluded yet.',
  byMonth: 'By month, in {{currency}}',
  byCategory: 'By subject, in {{currency}}',
  byBoth: 'By month and subject',
  bar: 'Amount as a bar',
  column: { month: 'Month', category: 'Subject', amount: 'Amount', trades: 'Trades', median: 'Median price' },
} as const;

/** A data product, on cards and on its own page. */
export const product = {
  by: 'by {{name}}',
  form: { dataset: 'Dataset', api: 'API', report: 'Report', model: 'Model', service: 'Service' },
  facts: {
    quality: 'Quality',
    score: '{{score}}{{grade}}, coverage {{share}}',
    level: 'Level',
    rows: 'Rows',
    price: 'Price',
  },
  price: { from: 'from {{amount}}', free: 'free of charge', negotiable: 'by agreement' },
} as const;

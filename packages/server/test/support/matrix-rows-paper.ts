/** Rows of the matrix for documents, exports, imports and reports. */
import type { Row } from './matrix.ts';

const nothing: Row = {};

/** Rows of paper's routes. */
export const paperRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/agreements/{id}/document.pdf': { path: ({ agreement: id }) => ({ id }) },
  'GET /api/v1/ledger/accounts/{id}/statement.pdf': {
    path: ({ account: id }) => ({ id }),
    carry: () => ({ query: { from: '2026-01-01', to: '2026-12-31' } }),
  },
  'GET /api/v1/datasets/{id}/versions/{number}/assessment.pdf': {
    path: ({ dataset: id }) => ({ id, number: '1' }),
  },
  'GET /api/v1/products/{id}/assessment.pdf': {
    path: ({ product: id }) => ({ id }),
    hidden: ({ productInvited: id }) => ({ id }),
  },
  'GET /api/v1/documents': nothing,
  'GET /api/v1/documents/{number}': { path: () => ({ number: 'AGR-110000-2026-000001-00000000' }) },
  'POST /api/v1/exports': { carry: () => ({ body: { kind: 'entries', format: 'csv' } }) },
};

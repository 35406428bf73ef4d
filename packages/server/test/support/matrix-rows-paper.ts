/** Rows of the matrix for documents, exports, imports and reports. */
import { builtInTemplate } from '../../src/paper/core/report-builtin.ts';
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
  'GET /api/v1/datasets/{id}/versions/{number}/booking.xlsx': { path: ({ dataset: id }) => ({ id, number: '1' }) },
  'GET /api/v1/products/{id}/assessment.pdf': {
    path: ({ product: id }) => ({ id }),
    hidden: ({ productInvited: id }) => ({ id }),
  },
  'GET /api/v1/documents': nothing,
  'GET /api/v1/documents/{number}': { path: () => ({ number: 'AGR-110000-2026-000001-00000000' }) },
  'POST /api/v1/operator/imports': {
    carry: () => ({
      query: { kind: 'members', name: 'members.csv' },
      body: Buffer.from('name,email,roles\nSomebody,somebody@list.example,buyer\n'),
    }),
  },
  'GET /api/v1/operator/imports/template': { carry: () => ({ query: { kind: 'listings' } }) },
  'GET /api/v1/operator/imports': nothing,
  'GET /api/v1/operator/imports/{id}': { path: ({ import: id }) => ({ id }) },
  'GET /api/v1/operator/imports/{id}/rows': { path: ({ import: id }) => ({ id }) },
  'POST /api/v1/operator/imports/{id}/mapping': { path: ({ import: id }) => ({ id }), carry: () => ({ body: {} }) },
  'POST /api/v1/operator/imports/{id}/apply': {
    path: ({ import: id }) => ({ id }),
    carry: () => ({ body: { previewSha256: '0'.repeat(64) } }),
  },
  'DELETE /api/v1/operator/imports/{id}': { path: ({ import: id }) => ({ id }), ends: true },
  'GET /api/v1/operator/report-figures': nothing,
  'GET /api/v1/operator/report-templates': nothing,
  'POST /api/v1/operator/report-templates': {
    carry: () => ({ query: { name: 'report.docx' }, body: builtInTemplate('docx', 'zh') }),
  },
  'GET /api/v1/operator/report-templates/{id}/file': { path: ({ reportTemplate: id }) => ({ id }) },
  'DELETE /api/v1/operator/report-templates/{id}': { path: ({ reportTemplate: id }) => ({ id }), ends: true },
  'GET /api/v1/operator/reports': nothing,
  'POST /api/v1/operator/reports': {
    carry: () => ({ body: { templateId: 'built-in-excel', period: { kind: 'year', from: '2020' } } }),
  },
  'GET /api/v1/operator/reports/{id}': { path: ({ report: id }) => ({ id }) },
  'GET /api/v1/operator/reports/{id}/file': { path: ({ report: id }) => ({ id }) },
  'POST /api/v1/exports': { carry: () => ({ body: { kind: 'entries', format: 'csv' } }) },
};

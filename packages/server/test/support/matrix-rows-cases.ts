/** Rows of the matrix for programmes and cases. */
import { requestAnswers, smallDefinition } from './cases.ts';
import type { Row } from './matrix.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const byId = (name: keyof Objects) => (objects: Objects) => ({ id: String(objects[name]) });
const send = (body: object): Row => ({ carry: () => ({ body }) });

const definition: Row = { path: byId('definition') };
const document = { document: { ...smallDefinition, key: 'other-question' } };

const photo = () => ({ query: { key: 'photo', name: 'photo.jpg' }, body: Buffer.from('photo') });
const months = { from: '2026-01', to: '2026-12' };
const code = { 'x-tracking-code': '0000-0000-0000-0000' };
const tracked: Row = { path: () => ({ number: '2026-000001' }), carry: () => ({ headers: code }) };

/** Rows of definitions, lists and cases. */
export const caseRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/programmes': { carry: () => ({ query: { region: '110000' } }) },
  'GET /api/v1/case-definitions': nothing,
  'POST /api/v1/case-definitions': send(document),
  'GET /api/v1/case-definitions/{id}': {
    path: byId('definition'),
    hidden: ({ definitionDraft: id }) => ({ id }),
    mayFind: ['alpha'],
  },
  'PUT /api/v1/case-definitions/{id}': { ...definition, carry: () => ({ body: document }) },
  'DELETE /api/v1/case-definitions/{id}': definition,
  'POST /api/v1/case-definitions/{id}/publication': definition,
  'POST /api/v1/case-definitions/{id}/retirement': { ...definition, ends: true },
  'POST /api/v1/cases': send({ type: 'residents-request', answers: requestAnswers }),
  'GET /api/v1/cases': nothing,
  'GET /api/v1/cases/counts': nothing,
  'GET /api/v1/case-parties': nothing,
  'GET /api/v1/cases/{id}': { path: byId('case') },
  'GET /api/v1/cases/{id}/history': { path: byId('case') },
  'POST /api/v1/cases/{id}/steps': {
    path: byId('case'),
    carry: () => ({ body: { action: 'message', payload: { comment: '请尽快答复' }, expectedSeq: 1 } }),
  },
  'GET /api/v1/case-drafts': nothing,
  'POST /api/v1/case-drafts': send({ type: 'residents-request' }),
  'GET /api/v1/case-drafts/{id}': { path: byId('draft') },
  'PUT /api/v1/case-drafts/{id}': { path: byId('draft'), carry: () => ({ body: { answers: requestAnswers } }) },
  'DELETE /api/v1/case-drafts/{id}': { path: byId('draft'), ends: true },
  'POST /api/v1/case-drafts/{id}/materials': { path: byId('draft'), carry: photo },
  'POST /api/v1/cases/{id}/materials': { path: byId('case'), carry: photo },
  'GET /api/v1/cases/{id}/materials/{materialId}': {
    path: ({ case: id, material: materialId }) => ({ id, materialId }),
  },
  'GET /api/v1/cases/{id}/same-caller': { path: byId('case') },
  'GET /api/v1/cases/{id}/contact': { path: byId('case') },
  'POST /api/v1/cases/{id}/contact-erasure': { path: byId('case'), carry: () => ({ body: { reason: '申请人要求' } }) },
  'POST /api/v1/cases/steps': {
    carry: ({ case: id }) => ({ body: { action: 'sign', cases: [{ id, expectedSeq: 1 }] } }),
  },
  'GET /api/v1/cases/statistics': { carry: () => ({ query: months }) },
  'GET /api/v1/case-incidents': nothing,
  'POST /api/v1/case-incidents/{id}/revival': { path: byId('incident') },
  'GET /api/v1/case-delegations': nothing,
  'POST /api/v1/case-delegations': {
    carry: ({ person: deputyId }) => ({
      body: { deputyId, startsAt: '2036-01-01T00:00:00Z', endsAt: '2036-01-08T00:00:00Z' },
    }),
  },
  'DELETE /api/v1/case-delegations/{id}': { path: () => ({ id: 'dlg_00000000000000000000000000' }) },
  'GET /api/v1/case-calendar': nothing,
  'PUT /api/v1/case-calendar': send({ document: { year: 2036, papers: [], days: [] } }),
  'POST /api/v1/public/cases': send({ type: 'residents-request', region: '110000', answers: requestAnswers }),
  'GET /api/v1/public/cases/{number}': tracked,
  'POST /api/v1/public/cases/{number}/steps': {
    ...tracked,
    carry: () => ({ headers: code, body: { action: 'message', payload: { comment: '?' }, expectedSeq: 1 } }),
  },
  'POST /api/v1/public/cases/{number}/materials': {
    ...tracked,
    carry: () => ({ ...photo(), headers: code }),
  },
  'GET /api/v1/public/publications': { carry: () => ({ query: { page: 'publicity', region: '110000' } }) },
  'GET /api/v1/public/case-statistics': { carry: () => ({ query: { ...months, region: '110000' } }) },
};

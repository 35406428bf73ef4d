/** Rows of the matrix for programmes and cases. */
import { requestAnswers, smallDefinition } from './cases.ts';
import type { Row } from './matrix.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const byId = (name: keyof Objects) => (objects: Objects) => ({ id: String(objects[name]) });
const send = (body: object): Row => ({ carry: () => ({ body }) });

const definition: Row = { path: byId('definition') };
const document = { document: { ...smallDefinition, key: 'other-question' } };

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
  'GET /api/v1/cases/{id}': { path: byId('case') },
  'GET /api/v1/cases/{id}/history': { path: byId('case') },
  'POST /api/v1/cases/{id}/steps': {
    path: byId('case'),
    carry: () => ({ body: { action: 'message', payload: { comment: '请尽快答复' }, expectedSeq: 1 } }),
  },
};

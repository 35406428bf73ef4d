/** One row a route: how to reach its handler. A route without a row fails the matrix, and a row without a route too. */
import type { Row } from './matrix.ts';
import { caseRows } from './matrix-rows-cases.ts';
import { cityRows } from './matrix-rows-city.ts';
import { agreementRows, bearerRows, ledgerRows, negotiationRows } from './matrix-rows-deals.ts';
import { paperRows } from './matrix-rows-paper.ts';
import { noticeRows } from './matrix-rows-people.ts';
import { testPassword } from './platform.ts';
import { newKey } from './world-deals.ts';
import { checklistOpinion, draftOf, sourceStatement } from './world-goods.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const byId = (name: keyof Objects) => (objects: Objects) => ({ id: String(objects[name]) });
const send = (body: object): Row => ({ carry: () => ({ body }) });

const person = (email: string) => ({ email, name: 'Somebody', password: testPassword, roles: ['manager'] });
const region = {
  region: { code: '130000', nameZh: '新区域', nameEn: 'New region' },
  operator: { name: '新运营方', nameEn: 'New operator' },
  people: [person('new@operator.example')],
};

const operations: Readonly<Record<string, Row>> = {
  'GET /': nothing,
  'GET /{rest}': { path: () => ({ rest: 'icon.svg' }) },
  'GET /healthz': nothing,
  'GET /readyz': nothing,
  'GET /metrics': nothing,
  'GET /api/openapi.json': nothing,
};

const applicant = (objects: Objects) => ({ id: objects.organisations.applicant });

const identity: Readonly<Record<string, Row>> = {
  'POST /api/v1/setup': send({ ...region, code: 'guessed' }),
  'GET /api/v1/regions': nothing,
  'POST /api/v1/regions': send(region),
  'POST /api/v1/organisations': send({
    ...{ name: 'Newcomer', nameEn: 'Newcomer', region: '110000', marketRoles: ['buyer'] },
    person: { email: 'new@member.example', name: 'New', password: testPassword },
  }),
  'GET /api/v1/organisations': nothing,
  'GET /api/v1/organisations/{id}': { path: applicant },
  'POST /api/v1/organisations/{id}/decision': {
    path: applicant,
    carry: () => ({ body: { decision: 'refused', reason: 'no licence' } }),
    ends: true,
  },
  'POST /api/v1/sessions': send({ email: 'nobody@example.org', password: 'not the password' }),
  'DELETE /api/v1/sessions/current': nothing,
  'GET /api/v1/sessions': nothing,
  'DELETE /api/v1/sessions/{id}': { path: byId('session') },
  'POST /api/v1/sessions/organisation': {
    carry: ({ organisations }) => ({ body: { organisationId: organisations.alpha } }),
    names: true,
  },
  'GET /api/v1/me': nothing,
  'PUT /api/v1/me': send({ theme: 'dark' }),
  'PUT /api/v1/me/password': send({ current: 'not the password', password: testPassword }),
  'GET /api/v1/me/second-factor': nothing,
  'POST /api/v1/me/second-factor': nothing,
  'POST /api/v1/me/second-factor/confirmation': send({ code: '000000' }),
  'POST /api/v1/me/second-factor/recovery-codes': send({ code: '000000' }),
  'POST /api/v1/me/second-factor/removal': send({ code: '000000' }),
  'POST /api/v1/invitations': send({ email: 'invited@member.example', roles: ['manager'] }),
  'POST /api/v1/operator/invitations': send({
    email: 'invited@member.example',
    organisation: { name: 'Invited', nameEn: 'Invited', marketRoles: ['buyer'] },
  }),
  'GET /api/v1/invitations': nothing,
  'DELETE /api/v1/invitations/{id}': { path: byId('invitation') },
  'GET /api/v1/invitations/{id}': { path: () => ({ id: 'ci_guessed' }) },
  'POST /api/v1/invitations/{id}/acceptance': {
    path: () => ({ id: 'ci_guessed' }),
    carry: () => ({ body: { name: 'Invited', password: testPassword } }),
  },
  'POST /api/v1/password-resets': send({ email: 'nobody@example.org' }),
  'POST /api/v1/password-resets/completion': send({ secret: 'cp_guessed', password: testPassword }),
  'GET /api/v1/sign-in-methods': nothing,
  'GET /auth/oidc/{id}/start': { path: () => ({ id: 'none' }) },
  'GET /auth/oidc/{id}/callback': { path: () => ({ id: 'none' }) },
  'GET /api/v1/me/sign-in-links': nothing,
  'POST /api/v1/me/sign-in-links': send({ provider: 'none' }),
  'DELETE /api/v1/me/sign-in-links/{id}': { path: () => ({ id: 'none' }) },
  'GET /api/v1/people': nothing,
  'POST /api/v1/people': send(person('colleague@member.example')),
  'PUT /api/v1/people/{id}/roles': { path: byId('person'), carry: () => ({ body: { roles: ['thirdParty'] } }) },
  'POST /api/v1/tokens': send({ name: 'script', scopes: ['read'], days: 1 }),
  'GET /api/v1/tokens': nothing,
  'DELETE /api/v1/tokens/{id}': { path: byId('token') },
  'GET /api/v1/organisations/{id}/keys': { path: ({ organisations }) => ({ id: organisations.alpha }) },
  'POST /api/v1/keys': send({ publicKey: newKey().publicKey }),
  'POST /api/v1/keys/platform-held': nothing,
  'POST /api/v1/keys/replacement': send({ publicKey: newKey().publicKey, reason: 'lost' }),
  'GET /api/v1/approvals': nothing,
  'POST /api/v1/approvals/{id}/decision': { path: byId('approval'), carry: () => ({ body: { approve: false } }) },
};

const erasers = ['home.auditAdmin', 'home.securityAdmin'];

const audit: Readonly<Record<string, Row>> = {
  'GET /api/v1/audit/entries': nothing,
  'GET /api/v1/audit/entries/{id}/proof': { path: byId('entry') },
  'GET /api/v1/audit/consistency': { carry: () => ({ query: { from: '1', to: '2' } }) },
  'GET /api/v1/audit/kinds': nothing,
  'POST /api/v1/audit/entries/{id}/erasure-requests': {
    path: byId('entry'),
    carry: () => ({ body: { reason: 'personal data' } }),
    own: erasers,
  },
  'POST /api/v1/audit/entries/{id}/erasure': {
    path: byId('entry'),
    carry: ({ approval }) => ({ body: { reason: 'personal data', approvalId: approval } }),
    own: erasers,
  },
  'GET /log/checkpoint': nothing,
  'GET /log/tile/{rest}': { path: () => ({ rest: '0/000.p/1' }) },
  'GET /log/vkey': nothing,
};

const version = ({ dataset }: Objects) => ({ id: dataset, number: '1' });
const item = { lowMinor: '1', baseMinor: '2', highMinor: '3' };
const costs = { currency: 'CNY', planning: item, direct: item, indirect: item, opportunity: item, taxes: item };
const indicator = { code: '020100', status: 'computed', numerator: 1, denominator: 1, result: 1 };
const someHash = 'a'.repeat(64);
const someCertificate = {
  statement: {
    schema: 'corridor.certificate/1',
    id: 'crt_1',
    issuedAt: '2026-01-01T00:00:00.000Z',
    issuer: { organisationId: null, name: 'somebody', region: '110000' },
    subject: { datasetId: 'ds_1', name: 'x', versionId: 'dsv_1', versionNumber: 1, owner: 'somebody' },
    content: { contentSha256: someHash, files: [someHash], uploadSha256: null, rows: 1, columns: 1 },
    method: { measurer: 'm', editions: ['e'], sample: 'every row' },
    quality: { score: 100, grade: 'A', coverage: 1, dimensions: [{ id: '02', score: 100 }], indicators: [indicator] },
    sensitivity: { level: '1', allowedModes: ['download'] },
  },
  signatures: [{ algorithm: 'Ed25519', keyId: 'key_1', publicKey: 'AA==', value: 'AA==' }],
};
const lowering = { column: 'name', level: '2', reason: 'looked into' };

const someContract = 'apiVersion: v3.1.0\nkind: DataContract\nid: matrix\nversion: 1.0.0\nstatus: draft\n';

const datasets: Readonly<Record<string, Row>> = {
  'POST /api/v1/datasets': send({ name: 'another', titleZh: '又一张表' }),
  'POST /api/v1/datasets/{id}/versions': {
    path: byId('dataset'),
    carry: () => ({ body: Buffer.from('name,fuel,capacity_mw\nNew,Wind,1\n') }),
  },
  'POST /api/v1/datasets/{id}/uploads': {
    path: byId('dataset'),
    carry: () => ({ body: { name: 'a.csv', bytes: 10 } }),
  },
  'GET /api/v1/my/uploads': nothing,
  'GET /api/v1/uploads/{id}': { path: byId('upload') },
  'HEAD /api/v1/uploads/{id}': { path: byId('upload') },
  'PATCH /api/v1/uploads/{id}': {
    path: byId('upload'),
    carry: () => ({ headers: { 'upload-offset': '0' }, body: Buffer.from('a\n') }),
  },
  'POST /api/v1/uploads/{id}/complete': { path: byId('upload') },
  'DELETE /api/v1/uploads/{id}': { path: byId('upload'), ends: true },
  'GET /api/v1/datasets': nothing,
  'GET /api/v1/datasets/{id}': { path: byId('dataset') },
  'GET /api/v1/datasets/{id}/versions': { path: byId('dataset') },
  'GET /api/v1/datasets/{id}/versions/{number}': { path: version },
  'POST /api/v1/datasets/{id}/versions/{number}/rereading': {
    path: version,
    carry: () => ({ body: { delimiter: ',' } }),
  },
  'GET /api/v1/my/assessments': { carry: ({ dataset }) => ({ query: { datasets: dataset } }) },
  'GET /api/v1/datasets/{id}/versions/{number}/assessment': { path: version },
  'GET /api/v1/datasets/{id}/versions/{number}/assessment/suspects': { path: version },
  'POST /api/v1/datasets/{id}/versions/{number}/assessment/suspects/marks': {
    path: version,
    carry: () => ({ body: { row: 0, column: '', verdict: 'right' } }),
  },
  'GET /api/v1/datasets/{id}/versions/{number}/assessment/suspects/context': {
    path: version,
    carry: () => ({ query: { row: '0' } }),
  },
  'GET /api/v1/datasets/{id}/versions/{number}/assessment/report.html': { path: version },
  'POST /api/v1/datasets/{id}/versions/{number}/certificate': { path: version },
  'GET /api/v1/certificates/{id}': { path: byId('certificate') },
  'POST /api/v1/certificate-checks': send(someCertificate),
  'GET /api/v1/datasets/{id}/contract': { path: byId('dataset') },
  'PUT /api/v1/datasets/{id}/contract': { path: byId('dataset'), carry: () => ({ body: { text: someContract } }) },
  'PATCH /api/v1/datasets/{id}/contract': {
    path: byId('dataset'),
    carry: () => ({ body: { changes: [{ op: 'add', path: '/status', value: 'active' }] } }),
  },
  'POST /api/v1/datasets/{id}/contract/problems': {
    path: byId('dataset'),
    carry: () => ({ body: { text: 'kind: nothing' } }),
  },
  'GET /api/v1/datasets/{id}/contract/suggestions': { path: byId('dataset') },
  'POST /api/v1/datasets/{id}/contract/suggestions/{rule}': {
    path: ({ dataset: id }) => ({ id, rule: 'c0.required' }),
  },
  'GET /api/v1/datasets/{id}/comparison': {
    path: byId('dataset'),
    // The version that there is, with itself: refused by what it asks for, not by whose it is.
    carry: () => ({ query: { from: '1', to: '1' } }),
  },
  'PUT /api/v1/datasets/{id}/costs': {
    path: byId('dataset'),
    carry: () => ({ body: costs }),
  },
  'GET /api/v1/datasets/{id}/value-sheet': { path: byId('dataset') },
  'PUT /api/v1/datasets/{id}/value-sheet': {
    path: byId('dataset'),
    carry: () => ({ body: { currency: 'CNY', purpose: 'matrix' } }),
  },
  'POST /api/v1/datasets/{id}/levels': { path: byId('dataset'), carry: () => ({ body: lowering }) },
  'GET /api/v1/datasets/{id}/level-approvals': { path: byId('dataset') },
  'POST /api/v1/datasets/{id}/level-approvals': { path: byId('dataset'), carry: () => ({ body: lowering }) },
};

/** Alpha sees its own, Gamma is invited, the operator has reviewed it. */
const invited = ['alpha', 'gamma', 'home'];
const product = { path: byId('product') };
const hiddenProduct: Row = { ...product, hidden: ({ productInvited }) => ({ id: productInvited }), mayFind: invited };
const claim = { verdict: 'conforms', conditions: '' };

const catalog: Readonly<Record<string, Row>> = {
  'GET /api/v1/products': nothing,
  'GET /api/v1/products/suggest': nothing,
  'GET /api/v1/products/{id}': hiddenProduct,
  'GET /api/v1/products/{id}/related': hiddenProduct,
  'GET /api/v1/products/{id}/sample': hiddenProduct,
  'PUT /api/v1/products/{id}/sample': { ...product, carry: () => ({ body: { isOn: true, k: 5 } }) },
  'GET /api/v1/my/products': nothing,
  'GET /api/v1/my/products/{id}': product,
  'POST /api/v1/products': {
    carry: ({ dataset }) => ({ body: draftOf([dataset]) }),
    names: true,
    own: ['alpha.provider'],
  },
  'PUT /api/v1/products/{id}': { ...product, carry: ({ dataset }) => ({ body: draftOf([dataset]) }) },
  'POST /api/v1/products/{id}/source-statement': { ...product, carry: () => ({ body: sourceStatement }) },
  'POST /api/v1/products/{id}/opinion-preview': {
    ...product,
    carry: ({ opinion }) => ({ body: { ...claim, evidenceId: opinion } }),
  },
  'POST /api/v1/products/{id}/opinion': { ...product, carry: () => ({ body: checklistOpinion }) },
  'GET /api/v1/products/{id}/listability': product,
  'GET /api/v1/my/products/{id}/papers': product,
  'POST /api/v1/products/{id}/submission': product,
  'POST /api/v1/products/{id}/withdrawal': product,
  'POST /api/v1/products/{id}/delisting': {
    ...product,
    carry: () => ({ body: { reasons: [{ zh: '下架', en: 'off' }] } }),
    ends: true,
  },
  'POST /api/v1/products/{id}/evidence': {
    ...product,
    carry: () => ({ query: { purpose: 'source', name: 'more.pdf' }, body: Buffer.from('more') }),
  },
  'GET /api/v1/products/{id}/evidence/{evidenceId}': {
    path: (objects) => ({ id: objects.product, evidenceId: objects.evidence }),
  },
  'GET /api/v1/operator/reviews': nothing,
  'GET /api/v1/operator/reviews/{id}': product,
  'POST /api/v1/products/{id}/review': {
    ...product,
    carry: () => ({ body: { decision: 'approve', contentSha256: '0'.repeat(64) } }),
  },
  'GET /api/v1/operator/art33-export': nothing,
  'GET /catalog': nothing,
  'GET /catalog.ttl': nothing,
  'GET /catalog.jsonld': nothing,
  'GET /catalog.rdf': nothing,
  'GET /catalog.nt': nothing,
  'GET /catalog/dump.nt.gz': nothing,
  'GET /dataset/{name}': {
    path: ({ product: name }) => ({ name }),
    hidden: ({ productInvited: name }) => ({ name }),
  },
  'GET /api/v1/catalog/vocabulary': nothing,
  'GET /api/v1/showcase/{id}': { path: ({ organisations }) => ({ id: organisations.alpha }) },
  'PUT /api/v1/showcase': { carry: () => ({ body: { about: { zh: '介绍', en: '' }, contact: '' } }) },
};

const desk: Readonly<Record<string, Row>> = {
  'GET /api/v1/my/work': nothing,
  'GET /api/v1/search': { carry: ({ agreement }) => ({ query: { q: agreement } }) },
  'GET /api/v1/earnings': nothing,
  'GET /api/v1/usage-by-buyer': nothing,
  'GET /api/v1/market/flows': nothing,
  'GET /api/v1/market/statistics': nothing,
  'GET /api/v1/operator/jobs': nothing,
  'POST /api/v1/operator/jobs/{id}/retry': { path: () => ({ id: '00000000-0000-4000-8000-000000000000' }) },
  'GET /api/v1/operator/health': nothing,
  'GET /api/v1/operator/configuration': nothing,
  'GET /api/v1/agreements/{id}/replay': { path: byId('agreement') },
  'GET /api/v1/agreements/{id}/timeline': { path: byId('agreement') },
};

/** Every row, by method and path as the route has them. */
export const rows: Readonly<Record<string, Row>> = {
  ...operations,
  ...identity,
  ...audit,
  ...ledgerRows,
  ...datasets,
  ...catalog,
  ...negotiationRows,
  ...agreementRows,
  ...bearerRows,
  ...noticeRows,
  ...caseRows,
  ...cityRows,
  ...desk,
  ...paperRows,
};

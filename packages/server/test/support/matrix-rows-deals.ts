/** Rows of the matrix for money, deals and deliveries. */
import type { Row } from './matrix.ts';
import { propose } from './world-deals.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const body = (value: object) => () => ({ body: value });
const transferId = 'trf_01h455vb4pex5vsknk084sn02q';

const account: Row = { path: ({ account: id }) => ({ id }) };
const homeManager = ['home.exchangeManager'];
const bookkeepers = [...homeManager, 'home.auditor'];

/** Rows of the ledger's routes. */
export const ledgerRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/ledger/books': nothing,
  'POST /api/v1/ledger/books': {
    carry: body({ region: '110000', currency: 'USD', bankName: 'Bank', bankAccount: '1' }),
    names: true,
    own: homeManager,
  },
  'GET /api/v1/ledger/accounts': nothing,
  'POST /api/v1/ledger/accounts': {
    carry: ({ organisations }) => ({
      body: { currency: 'CNY', region: '110000', organisationId: organisations.alpha },
    }),
    names: true,
    own: ['alpha.manager', 'alpha.provider', 'alpha.buyer', 'alpha.thirdParty', 'alpha.clerk', ...homeManager],
  },
  'GET /api/v1/ledger/accounts/{id}': account,
  'GET /api/v1/ledger/accounts/{id}/transfers': account,
  'GET /api/v1/ledger/accounts/{id}/statement': {
    ...account,
    carry: () => ({ query: { from: '2026-01-01', to: '2026-12-31' } }),
  },
  'GET /api/v1/ledger/transfers/{id}/proof': { path: ({ transfer: id }) => ({ id }) },
  'GET /api/v1/ledger/trial-balance': { carry: () => ({ query: { currency: 'CNY' } }) },
  'GET /api/v1/ledger/escrows/{id}': { path: ({ agreement: id }) => ({ id }) },
  'POST /api/v1/ledger/bank-statements': {
    carry: ({ book }) => ({ body: { number: '2', csv: 'nonsense', bookId: book } }),
    names: true,
    own: homeManager,
  },
  'GET /api/v1/ledger/suspense': nothing,
  'POST /api/v1/ledger/suspense/{id}/retry': { path: ({ bankLine: id }) => ({ id }) },
  'GET /api/v1/ledger/bank-instructions': {
    carry: ({ book }) => ({ query: { currency: 'CNY', bookId: book } }),
    names: true,
    own: bookkeepers,
  },
  'POST /api/v1/ledger/days/{date}/close': {
    path: () => ({ date: '2026-01-01' }),
    carry: ({ book }) => ({ body: { currency: 'CNY', bookId: book } }),
    names: true,
    own: homeManager,
  },
  'POST /api/v1/ledger/transfers': {
    carry: ({ account: debitAccountId, accountOfGamma: creditAccountId }) => ({
      body: {
        transfers: [
          { id: transferId, debitAccountId, creditAccountId, amountMinor: '1', currency: 'CNY', reason: 'by hand' },
        ],
      },
    }),
    names: true,
    own: homeManager,
  },
};

const negotiation: Row = { path: ({ negotiation: id }) => ({ id }) };
const proposal = propose('100');
const reason = { reason: 'enough' };
const signature = { keyId: 'key_01h455vb4pex5vsknk084sn02q', value: Buffer.alloc(64).toString('base64') };
const region = { path: () => ({ region: '110000' }) };
/** Whom the provider invited; the operator reviewed the product. */
const invited = ['alpha', 'gamma', 'home'];

const sidesAtHome = ['alpha.provider', 'alpha.buyer', 'gamma.provider', 'gamma.buyer'];

/** Rows of offers and negotiations. */
export const negotiationRows: Readonly<Record<string, Row>> = {
  'POST /api/v1/products/{id}/offers': { path: ({ product: id }) => ({ id }), carry: body(proposal) },
  'GET /api/v1/products/{id}/offers': {
    path: ({ product: id }) => ({ id }),
    hidden: ({ productInvited: id }) => ({ id }),
    mayFind: invited,
  },
  'GET /api/v1/offers/{id}': {
    path: ({ offer: id }) => ({ id }),
    hidden: ({ offerInvited: id }) => ({ id }),
    mayFind: invited,
  },
  'POST /api/v1/offers/{id}/quote': {
    path: ({ offer: id }) => ({ id }),
    hidden: ({ offerInvited: id }) => ({ id }),
    mayFind: invited,
    carry: body({ uses: 1 }),
  },
  'POST /api/v1/offers/{id}/check': { path: ({ offer: id }) => ({ id }), carry: body({}) },
  'POST /api/v1/offers/{id}/withdrawal': { path: ({ offer: id }) => ({ id }), ends: true },
  'POST /api/v1/terms/clauses': { carry: body(proposal) },
  'GET /api/v1/regions/{region}/conditions': region,
  'PUT /api/v1/regions/{region}/conditions': { ...region, carry: body({ feeBasisPoints: 100, acceptanceDays: 7 }) },
  'GET /api/v1/negotiations': nothing,
  'GET /api/v1/negotiations/{id}': negotiation,
  'GET /api/v1/negotiations/{id}/versions': negotiation,
  'GET /api/v1/negotiations/{id}/agreement': negotiation,
  'POST /api/v1/negotiation-drafts': {
    carry: ({ offerInvited: offerId }) => ({ body: { ...proposal, offerId } }),
    names: true,
    own: sidesAtHome,
  },
  'POST /api/v1/negotiations/{id}/version-draft': { ...negotiation, carry: body(proposal) },
  'POST /api/v1/negotiations/{id}/acceptance-draft': { ...negotiation, carry: body({}) },
  'POST /api/v1/negotiations/{id}/check': { ...negotiation, carry: body({}) },
  'POST /api/v1/negotiations': {
    carry: ({ offerInvited: offerId }) => ({ body: { ...proposal, offerId, signature } }),
    names: true,
    own: sidesAtHome,
  },
  'POST /api/v1/negotiations/{id}/versions': { ...negotiation, carry: body({ ...proposal, signature }) },
  'POST /api/v1/negotiations/{id}/acceptance': { ...negotiation, carry: body({ ...proposal, number: 1, signature }) },
  'POST /api/v1/negotiations/{id}/agreement': { ...negotiation, carry: body({ signature }) },
  'POST /api/v1/negotiations/{id}/verification': { ...negotiation, carry: body({ signature }) },
  'POST /api/v1/negotiations/{id}/termination': { ...negotiation, carry: body(reason), ends: true },
};

const agreement: Row = { path: ({ agreement: id }) => ({ id }) };
const buyer = ['gamma.buyer'];
const stated = { statement: 'All copies were deleted.' };

/** Rows of agreements and of the platform's own way to what they open. */
export const agreementRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/agreements': nothing,
  'GET /api/v1/agreements/{id}': agreement,
  'GET /api/v1/agreements/{id}/clauses': agreement,
  'GET /api/v1/agreements/{id}/counters': agreement,
  'GET /api/v1/agreements/{id}/usage': agreement,
  'GET /api/v1/agreements/{id}/odrl': agreement,
  'POST /api/v1/agreements/{id}/acceptance': { ...agreement, ends: true },
  'POST /api/v1/agreements/{id}/dispute': { ...agreement, carry: body(reason), ends: true },
  'POST /api/v1/agreements/{id}/dispute/settlement': {
    ...agreement,
    carry: body({ ...reason, outcome: 'refund' }),
    ends: true,
  },
  'POST /api/v1/agreements/{id}/termination': { ...agreement, carry: body(reason), ends: true },
  'POST /api/v1/agreements/{id}/payment-proof': { ...agreement, carry: body({ proofSha256: 'ab'.repeat(32) }) },
  'POST /api/v1/agreements/{id}/payment-answer': { ...agreement, carry: body({ received: true }) },
  'POST /api/v1/agreements/{id}/deletion-statement-draft': { ...agreement, carry: body(stated) },
  'POST /api/v1/agreements/{id}/deletion-statement': { ...agreement, carry: body({ ...stated, signature }) },
  'GET /api/v1/agreements/{id}/profile': { ...agreement, own: buyer },
  'POST /api/v1/agreements/{id}/profile': { ...agreement, own: buyer },
  'GET /api/v1/agreements/{id}/readings': agreement,
  'GET /api/v1/agreements/{id}/download': { ...agreement, own: buyer },
};

const share: Row = { path: ({ share: { share: name } }) => ({ share: name }) };
const schema: Row = { path: ({ share: { share: name, schema } }) => ({ share: name, schema }) };
const table: Row = {
  path: ({ share: { share: name, ...rest } }) => ({ share: name, schema: rest.schema, table: rest.table }),
};
const file: Row = {
  path: (objects: Objects) => {
    const [agreementId = '', tableId = '', name = ''] = objects.share.file.split('?')[0]?.split('/').slice(3) ?? [];
    return { agreementId, tableId, file: name };
  },
};
const tablePath = '/delta-sharing/shares/{share}/schemas/{schema}/tables/{table}';

/** Rows of the Delta Sharing protocol and of signed addresses. */
export const bearerRows: Readonly<Record<string, Row>> = {
  'GET /delta-sharing/shares': nothing,
  'GET /delta-sharing/shares/{share}': share,
  'GET /delta-sharing/shares/{share}/schemas': share,
  'GET /delta-sharing/shares/{share}/schemas/{schema}/tables': schema,
  'GET /delta-sharing/shares/{share}/all-tables': share,
  [`GET ${tablePath}/version`]: table,
  [`HEAD ${tablePath}`]: table,
  [`GET ${tablePath}/metadata`]: table,
  [`POST ${tablePath}/query`]: { ...table, carry: body({}) },
  [`GET ${tablePath}/changes`]: { ...table, carry: () => ({ query: { startingVersion: '1' } }) },
  [`POST ${tablePath}/temporary-table-credentials`]: { ...table, carry: body({}) },
  [`POST ${tablePath}/queries/{queryId}`]: {
    path: (objects) => ({ ...(table.path?.(objects) ?? {}), queryId: 'q1' }),
    carry: body({}),
  },
  'GET /delta-sharing/files/{agreementId}/{tableId}/{file}': file,
  'HEAD /delta-sharing/files/{agreementId}/{tableId}/{file}': file,
};

/**
 * Every page of the portal with an address that exists in the demo and somebody who may open it, made from the portal's own tables: a page
 * that is added without an example here fails the test.
 */
import { type Api, createApi } from '@corridor/client';
import { pages } from '../../src/public/pages.ts';
import type { WorkPage } from '../../src/work/area.ts';
import { workPages } from '../../src/work/areas.ts';
import type { Ground } from './ground.ts';

/** A page to look at; `as` is the address of who signs in for it. */
export type Place = { readonly name: string; readonly path: string; readonly as: string | undefined };

const provider = 'provider@qingqiong.example';
const buyer = 'buyer@saibei.example';

/** Who opens a working page: the first whose role it needs. Pages for everybody are opened by the buyer. */
const people = {
  provider,
  buyer,
  manager: provider,
  thirdParty: 'opinion@hengzhun.example',
  clerk: 'clerk@exchange-110000.example',
  exchangeManager: 'exchange@exchange-110000.example',
  auditor: 'auditor@exchange-110000.example',
  systemAdmin: 'system@exchange-110000.example',
  securityAdmin: 'security@exchange-110000.example',
  auditAdmin: 'audit@exchange-110000.example',
} as const;

type Ids = Readonly<
  Record<
    | 'account'
    | 'product'
    | 'provider'
    | 'dataset'
    | 'negotiation'
    | 'agreement'
    | 'offer'
    | 'document'
    | 'upload'
    | 'import'
    | 'case'
    | 'form',
    string
  >
>;

const signedIn = async (ground: Ground, email: string): Promise<Api> => {
  const { password } = ground.person(email);
  const api = createApi(ground.address);
  const session = await api.call<{ token: string }>('POST', '/api/v1/sessions', { body: { email, password } });
  if (!session.ok) throw new Error(session.problem.detail);
  return api.as(session.value.token);
};

type Listed = { readonly items: readonly { readonly id: string; readonly provider?: { readonly id: string } }[] };

const firstOf = async (api: Api, path: string): Promise<Listed['items'][number]> => {
  const answer = await api.call<Listed>('GET', path);
  const [first] = answer.ok ? answer.value.items : [];
  if (first === undefined) throw new Error(`the demo has nothing under ${path}`);
  return first;
};

/** The number of a document that was handed out. */
const issued = async (ground: Ground, productId: string): Promise<string> => {
  const answer = await fetch(`${ground.address}/api/v1/products/${productId}/assessment.pdf`);
  return answer.headers.get('x-document-number') ?? '';
};

/** An upload that has begun. */
const begun = async (selling: Api, datasetId: string): Promise<string> => {
  const body = { name: 'half-sent.csv', bytes: 1_000_000, mode: 'append' };
  const answer = await selling.call<{ id: string }>('POST', `/api/v1/datasets/${datasetId}/uploads`, { body });
  return answer.ok ? answer.value.id : '';
};

/** A list of members that was sent to be looked at: one row that would invite, one that is refused. */
const sent = async (operating: Api): Promise<string> => {
  const body = new Blob(['机构名称,市场角色,联系邮箱\n示例数据有限公司,提供方,sample@list.example\n,运营方,none\n']);
  const call = { query: { kind: 'members', name: 'members.csv' }, body };
  const answer = await operating.call<{ id: string }>('POST', '/api/v1/operator/imports', call);
  return answer.ok ? answer.value.id : '';
};

/** A request that the office wrote down at its counter. */
const asked = async (operating: Api): Promise<string> => {
  const answers = { kind: 'complain', matter: 'noise', description: '工地夜间十点以后仍在施工，影响休息。' };
  const body = { type: 'residents-request', answers };
  const answer = await operating.call<{ id: string }>('POST', '/api/v1/cases', { body });
  if (!answer.ok) throw new Error(answer.problem.detail);
  return answer.value.id;
};

/** A form that an organisation has begun. */
const begunForm = async (selling: Api): Promise<string> => {
  const answer = await selling.call<{ id: string }>('POST', '/api/v1/case-drafts', { body: { type: 'support-money' } });
  if (!answer.ok) throw new Error(answer.problem.detail);
  return answer.value.id;
};

const findIds = async (ground: Ground): Promise<Ids> => {
  const [selling, buying] = [await signedIn(ground, provider), await signedIn(ground, buyer)];
  const ownProduct = await firstOf(selling, '/api/v1/my/products');
  const dataset = await firstOf(selling, '/api/v1/datasets');
  const operating = await signedIn(ground, people.exchangeManager);
  const me = await selling.call<{ organisationId: string }>('GET', '/api/v1/me');
  return {
    product: ownProduct.id,
    provider: me.ok ? me.value.organisationId : '',
    offer: (await firstOf(selling, `/api/v1/products/${ownProduct.id}/offers`)).id,
    dataset: dataset.id,
    upload: await begun(selling, dataset.id),
    negotiation: (await firstOf(buying, '/api/v1/negotiations')).id,
    agreement: (await firstOf(buying, '/api/v1/agreements')).id,
    account: (await firstOf(buying, '/api/v1/ledger/accounts')).id,
    document: await issued(ground, ownProduct.id),
    import: await sent(operating),
    case: await asked(operating),
    form: await begunForm(selling),
  };
};

type Example = (ids: Ids) => readonly string[];

/** Addresses of patterns with parts to fill in. */
const examples: Readonly<Record<string, Example>> = {
  '/products/:id': ({ product }) => [`/products/${product}`],
  '/providers/:id': ({ provider: id }) => [`/providers/${id}`],
  '/doors/:door': () => ['haveData', 'needData', 'needSupport', 'liveHere'].map((door) => `/doors/${door}`),
  '/request/:type': () => ['residents-request', 'training-course'].map((type) => `/request/${type}`),
  '/check/:number': ({ document }) => [`/check/${document}`],
  '/work/publish/:id': ({ upload }) => [`/work/publish/${upload}`],
  '/work/imports/:id': ({ import: id }) => [`/work/imports/${id}`],
  '/work/datasets/:id': ({ dataset }) => [
    `/work/datasets/${dataset}`,
    ...['suspects', 'level', 'value', 'report'].map((tab) => `/work/datasets/${dataset}?tab=${tab}`),
  ],
  '/work/cases/:id': ({ case: id }) => [`/work/cases/${id}`],
  '/work/scoring/:id': ({ case: id }) => [`/work/scoring/${id}`],
  '/work/apply/:type': () => ['/work/apply/support-money'],
  '/work/case-drafts/:id': ({ form }) => [`/work/case-drafts/${form}`],
  '/work/datasets/:id/value': ({ dataset }) => [`/work/datasets/${dataset}/value`],
  '/work/datasets/:id/contract': ({ dataset }) => [`/work/datasets/${dataset}/contract`],
  '/work/products/:id': ({ product }) => [`/work/products/${product}`],
  '/work/products/:id/offers/new': ({ product }) => [`/work/products/${product}/offers/new`],
  '/work/negotiations/:id': ({ negotiation }) => [`/work/negotiations/${negotiation}`],
  '/work/agreements/:id': ({ agreement }) => [`/work/agreements/${agreement}`],
  '/work/reviews/:id': ({ product }) => [`/work/reviews/${product}`],
  '/work/members/:id': ({ provider: id }) => [`/work/members/${id}`],
  '/work/books/:id': ({ account }) => [`/work/books/${account}`],
};

const whoOpens = ({ roles }: WorkPage): string => (roles === undefined ? buyer : people[roles[0] ?? 'buyer']);

/** Pages that are opened from another one, with what that one says. */
const queries: Readonly<Record<string, (ids: Ids) => string>> = {
  '/work/negotiate': ({ product, offer }) => `?product=${product}&offer=${offer}`,
};

const filled = (pattern: string, ids: Ids): readonly string[] => {
  if (!pattern.includes(':')) return [`${pattern}${queries[pattern]?.(ids) ?? ''}`];
  const example = examples[pattern];
  if (example === undefined) throw new Error(`a page without an example in places.ts: ${pattern}`);
  return example(ids);
};

const nameOf = (path: string, ids: Ids): string => {
  const short = Object.entries(ids).reduce((text, [name, id]) => text.replace(id, name), path);
  return short.replace(/^\//, '').replaceAll(/[^a-zA-Z0-9]+/g, '-') || 'home';
};

/** Every page with its addresses. */
export const listPages = async (ground: Ground): Promise<Place[]> => {
  const ids = await findIds(ground);
  const open = pages.map(({ path }) => ({ pattern: path, as: undefined }));
  const work = workPages.map((page) => ({
    pattern: page.path === '' ? '/work' : `/work/${page.path}`,
    as: whoOpens(page),
  }));
  const missing = { pattern: '/no-such-page', as: undefined };
  return [...open, ...work, missing].flatMap(({ pattern, as }) =>
    filled(pattern, ids).map((path) => ({ name: nameOf(path, ids), path, as })),
  );
};

/** One of each object that a path may address, made the way members make them. */
import type { Api } from '@corridor/client';
import { invariant, ok } from '#kernel';
import { systemClock } from '#platform/clock';
import { emit } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { openSession } from '../../src/identity/sessions.ts';
import { builtInTemplate } from '../../src/paper/core/report-builtin.ts';
import { requestAnswers, smallDefinition, unpayableDefinition } from './cases.ts';
import { announcement } from './matrix-rows-people.ts';
import { must, signInAs, type TestPlatform } from './platform.ts';
import type { OrganisationName, Persona } from './world.ts';
import {
  type Agreement,
  bankDay,
  deal,
  newKey,
  offer,
  openAccount,
  openBank,
  openBook,
  propose,
  type Trader,
} from './world-deals.ts';
import { draft, list, publish } from './world-goods.ts';

/** What a Delta Sharing client holds: the token, where it leads, and a file's address. */
export type Share = {
  readonly token: string;
  readonly share: string;
  readonly schema: string;
  readonly table: string;
  /** Path and query of a file's signed address. */
  readonly file: string;
};

/** Ids and names of what there is. Alpha owns it, unless it says otherwise. */
export type Objects = {
  readonly organisations: Readonly<Record<OrganisationName, string>>;
  readonly person: string;
  readonly token: string;
  /** Where Alpha's manager is signed in. */
  readonly session: string;
  /** Alpha's, to a colleague. */
  readonly invitation: string;
  /** Waits for Alpha's second manager. */
  readonly approval: string;
  /** Alpha's, published, and one that is a draft yet. */
  readonly definition: string;
  readonly definitionDraft: string;
  /** Opened by Alpha at the home operator, with a document; and a form of Alpha's that is no case yet. */
  readonly case: string;
  readonly material: string;
  readonly draft: string;
  /** Something that a step in a case of Alpha's as the office could not do. */
  readonly incident: string;
  /** An entry with Alpha as the only party. */
  readonly entry: string;
  readonly dataset: string;
  /** About its first version. */
  readonly certificate: string;
  /** Of a file for the dataset; nothing has come of it yet. */
  readonly upload: string;
  /** Listed for everybody; with a file of evidence and one of an opinion. */
  readonly product: string;
  readonly evidence: string;
  readonly opinion: string;
  readonly productDraft: string;
  /** Listed for Gamma alone. */
  readonly productInvited: string;
  readonly offer: string;
  readonly offerInvited: string;
  /** Between Alpha, the provider, and Gamma, the buyer; paid into escrow. */
  readonly negotiation: string;
  readonly agreement: string;
  readonly account: string;
  readonly accountOfGamma: string;
  readonly transfer: string;
  /** A line of a statement in the home operator's suspense. */
  readonly bankLine: string;
  readonly book: string;
  /** Told to Alpha's provider, and a message to Alpha that could not go out. */
  readonly notice: string;
  readonly delivery: string;
  /** The home operator's draft. */
  readonly announcement: string;
  /** A list that the home operator looks at. */
  readonly import: string;
  /** The home operator's. */
  readonly report: string;
  readonly reportTemplate: string;
  /** Gamma's way into the agreement, and Beta's into another one about the same dataset. */
  readonly share: Share;
  readonly shareOfBeta: Share;
};

type Ground = {
  readonly platform: TestPlatform;
  readonly traders: { readonly alpha: Trader; readonly beta: Trader; readonly gamma: Trader };
  readonly ids: Readonly<Record<OrganisationName, string>>;
  readonly personas: readonly Persona[];
};

type Listed = { readonly items: readonly { readonly id: string }[] };

const firstOf = async (api: Api, path: string, query: Readonly<Record<string, string>> = {}): Promise<string> => {
  const [first] = (await must(api.call<Listed>('GET', path, { query }))).items;
  invariant(first !== undefined, `${path} has an item`);
  return first.id;
};

const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\nChengde,Solar,20\n';

const makeGoods = async ({ platform, traders: { alpha, gamma } }: Ground, operator: Api) => {
  const { id: dataset } = await publish(alpha.api, 'plants', csv);
  const { statement } = await must(
    alpha.api.call<{ statement: { id: string } }>('POST', `/api/v1/datasets/${dataset}/versions/1/certificate`),
  );
  const files: string[] = [];
  const product = await list(alpha.api, operator, [dataset], {}, async (id) => {
    for (const purpose of ['source', 'opinion']) {
      const call = { query: { purpose, name: 'file.pdf' }, body: new Blob([purpose]) };
      const path = `/api/v1/products/${id}/evidence`;
      files.push((await must(alpha.api.call<{ id: string }>('POST', path, call))).id);
    }
  });
  const [evidence = '', opinion = ''] = files;
  const invited = { visibility: 'invited', invitedIds: [gamma.id] };
  const productInvited = await list(alpha.api, operator, [dataset], invited);
  const extract = await list(alpha.api, operator, [dataset], { title: { zh: '摘录', en: 'Extract' } });
  const productDraft = await draft(alpha.api, [dataset]);
  await platform.platform.outbox.drained();
  return { dataset, certificate: statement.id, product, extract, productInvited, productDraft, evidence, opinion };
};

type Goods = Awaited<ReturnType<typeof makeGoods>>;

const fund = async ({ traders: { alpha, gamma } }: Ground, operator: Api, region: string) => {
  const book = await openBook(operator, region);
  const [account, accountOfGamma] = [await openAccount(alpha), await openAccount(gamma)];
  const moves = [account.subAccount, accountOfGamma.subAccount, '999999'].map((subAccount) => ({
    ...{ subAccount: subAccount ?? '', direction: 'C' as const, amountMinor: '100000', reference: 'deposit' },
  }));
  await must(openBank(operator).state(bankDay(systemClock.now()), moves));
  return { book: book.id, account: account.id, accountOfGamma: accountOfGamma.id };
};

type Profile = { readonly endpoint: string; readonly bearerToken: string };
type Opened = {
  readonly share: string;
  readonly tables: readonly { readonly name: string; readonly address: string }[];
};

const openShare = async (buyer: Trader, { id }: Agreement): Promise<Share> => {
  const path = `/api/v1/agreements/${id}/profile`;
  const { endpoint, bearerToken: token } = await must(buyer.api.call<Profile>('POST', path));
  const { share, tables } = await must(buyer.api.call<Opened>('GET', path));
  const [table] = tables;
  const [, schema] = table?.address.split('.') ?? [];
  invariant(table !== undefined && schema !== undefined, 'the agreement opens a table');
  const query = await fetch(`${endpoint}shares/${share}/schemas/${schema}/tables/${table.name}/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '{}',
  });
  const line = (await query.text()).split('\n').find((text) => text.startsWith('{"file"')) ?? '';
  const { pathname, search } = new URL((JSON.parse(line) as { file: { url: string } }).file.url);
  return { token, share, schema, table: table.name, file: `${pathname}${search}` };
};

const makeDeal = async ({ traders }: Ground, goods: Goods) => {
  const { alpha: provider, beta, gamma: buyer } = traders;
  const agreement = await deal({ provider, buyer }, goods.product, propose('20000'));
  const shared = await deal({ provider, buyer: beta }, goods.extract, propose('0'));
  return {
    agreement: agreement.id,
    negotiation: await firstOf(buyer.api, '/api/v1/negotiations'),
    offer: await offer(provider, goods.product, propose('100')),
    offerInvited: await offer(provider, goods.productInvited, propose('100')),
    share: await openShare(buyer, agreement),
    shareOfBeta: await openShare(beta, shared),
  };
};

/** A session straight into the register: signing in costs a slow hash, and personas have no password. */
const openSessionOf = async ({ platform, api }: TestPlatform, persona: Persona | undefined): Promise<string> => {
  invariant(persona !== undefined, 'the persona is there');
  const me = await must(persona.api.call<{ organisationId: string }>('GET', '/api/v1/me'));
  const opened = await platform.kit.db.transact(systemActor('test.world'), (tx) =>
    openSession(tx, persona.personId, { wanted: me.organisationId }),
  );
  invariant(opened.ok, 'a session is opened');
  const mine = api.as(opened.value.token);
  return firstOf(mine, '/api/v1/sessions');
};

/** What only Alpha's own people see: a colleague, a token, an approval, an entry about its dataset. */
const makeInternals = async ({ platform, traders: { alpha }, personas }: Ground, dataset: string) => {
  const file = { name: 'more.csv', bytes: 10 };
  const begun = alpha.api.call<{ id: string }>('POST', `/api/v1/datasets/${dataset}/uploads`, { body: file });
  const replacement = { publicKey: newKey().publicKey, reason: 'a new machine' };
  const approval = await must(
    alpha.api.call<{ approvalId: string }>('POST', '/api/v1/keys/replacement', { body: replacement }),
  );
  const token = { name: 'script', scopes: ['read'], days: 1 };
  const invited = { email: 'somebody@alpha.example', roles: ['manager'] };
  const session = await signInAs(platform.api, alpha.email);
  return {
    person: personas.find(({ name }) => name === 'alpha.thirdParty')?.personId ?? '',
    token: (await must(session.call<{ id: string }>('POST', '/api/v1/tokens', { body: token }))).id,
    invitation: (await must(alpha.api.call<{ id: string }>('POST', '/api/v1/invitations', { body: invited }))).id,
    session: await openSessionOf(
      platform,
      personas.find(({ name }) => name === 'alpha.manager'),
    ),
    upload: (await must(begun)).id,
    approval: approval.approvalId,
    entry: await firstOf(alpha.api, '/api/v1/audit/entries', { subject: dataset }),
  };
};

/** A notice of Alpha's provider, and a letter to Alpha that stays here because no mail server is set up. */
const makeNotices = async ({ platform, ids, personas }: Ground) => {
  const { kit, outbox } = platform.platform;
  const params = { link: 'https://data.example.cn/reset', until: '2026-12-01' };
  const letter = { to: 'alpha@member.example', template: 'identity.password_reset', params, organisation: ids.alpha };
  await kit.db.transact(systemActor('test.world'), async (tx) =>
    ok(await emit(tx, { topic: 'mail', payload: { ...letter, language: 'zh' } })),
  );
  await outbox.drained();
  const as = (name: string): Api => {
    const persona = personas.find((one) => one.name === name);
    invariant(persona !== undefined, `${name} is there`);
    return persona.api;
  };
  const path = '/api/v1/operator/announcements';
  return {
    notice: await firstOf(as('alpha.provider'), '/api/v1/notices'),
    delivery: await firstOf(as('home.systemAdmin'), '/api/v1/operator/deliveries'),
    announcement: (await must(as('home.exchangeManager').call<{ id: string }>('POST', path, { body: announcement })))
      .id,
  };
};

const makeImport = async (operator: Api): Promise<string> => {
  const body = new Blob(['name,email,roles\nNewcomer,newcomer@list.example,buyer\n']);
  const call = { query: { kind: 'members', name: 'members.csv' }, body };
  return (await must(operator.call<{ id: string }>('POST', '/api/v1/operator/imports', call))).id;
};

/** A report of the home operator, and a template of its own. */
const makeReports = async (operator: Api) => {
  const query = { name: 'monthly.xlsx' };
  const body = new Blob([Buffer.from(builtInTemplate('xlsx', 'zh'))]);
  const path = '/api/v1/operator/report-templates';
  const template = await must(operator.call<{ id: string }>('POST', path, { query, body }));
  const order = { templateId: template.id, period: { kind: 'year', from: '2020' } };
  const report = await must(operator.call<{ id: string }>('POST', '/api/v1/operator/reports', { body: order }));
  return { report: report.id, reportTemplate: template.id };
};

/** A step whose money cannot be reserved, because nobody opened the account; answers how to find what came of it. */
const makeIncident = async (office: Api, applicant: Api, officeId: string) => {
  const body = { type: 'unpayable', officeId, answers: { question: '?' } };
  const { id } = await must(applicant.call<{ id: string }>('POST', '/api/v1/cases', { body }));
  const step = { action: 'answer', payload: { comment: '!' }, expectedSeq: 1 };
  await must(office.call('POST', `/api/v1/cases/${id}/steps`, { body: step }));
  return () => firstOf(office, '/api/v1/case-incidents');
};

/** Definitions of Alpha's own, and a case that it opened at the operator of its region. */
const makeCases = async ({ platform, traders, ids, personas }: Ground) => {
  const clerk = personas.find(({ name }) => name === 'alpha.clerk')?.api;
  invariant(clerk !== undefined, 'Alpha has a clerk');
  const define = async (version: number, document: object = smallDefinition): Promise<string> => {
    const body = { document: { ...document, version } };
    return (await must(clerk.call<{ id: string }>('POST', '/api/v1/case-definitions', { body }))).id;
  };
  const publish = async (id: string): Promise<string> => {
    await must(clerk.call('POST', `/api/v1/case-definitions/${id}/publication`));
    return id;
  };
  const definition = await publish(await define(1));
  await publish(await define(1, unpayableDefinition));
  const incident = await makeIncident(clerk, traders.gamma.api, ids.alpha);
  await platform.platform.outbox.drained();
  const body = { type: 'residents-request', answers: requestAnswers };
  const opened = await must(clerk.call<{ id: string }>('POST', '/api/v1/cases', { body }));
  const photo = { query: { key: 'photo', name: 'photo.jpg' }, body: new Blob(['photo']) };
  const material = await must(clerk.call<{ id: string }>('POST', `/api/v1/cases/${opened.id}/materials`, photo));
  const draft = await must(
    clerk.call<{ id: string }>('POST', '/api/v1/case-drafts', { body: { type: 'residents-request' } }),
  );
  return {
    ...{ definition, definitionDraft: await define(2), case: opened.id, material: material.id, draft: draft.id },
    incident: await incident(),
  };
};

/** Makes one of each. */
export const makeObjects = async (ground: Ground): Promise<Objects> => {
  const region = '110000';
  const operator = await signInAs(ground.platform.api, `exchange@op${region}.example`);
  const [goods, money] = await Promise.all([makeGoods(ground, operator), fund(ground, operator, region)]);
  const dealt = await makeDeal(ground, goods);
  const internals = await makeInternals(ground, goods.dataset);
  const told = await makeNotices(ground);
  // What was metered so far is written, so that it is not taken for a later call's doing.
  await must(ground.traders.gamma.api.call('GET', `/api/v1/agreements/${dealt.agreement}/readings`));
  const transfer = await firstOf(operator, `/api/v1/ledger/accounts/${money.account}/transfers`);
  const bankLine = await firstOf(operator, '/api/v1/ledger/suspense');
  const made = { ...(await makeReports(operator)), ...(await makeCases(ground)) };
  const others = { ...made, transfer, bankLine, import: await makeImport(operator) };
  return { organisations: ground.ids, ...goods, ...money, ...dealt, ...internals, ...told, ...others };
};

/** Two members, an operator and a listed product on a real database, and the module's routes over HTTP: ground for tests of deals. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { sql } from 'kysely';
import { assessVersion } from '#assess';
import { auditErrors } from '#audit';
import { catalogErrors } from '#catalog';
import { contractsErrors, contractsRoutes, setFulfilment } from '#contracts';
import { identityErrors } from '#identity';
import { type Actor, type Id, ok, type Role } from '#kernel';
import { ensureClientAccount, ledgerErrors, openBook, postTransfers } from '#ledger';
import type { Tx } from '#platform/database';
import { createHttp, httpErrors } from '#platform/http';
import { systemActor } from '#platform/system';
import { createDataset } from '../../src/datasets/service.ts';
import { receiveVersion } from '../../src/datasets/upload.ts';
import { openTestKit, type TestKit, type TestKitOptions, testActor } from './kit.ts';

type Person = Extract<Actor, { kind: 'person' | 'token' }>;

/** A member with its own signing key. */
export type Member = {
  readonly actor: Person;
  readonly id: Id<'org'>;
  /** Says to the test's HTTP server who calls. */
  readonly token: string;
  /** Signs a document's canonical JSON as the member's command line would. */
  readonly sign: (canonicalJson: string) => { keyId: string; value: string };
};

/** What the tests read of an answer's JSON; which of it is there depends on the call. */
export type Body = {
  readonly code: string | undefined;
  readonly detail: string;
  readonly details: unknown;
  readonly id: string;
  readonly agreementId: string;
  readonly state: string;
  readonly deliveryState: string;
  readonly endReason: string;
  readonly number: number;
  readonly author: string;
  readonly hash: string;
  readonly canonicalJson: string;
  readonly document: { readonly negotiationId: string };
  readonly concluded: boolean;
  readonly items: readonly Body[];
  readonly classes: object;
  readonly clauses: readonly { readonly id: string; readonly class: string }[];
  readonly counters: readonly object[];
  readonly deletion: { readonly overdue: boolean };
  readonly fee: object;
  readonly acceptanceDays: number;
  readonly acceptanceDueAt: string;
  readonly waitsFor: { readonly party: string; readonly until: string | null } | null;
  readonly amountMinor: string;
  readonly failing: readonly string[];
  readonly failedRules: readonly string[];
  readonly waivedRules: readonly string[];
  readonly results: readonly { readonly ruleId: string; readonly passed: boolean; readonly actual: number }[];
};

/** An answer of the platform. */
export type Answer = { readonly status: number; readonly body: Body };

/** Everything a test of deals needs. */
export type DealGround = {
  readonly kit: TestKit;
  readonly provider: Member;
  readonly buyer: Member;
  readonly stranger: Member;
  readonly operator: Member;
  /** Somebody of the buyer who only has the role of a provider, and somebody of the operator who only manages people. */
  readonly colleague: Member;
  readonly clerk: Member;
  readonly productId: Id<'prd'>;
  /** What the port was told, in order. */
  readonly fulfilled: string[];
  call(who: Member | undefined, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer>;
  /** Publishes a table of the product's dataset as the provider; without an assessment when `assess` is false. */
  publish(csv: string, mode: 'append' | 'replace', assess?: boolean): Promise<void>;
  /** Pays money into the buyer's account. */
  deposit(amountMinor: bigint): Promise<void>;
  /** What the buyer can dispose of, what is reserved, what the provider and the operator have got. */
  books(): Promise<{ free: bigint; reserved: bigint; provider: bigint; fee: bigint }>;
};

const system = systemActor('test');
const region = '130700';

const insertOrganisation = async (tx: Tx, id: string, name: string, roles: readonly string[]): Promise<void> => {
  await sql`insert into identity.organisation (id, name, name_en, region, market_roles, state, applied_at)
    values (${id}, ${name}, ${name}, ${region}, ${[...roles]}::text[], 'verified', ${tx.now})`.execute(tx.q);
};

const rawPublicKey = (key: KeyObject): string =>
  Buffer.from(key.export({ format: 'der', type: 'spki' }).subarray(-32)).toString('base64');

const addMember = async (tx: Tx, name: string, roles: readonly Role[], market: readonly string[]): Promise<Member> => {
  const actor = testActor(roles, tx.newId('org'), region);
  const id = actor.organisationId;
  await insertOrganisation(tx, id, name, market);
  const keys = generateKeyPairSync('ed25519');
  const keyId = tx.newId('key');
  await sql`insert into identity.key (id, organisation_id, algorithm, public_key, holder, state, active_from)
    values (${keyId}, ${id}, 'Ed25519', ${rawPublicKey(keys.publicKey)}, 'member', 'active', ${tx.now})`.execute(tx.q);
  return {
    actor,
    id,
    token: name,
    sign: (text) => ({ keyId, value: sign(null, Buffer.from(text, 'utf8'), keys.privateKey).toString('base64') }),
  };
};

const draft = {
  form: 'dataset',
  title: { zh: '奥体中心空气质量', en: 'Air quality, Aotizhongxin' },
  summary: { zh: '逐小时', en: 'hourly' },
  keywords: { zh: [], en: [] },
  category: 'environment',
  datasetIds: [],
  accessKind: 'commercial',
  deliveryModes: [],
  visibility: 'public',
  invitedIds: [],
  updateFrequency: 'irregular',
  contact: { name: 'data office' },
};

const columns = ['TEMP', 'PM2.5'].map((name) => ({
  name,
  title: name,
  type: 'double',
  nullable: true,
  count: 1,
  nulls: 0,
}));

/** Puts a product on offer as a finished review would leave it. */
const listProduct = async (tx: Tx, provider: Member, operator: Member, datasetIds: readonly string[]) => {
  const id = tx.newId('prd');
  const content = JSON.stringify({ ...draft, datasetIds });
  const facts = JSON.stringify({ datasets: [{ columns }] });
  await sql`insert into catalog.product (id, organisation_id, operator_id, state, draft, dataset_ids, level,
      allowed_modes, revision, created_at, updated_at)
    values (${id}, ${provider.id}, ${operator.id}, 'listed', ${content}, ${[...datasetIds]}::text[], '2',
      array['share', 'download'], 1, ${tx.now}, ${tx.now})`.execute(tx.q);
  await sql`insert into catalog.listing (product_id, organisation_id, operator_id, revision, content_sha256, visibility,
      invited_ids, dataset_ids, draft, source, facts, level, allowed_modes, first_listed_at, listed_at, changed_at)
    values (${id}, ${provider.id}, ${operator.id}, 1, ${'0'.repeat(64)}, 'public', array[]::text[],
      ${[...datasetIds]}::text[], ${content}, '{}', ${facts}, '2', array['share', 'download'], ${tx.now}, ${tx.now},
      ${tx.now})`.execute(tx.q);
  return id;
};

const openBooks = async (tx: Tx, operator: Member): Promise<void> => {
  await sql`insert into identity.region (code, name_zh, name_en, operator_id, opened_at)
    values (${region}, '张家口市', 'Zhangjiakou', ${operator.id}, ${tx.now})`.execute(tx.q);
  const opened = await openBook(tx, {
    region,
    currency: 'CNY',
    operatorId: operator.id,
    bankName: 'Test Bank',
    bankAccount: '1',
    timeZone: 'Asia/Shanghai',
  });
  assert.ok(opened.ok);
};

const depositTo = async (tx: Tx, member: Member, amountMinor: bigint) => {
  const account = await ensureClientAccount(tx, { organisationId: member.id, currency: 'CNY' });
  assert.ok(account.ok);
  const { rows } = await sql<{ id: Id<'acc'> }>`select id from ledger.account where kind = 'custody'`.execute(tx.q);
  const custody = rows[0]?.id;
  assert.ok(custody !== undefined);
  return postTransfers(tx, [
    {
      id: tx.newId('trf'),
      phase: 'single',
      debitAccountId: custody,
      creditAccountId: account.value.id,
      amountMinor,
      currency: 'CNY',
      kind: 'deposit',
    },
  ]);
};

const readBooks = async (tx: Tx, provider: Member, buyer: Member) => {
  const { rows } = await sql<{ kind: string; organisation_id: string; free: bigint; reserved: bigint }>`
    select kind, organisation_id, (credits_posted - debits_posted - debits_pending) as free, debits_pending as reserved
    from ledger.account`.execute(tx.q);
  const client = (id: string) => rows.find((row) => row.kind === 'client' && row.organisation_id === id);
  return {
    free: client(buyer.id)?.free ?? 0n,
    reserved: client(buyer.id)?.reserved ?? 0n,
    provider: client(provider.id)?.free ?? 0n,
    fee: rows.find((row) => row.kind === 'fee')?.free ?? 0n,
  };
};

const makeDataset = async (kit: TestKit, owner: Member): Promise<string> => {
  const names = { name: 'air', titleZh: '空气质量', titleEn: 'Air quality', timeZone: 'Asia/Shanghai' };
  const made = await kit.db.transact(owner.actor, (tx) => createDataset(tx, names));
  assert.ok(made.ok);
  return made.value.id;
};

const publishCsv = async (
  kit: TestKit,
  owner: Member,
  table: { datasetId: string; csv: string; mode: 'append' | 'replace'; assess: boolean },
): Promise<void> => {
  const { datasetId, csv, mode, assess } = table;
  const source = (async function* () {
    yield Buffer.from(csv, 'utf8');
  })();
  const published = await receiveVersion(kit, owner.actor, { datasetId, mode, bytesAnnounced: undefined, source });
  assert.ok(published.ok, published.ok ? '' : published.error.code);
  if (assess) await assessVersion(kit, published.value.id);
};

/** Opens the ground; with a dataset behind the product when `withDataset` is set. */
export const openDealGround = async (
  options: TestKitOptions & { readonly withDataset?: boolean } = {},
): Promise<DealGround> => {
  const kit = await openTestKit(options);
  const made = await kit.db.transact(system, async (tx) => {
    const operator = await addMember(tx, 'operator', ['exchangeManager'], ['operator']);
    const provider = await addMember(tx, 'provider', ['provider'], ['provider']);
    const buyer = await addMember(tx, 'buyer', ['buyer'], ['buyer']);
    const stranger = await addMember(tx, 'stranger', ['buyer', 'provider'], ['buyer', 'provider']);
    await openBooks(tx, operator);
    return ok({ operator, provider, buyer, stranger });
  });
  assert.ok(made.ok);
  const { operator, provider, buyer, stranger } = made.value;
  const datasetId = options.withDataset === true ? await makeDataset(kit, provider) : undefined;
  const listed = await kit.db.transact(system, async (tx) =>
    ok(await listProduct(tx, provider, operator, datasetId === undefined ? [] : [datasetId])),
  );
  assert.ok(listed.ok);
  const fulfilled: string[] = [];
  setFulfilment({
    start: async (_tx, agreement) => void fulfilled.push(`start ${agreement.id}`),
    end: async (_tx, agreement, reason) => void fulfilled.push(`end ${agreement.id} ${reason}`),
  });
  const withRoles = (member: Member, token: string, roles: readonly Role[]): Member => ({
    ...member,
    token,
    actor: { ...member.actor, roles },
  });
  const colleague = withRoles(buyer, 'colleague', ['provider']);
  const clerk = withRoles(operator, 'clerk', ['manager']);
  const everybody = [operator, provider, buyer, stranger, colleague, clerk];
  const people = new Map(everybody.map((member) => [member.token, member.actor]));
  const http = await createHttp({
    ...kit,
    routes: contractsRoutes(kit),
    errors: [httpErrors, auditErrors, identityErrors, ledgerErrors, catalogErrors, contractsErrors],
    authenticate: async (request) => people.get(String(request.headers['x-test-actor'])) ?? { kind: 'anonymous' },
    version: 'test',
  });
  return {
    kit,
    ...made.value,
    productId: listed.value,
    colleague,
    clerk,
    fulfilled,
    async call(who, method, path, body) {
      const answer = await http.inject({
        method,
        url: `/api/v1${path}`,
        headers: { 'x-test-actor': who?.token ?? '' },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    async publish(csv, mode, assess = true) {
      assert.ok(datasetId !== undefined, 'open the ground with a dataset');
      await publishCsv(kit, provider, { datasetId, csv, mode, assess });
    },
    async deposit(amountMinor) {
      const done = await kit.db.transact(system, (tx) => depositTo(tx, buyer, amountMinor));
      assert.ok(done.ok, done.ok ? '' : done.error.code);
    },
    books: () => kit.db.read(system, (tx) => readBooks(tx, provider, buyer)),
  };
};

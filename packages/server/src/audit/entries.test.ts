// Goal: an entry says what happened to those who may know, proves it, can be erased, and nobody else learns of it. Method:
// parties, auditors, administrators and strangers on a real database, over the services and the routes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type Actor, type Json, ok, refuse } from '#kernel';
import { systemActor } from '#platform/system';
import {
  append,
  asMember,
  asOwner,
  fetchFrom,
  openHttp,
  openLogKit,
  operatorActor,
  round,
  testKinds,
} from '../../test/support/audit-log.ts';
import { testActor } from '../../test/support/kit.ts';
import { decodeLeaf, opensTo } from './core/commitment.ts';
import { recordForwarded } from './forwarding.ts';
import { defineAuditKinds } from './kinds.ts';
import { listEntries, proveEntry } from './reading.ts';
import { appendEntry, eraseEntry } from './service.ts';
import { findEntry, selectLeaves } from './store.ts';
import { verifyOnline } from './verify-online.ts';

const system = systemActor('test');

const contents = (count: number, name = 'n'): Json[] => Array.from({ length: count }, (_, n) => ({ [name]: n }));

test('an entry commits to who, what about and what happened', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  const [id = ''] = await append(kit, actor, [{ price: '12300' }]);
  await round(kit);
  const found = await kit.db.read(actor, (tx) => findEntry(tx, id));
  const expected = {
    by: { organisation: actor.organisationId, person: actor.personId },
    happened: { price: '12300' },
    subject: 'agr_test',
  };
  assert.deepEqual(found?.content, expected);
  const leaf = decodeLeaf(found?.leaf ?? '');
  assert.ok(leaf && found?.salt && opensTo(leaf.commitment, found.salt, expected));
  assert.equal(leaf.kind, 'test.happened');
  assert.equal(leaf.at, found.happenedAt.toISOString());
  assert.doesNotMatch(found.leaf ?? '', /agr_test|12300|org_/, 'the public leaf tells nothing of it');
  await kit.close();
});

test('erasing takes content and salt and leaves log and proof whole', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  const [id] = await append(kit, actor, [{ name: '张三' }, { name: '李四' }]);
  assert.ok(id);
  await round(kit);
  const erase = (as: Actor) => kit.db.transact(as, (tx) => eraseEntry(tx, { id, reason: 'the person asked for it' }));
  assert.ok((await erase(actor)).ok);
  assert.deepEqual(await erase(actor), { ok: false, error: { code: 'audit.entry_unknown' } }, 'only once');
  assert.equal(await round(kit), 3, 'that it was erased is logged');
  const verified = await verifyOnline('http://corridor.test', { fetch: fetchFrom(await openHttp(kit)) });
  assert.ok(verified.ok && verified.value.size === 3, 'the log is whole');
  const proven = await kit.db.read(actor, (tx) => proveEntry(tx, id));
  assert.ok(proven.ok && proven.value.salt === undefined && proven.value.content === undefined);
  assert.match(proven.value.proof, /^c2sp\.org\/tlog-proof@v1\n/);
  assert.ok(proven.value.entry.erasedAt);
  const { rows } = await kit.db.read(system, (tx) =>
    sql<{ found: bigint }>`select count(*) as found from audit.entry where content like '%张三%'`.execute(tx.q),
  );
  assert.equal(rows[0]?.found, 0n);
  const alter = kit.db.transact(system, async (tx) =>
    ok(await sql`update audit.entry set content = '{}', salt = ${Buffer.alloc(32)}, erased_at = null`.execute(tx.q)),
  );
  await assert.rejects(alter, /never changed, only erased/);
  const asParty = kit.db.transact(actor, async (tx) =>
    ok(await sql`update audit.entry set content = null, salt = null, erased_at = now()`.execute(tx.q)),
  );
  await assert.rejects(asParty, /never changed, only erased/, 'a party cannot erase by itself');
  await kit.close();
});

test('an erasure needs an administrator of the operator and a second person, and both see what for', async () => {
  const kit = await openLogKit();
  const party = await asMember(kit, testActor(['provider']));
  const one = await operatorActor(kit, ['auditAdmin']);
  const far = await operatorActor(kit, ['auditAdmin'], '120000');
  const two = { ...one, personId: testActor([]).personId, roles: ['securityAdmin'] as const };
  const http = await openHttp(kit, { party, one, two, far });
  const [id] = await append(kit, party, [{ name: '张三' }]);
  const post = async (who: string, path: string, payload: object) => {
    const answer = await http.inject({
      method: 'POST',
      url: `/api/v1/audit/entries/${path}`,
      headers: { 'x-actor': who },
      payload,
    });
    return answer.json();
  };
  const reason = 'erasure request 2026-17';
  assert.equal((await post('party', `${id}/erasure-requests`, { reason })).code, 'http.not_allowed');
  assert.equal((await post('one', 'ent_none/erasure-requests', { reason })).code, 'audit.entry_unknown');
  assert.equal((await post('far', `${id}/erasure-requests`, { reason })).code, 'audit.entry_unknown');
  const { approvalId } = await post('one', `${id}/erasure-requests`, { reason });
  assert.equal((await post('one', `${id}/erasure`, { reason, approvalId })).code, 'identity.approval_missing');
  await asOwner(
    kit,
    `begin; select set_config('app.system', 'on', true);
     update identity.approval set state = 'approved', decided_by = '${two.personId}' where id = '${approvalId}'; commit`,
  );
  assert.equal(
    (await post('one', `${id}/erasure`, { reason: 'another', approvalId })).code,
    'identity.approval_missing',
  );
  assert.equal((await post('far', `${id}/erasure`, { reason, approvalId })).code, 'audit.entry_unknown');
  assert.deepEqual(await post('two', `${id}/erasure`, { reason, approvalId }), { erased: true });
  assert.equal((await post('two', `${id}/erasure`, { reason, approvalId })).code, 'audit.entry_unknown');
  const found = await kit.db.read(party, (tx) => findEntry(tx, id ?? ''));
  assert.ok(found?.erasedAt && found.content === undefined && found.salt === undefined);
  await kit.close();
});

test('parties see their entries, auditors of an operator those of its region, others none', async () => {
  const kit = await openLogKit();
  const provider = await asMember(kit, testActor(['provider']));
  const buyer = await asMember(kit, testActor(['buyer'], undefined, '120000'));
  const stranger = testActor(['auditor']);
  const auditor = await operatorActor(kit, ['auditor']);
  const buyersAuditor = await operatorActor(kit, ['auditor'], '120000');
  const manager = { ...auditor, roles: ['exchangeManager'] as const };
  const entry = { kind: testKinds.happened, subject: 'agr_1', parties: [buyer.organisationId], content: { n: 1 } };
  const done = await kit.db.transact(provider, async (tx) => ok(await appendEntry(tx, entry)));
  await append(kit, provider, contents(4), 'prd_2');
  await round(kit);
  const seen = (actor: Actor, subject?: string, more: { kind?: string; party?: string } = {}) =>
    kit.db.read(actor, (tx) => listEntries(tx, { subject, ...more, before: undefined, size: 10 }));
  const counts = await Promise.all(
    [provider, buyer, auditor, buyersAuditor, manager, stranger].map(async (a) => (await seen(a)).length),
  );
  assert.deepEqual(counts, [5, 1, 5, 1, 0, 0]);
  assert.equal((await seen(auditor, 'agr_1')).length, 1);
  assert.equal((await seen(buyer, 'prd_2')).length, 0);
  assert.equal((await seen(auditor, undefined, { party: buyer.organisationId })).length, 1);
  assert.equal((await seen(buyer, undefined, { party: provider.organisationId })).length, 1, 'of its own only');
  assert.equal((await seen(auditor, undefined, { kind: testKinds.happened })).length, 5);
  assert.equal((await seen(auditor, undefined, { kind: 'test.other' })).length, 0);
  const prove = (actor: Actor) => kit.db.read(actor, (tx) => proveEntry(tx, done.ok ? done.value : ''));
  assert.ok((await prove(buyer)).ok && (await prove(auditor)).ok);
  for (const actor of [stranger, manager]) assert.deepEqual(await prove(actor), refuse('audit.entry_unknown'));
  await kit.close();
});

test('pages go from the newest to the oldest and miss none', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  for (let turn = 0; turn < 7; turn += 1) await append(kit, actor, contents(1), `s${turn}`);
  const subjects: string[] = [];
  let before: string | undefined;
  do {
    const find = { subject: undefined, before, size: 3 };
    const found = await kit.db.read(actor, (tx) => listEntries(tx, find));
    subjects.push(...found.slice(0, 3).map(({ subject }) => subject));
    before = found.length > 3 ? found[2]?.id : undefined;
  } while (before !== undefined);
  assert.deepEqual(subjects, ['s6', 's5', 's4', 's3', 's2', 's1', 's0']);
  await kit.close();
});

test('a kind that nobody registered is refused, by the compiler and by the program', async () => {
  const kit = await openLogKit();
  const actor = testActor(['provider']);
  const attempt = kit.db.transact(actor, async (tx) => {
    // @ts-expect-error a plain string is no registered kind
    return ok(await appendEntry(tx, { kind: 'test.invented', subject: 's', parties: [], content: {} }));
  });
  await assert.rejects(attempt, /audit kind test\.invented is not registered/);
  const twice = { en: 'Something.', zh: '某事。' };
  assert.throws(() => defineAuditKinds('test', { happened: twice }), /defined twice/);
  assert.throws(() => defineAuditKinds('test', { 'Not a name': twice }), /not a name/);
  await kit.close();
});

test('what modules below audit send through the outbox is logged once, at the time of the fact', async () => {
  const kit = await openLogKit();
  const organisation = testActor(['provider']).organisationId;
  const record = recordForwarded(kit);
  const payload = {
    kind: 'identity.person_added',
    subject: 'psn_1',
    parties: [organisation],
    content: { roles: ['buyer'] },
  };
  const sent = await kit.db.transact(system, async (tx) => ok({ id: tx.newId('msg'), at: tx.now }));
  assert.ok(sent.ok);
  await record(payload, sent.value.id);
  await record(payload, sent.value.id);
  assert.equal(await round(kit), 1);
  const [line = ''] = await kit.db.read(system, (tx) => selectLeaves(tx, 0, 1));
  const leaf = decodeLeaf(line);
  assert.equal(leaf?.at, sent.value.at.toISOString());
  await assert.rejects(record({ ...payload, kind: 'identity.invented' }, sent.value.id), /not registered/);
  await kit.close();
});

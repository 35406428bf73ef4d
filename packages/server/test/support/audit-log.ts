/** A platform with nothing but the audit log, for its tests: entries are appended, read back over the public routes. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import { identityErrors } from '#identity';
import { type Actor, type Id, type Json, ok, type Role } from '#kernel';
import { createHttp } from '#platform/http';
import { systemActor } from '#platform/system';
import { appendEntries, auditErrors, auditRoutes, defineAuditKinds } from '../../src/audit/index.ts';
import { publish } from '../../src/audit/publication.ts';
import { sequenceBatch } from '../../src/audit/sequencer.ts';
import { openTestKit, type TestKit, testActor } from './kit.ts';

/** Kinds that only tests write. */
export const testKinds = defineAuditKinds('test', {
  happened: { en: 'Something happened in a test.', zh: '测试中发生了一件事。' },
});

/** Opens a kit with the migrations that the log needs. */
export const openLogKit = (): Promise<TestKit> => openTestKit({ migrations: ['0001', '0002', '0003'] });

/** Appends entries with these contents as the actor, all in one transaction. */
export const append = async (
  kit: TestKit,
  actor: Actor,
  contents: readonly Json[],
  subject = 'agr_test',
): Promise<Id<'ent'>[]> => {
  const entries = contents.map((content) => ({ kind: testKinds.happened, subject, parties: [], content }));
  const done = await kit.db.transact(actor, async (tx) => ok(await appendEntries(tx, entries)));
  assert.ok(done.ok);
  return done.value;
};

/** One round of the sequencer: numbers what waits, publishes. Returns the published size. */
export const round = async (kit: TestKit): Promise<number> => {
  await sequenceBatch(kit);
  return publish(kit);
};

/** Runs SQL as the owner role, past every grant of the program: what somebody with access to the database could do. */
export const asOwner = async (kit: TestKit, statement: string, values: unknown[] = []): Promise<void> => {
  const client = new pg.Client({ connectionString: kit.urls.owner });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
};

/** Makes an operator with a region, and a person of it with the roles. */
export const operatorActor = async (kit: TestKit, roles: readonly Role[], region = '110000') => {
  const actor = testActor(roles, undefined, region);
  const done = await kit.db.transact(systemActor('test'), async (tx) => {
    await sql`insert into identity.organisation (id, name, name_en, region, market_roles, state, applied_at)
      values (${actor.organisationId}, '运营方', 'Operator', ${actor.region}, '{operator}', 'verified', ${tx.now})`.execute(
      tx.q,
    );
    await sql`insert into identity.region (code, name_zh, name_en, operator_id, opened_at)
      values (${actor.region}, '北京', 'Beijing', ${actor.organisationId}, ${tx.now})`.execute(tx.q);
    return ok(undefined);
  });
  assert.ok(done.ok);
  return actor;
};

/** Registers the actor's organisation as a member of the actor's region. */
export const asMember = async <A extends ReturnType<typeof testActor>>(kit: TestKit, actor: A): Promise<A> => {
  const done = await kit.db.transact(systemActor('test'), async (tx) => {
    await sql`insert into identity.organisation (id, name, name_en, region, market_roles, state, applied_at)
      values (${actor.organisationId}, '成员', 'Member', ${actor.region}, '{provider}', 'verified', ${tx.now})`.execute(
      tx.q,
    );
    return ok(undefined);
  });
  assert.ok(done.ok);
  return actor;
};

/** Audit's routes; the caller is whoever `actorOf` names by the value of the header `x-actor`. */
export const openHttp = (kit: TestKit, actors: Readonly<Record<string, Actor>> = {}): Promise<FastifyInstance> =>
  createHttp({
    ...kit,
    routes: auditRoutes(kit),
    errors: [auditErrors, identityErrors],
    version: '0.0.0',
    authenticate: async (request) => actors[String(request.headers['x-actor'])] ?? { kind: 'anonymous' },
  });

/** Lets what a server answers pass, or changes it. */
export type Tamper = (path: string, bytes: Buffer) => Buffer | undefined;

/** A fetch that asks the server in memory; `tamper` stands between, undefined answers 404. */
export const fetchFrom = (http: FastifyInstance, tamper: Tamper = (_path, bytes) => bytes): typeof fetch => {
  const ask = async (input: unknown): Promise<Response> => {
    const { pathname } = new URL(String(input));
    const answer = await http.inject({ url: pathname });
    const bytes = answer.statusCode === 200 ? tamper(pathname, answer.rawPayload) : undefined;
    if (bytes === undefined) return new Response(null, { status: answer.statusCode === 200 ? 404 : answer.statusCode });
    return new Response(new Uint8Array(bytes));
  };
  return ask as typeof fetch;
};

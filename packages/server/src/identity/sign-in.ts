import type { FastifyRequest } from 'fastify';
import { type Actor, type Id, type Outcome, ok, refuse } from '#kernel';
import type { Database, Tx } from '#platform/database';
import type { Authenticate } from '#platform/http';
import { systemActor } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { sessionHours } from './model.ts';
import { isPassword, nobodysHash, secretHash } from './passwords.ts';
import { lockedUntil } from './rules.ts';
import {
  findPersonByEmail,
  findSession,
  findToken,
  insertSession,
  membershipsOf,
  touchToken,
  updateFailures,
} from './store.ts';

/** A session as it is handed out; the secret is shown this once. */
export type NewSession = {
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: Id<'psn'>;
  readonly organisationId: Id<'org'>;
};

const secretOf = (tx: Tx, prefix: string): string =>
  `${prefix}_${Buffer.from(tx.randomBytes(32)).toString('base64url')}`;

/** Makes a random secret of a kind: `cs_…` sessions, `ct_…` tokens. */
export const newSecret = secretOf;

const system = systemActor('identity.sign_in');

type Credentials = { readonly email: string; readonly password: string; readonly organisationId?: string | undefined };

const checkPassword = async (db: Database, given: Credentials): Promise<Outcome<string, IdentityCode>> => {
  const person = await db.read(system, (tx) => findPersonByEmail(tx, given.email));
  const right = await isPassword(given.password, person?.password_hash ?? nobodysHash);
  return db.transact(system, async (tx) => {
    if (person === undefined) return refuse('identity.sign_in_wrong');
    if (person.locked_until !== null && person.locked_until > tx.now) {
      return refuse('identity.locked', { until: person.locked_until.toISOString() });
    }
    return right ? ok(person.id) : refuse('identity.sign_in_wrong', { person: person.id });
  });
};

const noteFailure = (db: Database, email: string): Promise<Outcome<null, never>> =>
  db.transact(system, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    if (person !== undefined) {
      await updateFailures(tx, person.id, person.failures + 1, lockedUntil(person.failures + 1, tx.now));
    }
    return ok(null);
  });

const open = async (
  tx: Tx,
  personId: string,
  wanted: string | undefined,
): Promise<Outcome<NewSession, IdentityCode>> => {
  const memberships = await membershipsOf(tx, personId);
  const membership = memberships.find((m) => wanted === undefined || m.organisationId === wanted);
  if (membership === undefined) return refuse('identity.no_membership');
  const token = secretOf(tx, 'cs');
  const expiresAt = new Date(tx.now.getTime() + sessionHours * 3_600_000);
  await updateFailures(tx, personId, 0, null);
  await insertSession(tx, {
    id: tx.newId('ses'),
    secret_sha256: secretHash(token),
    person_id: personId,
    organisation_id: membership.organisationId,
    expires_at: expiresAt,
  });
  return ok({
    token,
    expiresAt,
    personId: personId as Id<'psn'>,
    organisationId: membership.organisationId as Id<'org'>,
  });
};

/** Signs a person in by e-mail address and password; throttled per account. */
export const signIn = async (db: Database, given: Credentials): Promise<Outcome<NewSession, IdentityCode>> => {
  const checked = await checkPassword(db, given);
  if (!checked.ok) {
    if (checked.error.code === 'identity.sign_in_wrong') await noteFailure(db, given.email);
    return refuse(checked.error.code, checked.error.code === 'identity.locked' ? checked.error.params : undefined);
  }
  return db.transact(system, (tx) => open(tx, checked.value, given.organisationId));
};

const bearerOf = (request: FastifyRequest): string | undefined => {
  const header = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? /(?:^|;\s*)corridor_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
};

type Membership = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const actorOf = (kind: 'person' | 'token', row: Membership): Actor => ({
  kind,
  personId: row.personId as Id<'psn'>,
  organisationId: row.organisationId as Id<'org'>,
  roles: row.roles,
  region: row.region,
});

const byToken = async (tx: Tx, secretSha256: string, unsafe: boolean): Promise<Actor | undefined> => {
  const row = await findToken(tx, secretSha256);
  if (row === undefined || row.state === 'suspended') return undefined;
  if (!row.scopes.includes(unsafe ? 'write' : 'read')) return undefined;
  const today = tx.now.toISOString().slice(0, 10);
  if (row.lastUsedOn !== today) await touchToken(tx, row.tokenId, today);
  return actorOf('token', row);
};

/** Makes the check of a request's session or token; anonymous without one, undefined when it is wrong or over. */
export const createAuthenticate = (db: Database): Authenticate => {
  const actor = systemActor('identity.authenticate');
  return (request) => {
    const secret = bearerOf(request);
    if (secret === undefined) return Promise.resolve({ kind: 'anonymous' });
    const unsafe = request.method !== 'GET' && request.method !== 'HEAD';
    return db.read(actor, async (tx) => {
      if (secret.startsWith('ct_')) return byToken(tx, secretHash(secret), unsafe);
      const row = await findSession(tx, secretHash(secret));
      return row === undefined || row.state === 'suspended' ? undefined : actorOf('person', row);
    });
  };
};

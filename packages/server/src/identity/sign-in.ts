import type { FastifyRequest } from 'fastify';
import { type Actor, hourMs, type Id, later, type Outcome, ok, refuse, utcDay } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { BusyError, createGate } from '#platform/gate';
import type { Authenticate } from '#platform/http';
import { lockName } from '#platform/name-lock';
import { newSecret } from '#platform/random';
import { systemActor } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { failuresFree, failuresFreeAnywhere, sessionHours } from './model.ts';
import { isPassword, nobodysHash, secretHash } from './passwords.ts';
import { afterFailure, originOfAddress, waitsUntil } from './rules.ts';
import type { OrganisationState } from './states.ts';
import { findPersonByEmail, membershipsOf } from './store.ts';
import { findSession, findToken, insertSession, touchToken } from './store-access.ts';
import { anywhere, findAttempts, putFailure, putSuccess } from './store-sign-in.ts';

/** A session as it is handed out; the secret is shown this once. */
export type NewSession = {
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: Id<'psn'>;
  readonly organisationId: Id<'org'>;
};

const system = systemActor('identity.sign_in');

/** Slow hashes at a time: half of the threads that Node also reads files with. */
const hashesAtOnce = 2;

/** Tries that may wait for one: five seconds of work. */
const hashesWaitingMax = 120;

/** Tries of one origin that may wait or run, so that one that floods us leaves room for others. */
const hashesOfOriginMax = 60;

const hashWaitMsMax = 15_000;

const hashes = createGate({
  what: 'sign-in',
  places: hashesAtOnce,
  waitingMax: hashesWaitingMax,
  waitMsMax: hashWaitMsMax,
});

const underWay = new Map<string, number>();

/** Does something slow for a caller whom nobody knows yet: a few at a time, and not all for one origin. */
export const forStranger = async <T>(address: string, work: () => Promise<T>): Promise<T> => {
  const origin = originOfAddress(address);
  const count = (underWay.get(origin) ?? 0) + 1;
  if (count > hashesOfOriginMax) throw new BusyError('sign-in', 'too many from one origin');
  underWay.set(origin, count);
  try {
    return await hashes.pass(work);
  } finally {
    const left = (underWay.get(origin) ?? 1) - 1;
    if (left > 0) underWay.set(origin, left);
    else underWay.delete(origin);
  }
};

type Credentials = {
  readonly email: string;
  readonly password: string;
  readonly organisationId?: string | undefined;
  /** Address that the call comes from. */
  readonly address?: string;
};

/** Suspended and refused organisations have nobody here. */
const isBarred = ({ state }: { readonly state: OrganisationState }): boolean =>
  state === 'suspended' || state === 'refused';

const open = async (
  tx: Tx,
  personId: string,
  wanted: string | undefined,
): Promise<Outcome<NewSession, IdentityCode>> => {
  const memberships = (await membershipsOf(tx, personId)).filter(
    (m) => wanted === undefined || m.organisationId === wanted,
  );
  const membership = memberships.find((m) => !isBarred(m));
  if (membership === undefined)
    return refuse(memberships.length === 0 ? 'identity.no_membership' : 'identity.organisation_barred');
  const token = newSecret(tx, 'cs');
  const expiresAt = later(tx.now, sessionHours * hourMs);
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

const noteFailure = async (tx: Tx, account: string, origin: string): Promise<void> => {
  const here = afterFailure(await findAttempts(tx, account, origin), tx.now, failuresFree);
  await putFailure(tx, { account, origin }, here);
  const all = afterFailure(await findAttempts(tx, account, anywhere), tx.now, failuresFreeAnywhere);
  await putFailure(tx, { account, origin: anywhere }, all);
};

/** One try at a time for an account, so that guesses sent together count like guesses sent in turn. */
const tryOnce = async (tx: Tx, given: Credentials, origin: string): Promise<Outcome<NewSession, IdentityCode>> => {
  const account = secretHash(given.email.toLowerCase());
  await lockName(tx, `identity.sign_in:${account}`);
  const here = await findAttempts(tx, account, origin);
  const until = waitsUntil(here, await findAttempts(tx, account, anywhere), tx.now);
  if (until !== null) return refuse('identity.locked', { until: until.toISOString() });
  const person = await findPersonByEmail(tx, given.email);
  const isRight = await isPassword(given.password, person?.password_hash ?? nobodysHash);
  if (person === undefined || !isRight) {
    await noteFailure(tx, account, origin);
    return refuse('identity.sign_in_wrong');
  }
  await putSuccess(tx, account, origin);
  return open(tx, person.id, given.organisationId);
};

/**
 * Signs a person in by e-mail address and password. Throttled by account and origin, alike for accounts that do not exist,
 * so that the answers do not tell which do. Opens a transaction of its own: a refusal is remembered.
 */
export const signIn = async (db: Database, given: Credentials): Promise<Outcome<NewSession, IdentityCode>> => {
  const address = given.address ?? '';
  const tried = await forStranger(address, () =>
    db.transact<Outcome<NewSession, IdentityCode>, never>(system, async (tx) =>
      ok(await tryOnce(tx, given, originOfAddress(address))),
    ),
  );
  return tried.ok ? tried.value : tried;
};

/** Only the header: a cookie would be sent along with calls that another site's page makes. */
const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

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
  if (row === undefined || isBarred(row)) return undefined;
  if (!row.scopes.includes(unsafe ? 'write' : 'read')) return undefined;
  const today = utcDay(tx.now);
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
      return row === undefined || isBarred(row) ? undefined : actorOf('person', row);
    });
  };
};

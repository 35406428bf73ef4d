import { type Actor, type Id, minuteMs, type Outcome, ok, type Person, refuse, utcDay } from '#kernel';
import type { Database, Tx } from '#platform/database';
import { BusyError, createGate } from '#platform/gate';
import { type Authenticate, bearerOf, sessionCookie } from '#platform/http';
import type { Kit } from '#platform/kit';
import { lockName } from '#platform/name-lock';
import { systemActor } from '#platform/system';
import { networkOf } from './core/visitor.ts';
import type { IdentityCode } from './errors.ts';
import { failuresFree, failuresFreeAnywhere, seenMinutes } from './model.ts';
import { isPassword, nobodysHash, secretHash } from './passwords.ts';
import { afterFailure, isBarred, originOfAddress, waitsUntil } from './rules.ts';
import { type NewSession, openSession } from './sessions.ts';
import { findPersonByEmail } from './store.ts';
import { endSessionBySecret, findSession, findToken, touchSession, touchToken } from './store-access.ts';
import { anywhere, findAttempts, putFailure, putSuccess } from './store-sign-in.ts';

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
  /** What it comes with, in two words. */
  readonly device?: string;
  /** A session of the same browser that this one takes the place of. */
  readonly replaces?: string | undefined;
};

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonByEmail>>>;

const accountOf = (email: string): string => secretHash(email.toLowerCase());

const noteFailure = async (tx: Tx, account: string, origin: string): Promise<void> => {
  const here = afterFailure(await findAttempts(tx, account, origin), tx.now, failuresFree);
  await putFailure(tx, { account, origin }, here);
  const all = afterFailure(await findAttempts(tx, account, anywhere), tx.now, failuresFreeAnywhere);
  await putFailure(tx, { account, origin: anywhere }, all);
};

/** Whose password it is. One try at a time for an account, so that guesses sent together count like guesses sent in turn. */
export const checkPassword = async (
  tx: Tx,
  given: { readonly email: string; readonly password: string },
  origin: string,
): Promise<Outcome<PersonRow, 'identity.locked' | 'identity.sign_in_wrong'>> => {
  const account = accountOf(given.email);
  await lockName(tx, `identity.sign_in:${account}`);
  const here = await findAttempts(tx, account, origin);
  const until = waitsUntil(here, await findAttempts(tx, account, anywhere), tx.now);
  if (until !== null) return refuse('identity.locked', { until: until.toISOString() });
  const person = await findPersonByEmail(tx, given.email);
  const isRight = await isPassword(given.password, person?.password_hash ?? nobodysHash);
  if (person !== undefined && isRight) return ok(person);
  await noteFailure(tx, account, origin);
  return refuse('identity.sign_in_wrong');
};

const tryOnce = async (tx: Tx, given: Credentials, origin: string): Promise<Outcome<NewSession, IdentityCode>> => {
  const person = await checkPassword(tx, given, origin);
  if (!person.ok) return person;
  await putSuccess(tx, accountOf(given.email), origin);
  if (given.replaces !== undefined) await endSessionBySecret(tx, secretHash(given.replaces));
  return openSession(tx, person.value.id, {
    wanted: given.organisationId,
    device: given.device ?? '',
    network: networkOf(given.address ?? ''),
  });
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

type Membership = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const actorOf = (row: Omit<Membership, 'sessionId' | 'lastSeenAt'>, kind: 'person' | 'token'): Person => ({
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
  return actorOf(row, 'token');
};

const bySession = async (tx: Tx, secretSha256: string): Promise<Actor | undefined> => {
  const row = await findSession(tx, secretSha256);
  if (row === undefined || isBarred(row)) return undefined;
  const seenMs = row.lastSeenAt?.getTime() ?? 0;
  if (tx.now.getTime() - seenMs >= seenMinutes * minuteMs) await touchSession(tx, row.sessionId);
  return { ...actorOf(row, 'person'), sessionId: row.sessionId as Id<'ses'> };
};

const anonymous: Actor = { kind: 'anonymous' };

/**
 * Makes the check of a request's session or token; anonymous without one, undefined when it is wrong or over. The header wins
 * over the cookie. A cookie that is over is nobody's: browsers go on sending it, to public pages as well.
 */
export const createAuthenticate = ({ db, config }: Pick<Kit, 'db' | 'config'>): Authenticate => {
  const actor = systemActor('identity.authenticate');
  const cookie = sessionCookie(config.publicUrl);
  return async ({ method, headers }) => {
    const bearer = bearerOf(headers);
    const secret = bearer ?? cookie.read(headers);
    if (secret === undefined) return anonymous;
    const unsafe = method !== 'GET' && method !== 'HEAD';
    if (bearer?.startsWith('ct_')) return db.read(actor, (tx) => byToken(tx, secretHash(bearer), unsafe));
    const person = await db.read(actor, (tx) => bySession(tx, secretHash(secret)));
    return bearer === undefined ? (person ?? anonymous) : person;
  };
};

import { type Actor, type Id, minuteMs, type Outcome, ok, type Person, refuse, utcDay } from '#kernel';
import type { Tx } from '#platform/database';
import { type Authenticate, bearerOf, sessionCookie } from '#platform/http';
import type { Keyring } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { networkOf } from './core/visitor.ts';
import type { IdentityCode } from './errors.ts';
import { type Scope, seenMinutes } from './model.ts';
import { isPassword, nobodysHash, secretHash } from './passwords.ts';
import { isBarred } from './rules.ts';
import { passSecondFactor } from './second-factor.ts';
import { type NewSession, openSession } from './sessions.ts';
import { findPersonByEmail } from './store.ts';
import { endSessionBySecret, findSession, findToken, touchSession, touchToken } from './store-access.ts';
import { putSuccess } from './store-sign-in.ts';
import { forStranger, guess, targetOf } from './throttle.ts';

const system = systemActor('identity.sign_in');

type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Of an authenticator app, or a recovery code, from whoever has turned that on. */
  readonly code?: string | undefined;
  readonly organisationId?: string | undefined;
  /** Address that the call comes from. */
  readonly address?: string;
  /** What it comes with, in two words. */
  readonly device?: string;
  /** A session of the same browser that this one takes the place of. */
  readonly replaces?: string | undefined;
};

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPersonByEmail>>>;

/** Whose password it is; takes as long for accounts that do not exist. */
export const checkPassword = async (
  tx: Tx,
  given: { readonly email: string; readonly password: string },
): Promise<Outcome<PersonRow, 'identity.sign_in_wrong'>> => {
  const person = await findPersonByEmail(tx, given.email);
  const isRight = await isPassword(given.password, person?.password_hash ?? nobodysHash);
  return person !== undefined && isRight ? ok(person) : refuse('identity.sign_in_wrong');
};

const check = async (tx: Tx, keyring: Keyring, given: Credentials): Promise<Outcome<PersonRow, IdentityCode>> => {
  const person = await checkPassword(tx, given);
  if (!person.ok) return person;
  const passed = await passSecondFactor(tx, keyring, { personId: person.value.id, code: given.code });
  return passed.ok ? person : passed;
};

const tryOnce = async (tx: Tx, keyring: Keyring, given: Credentials): Promise<Outcome<NewSession, IdentityCode>> => {
  const target = targetOf(given.email, given.address ?? '');
  const person = await guess<PersonRow, IdentityCode>(tx, target, () => check(tx, keyring, given), [
    'identity.second_factor_needed',
  ]);
  if (!person.ok) return person;
  await putSuccess(tx, target.account, target.origin);
  if (given.replaces !== undefined) await endSessionBySecret(tx, secretHash(given.replaces));
  return openSession(tx, person.value.id, {
    wanted: given.organisationId,
    device: given.device ?? '',
    network: networkOf(given.address ?? ''),
  });
};

/**
 * Signs a person in by e-mail address and password, and with a code where that is turned on. Throttled by account and origin, alike for accounts that do not exist,
 * so that the answers do not tell which do. Opens a transaction of its own: a refusal is remembered.
 */
export const signIn = async (
  { db, keyring }: Pick<Kit, 'db' | 'keyring'>,
  given: Credentials,
): Promise<Outcome<NewSession, IdentityCode>> => {
  const tried = await forStranger(given.address ?? '', () =>
    db.transact<Outcome<NewSession, IdentityCode>, never>(system, async (tx) => ok(await tryOnce(tx, keyring, given))),
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

/**
 * Whom a token acts for, where a protocol carries it elsewhere than in the header; undefined when it is none, over, or lacks the
 * scope. It does not stand for a call of ours: the protocol's own rules say what it may do.
 */
export const actorOfToken = async (
  { db }: Pick<Kit, 'db'>,
  secret: string,
  scope: Scope,
): Promise<Person | undefined> => {
  if (!secret.startsWith('ct_')) return undefined;
  const found = await db.read(systemActor('identity.authenticate'), (tx) =>
    byToken(tx, secretHash(secret), scope === 'write'),
  );
  return found?.kind === 'token' ? found : undefined;
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

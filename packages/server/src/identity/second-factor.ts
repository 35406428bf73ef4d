import { type Actor, nextState, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { openSecret, type SealPurpose, sealSecret } from '#platform/sealing';
import { withSystem } from '#platform/system';
import {
  plainRecoveryCode,
  recoveryCodeBytes,
  recoveryCodeOf,
  recoveryCodesGiven,
  stepOfCode,
  totpKey,
  totpSecretBytes,
} from './core/totp.ts';
import type { IdentityCode } from './errors.ts';
import { note } from './note.ts';
import { secretHash } from './passwords.ts';
import { sessionOf } from './sessions.ts';
import { type SecondFactorState, secondFactorTable } from './states.ts';
import { findPerson } from './store.ts';
import {
  countRecoveryCodes,
  findSecondFactor,
  moveSecondFactor,
  putRecoveryCodes,
  putSecondFactor,
  type SecondFactorRow,
  useRecoveryCode,
  useStep,
} from './store-second-factor.ts';
import { guess, targetOf } from './throttle.ts';

const sealedFor = (personId: string): SealPurpose => ({ purpose: 'identity.second_factor', about: personId });

const stateOf = (row: SecondFactorRow | undefined): SecondFactorState => row?.state ?? 'off';

/** Where the acting person's second factor stands, since when, and how many recovery codes are left. */
export const mySecondFactor = (tx: Tx) =>
  withSystem(tx, async () => {
    const { personId } = personOf(tx.actor);
    const row = await findSecondFactor(tx, personId);
    return {
      state: stateOf(row),
      since: row?.changed_at ?? null,
      recoveryCodesLeft: await countRecoveryCodes(tx, personId),
    };
  });

/** Begins a second factor: the secret for an authenticator app is shown this once. Until it is confirmed nothing asks for it. */
export const beginSecondFactor = (
  tx: Tx,
  keyring: Keyring,
): Promise<Outcome<ReturnType<typeof totpKey>, IdentityCode>> =>
  withSystem(tx, async () => {
    const session = sessionOf(tx.actor);
    if (!session.ok) return session;
    const { personId } = personOf(tx.actor);
    const state = stateOf(await findSecondFactor(tx, personId));
    if (nextState(secondFactorTable, state, 'begin') === null) return refuse('identity.second_factor_on');
    const secret = tx.randomBytes(totpSecretBytes);
    await putSecondFactor(tx, personId, await sealSecret(keyring, sealedFor(personId), secret, tx.randomBytes(12)));
    return ok(totpKey(secret, (await findPerson(tx, personId))?.email ?? ''));
  });

/** True when the code is right and was not used before; uses it up. A recovery code will do once the factor is active. */
const takeCode = async (tx: Tx, keyring: Keyring, row: SecondFactorRow, code: string): Promise<boolean> => {
  if (row.sealed_secret === null) return false;
  const secret = await openSecret(keyring, sealedFor(row.person_id), row.sealed_secret);
  const step = stepOfCode(secret, code.replaceAll(' ', ''), tx.now);
  if (step !== undefined) return useStep(tx, row.person_id, step);
  return row.state === 'active' && useRecoveryCode(tx, row.person_id, secretHash(plainRecoveryCode(code)));
};

/** Whether somebody whose password was right may come in: without an active factor, or with a code that is right. */
export const passSecondFactor = async (
  tx: Tx,
  keyring: Keyring,
  { personId, code }: { readonly personId: string; readonly code?: string | undefined },
): Promise<Outcome<null, 'identity.second_factor_needed' | 'identity.code_wrong'>> => {
  const row = await findSecondFactor(tx, personId);
  if (row?.state !== 'active') return ok(null);
  if (code === undefined || code === '') return refuse('identity.second_factor_needed');
  return (await takeCode(tx, keyring, row, code)) ? ok(null) : refuse('identity.code_wrong');
};

const giveRecoveryCodes = async (tx: Tx, personId: string): Promise<string[]> => {
  const codes = Array.from({ length: recoveryCodesGiven }, () => recoveryCodeOf(tx.randomBytes(recoveryCodeBytes)));
  await putRecoveryCodes(
    tx,
    personId,
    codes.map((code) => secretHash(plainRecoveryCode(code))),
  );
  return codes;
};

/** What a person may do about the own factor with a code. */
type CodeAction = 'confirm' | 'turnOff' | 'renewCodes';

const act = async (tx: Tx, personId: string, action: CodeAction): Promise<string[]> => {
  const { organisationId } = personOf(tx.actor);
  if (action === 'turnOff') {
    await moveSecondFactor(tx, personId, 'off');
    await putRecoveryCodes(tx, personId, []);
    await note(tx, 'second_factor_off', personId, [organisationId], { personId });
    return [];
  }
  if (action === 'confirm') {
    await moveSecondFactor(tx, personId, 'active');
    await note(tx, 'second_factor_on', personId, [organisationId], { personId });
  }
  return giveRecoveryCodes(tx, personId);
};

const isPossible = (state: SecondFactorState, action: CodeAction): boolean =>
  action === 'renewCodes' ? state === 'active' : nextState(secondFactorTable, state, action) !== null;

type ByCode = { readonly action: CodeAction; readonly code: string; readonly address: string };

const doByCode = async (
  tx: Tx,
  keyring: Keyring,
  { action, code, address }: ByCode,
): Promise<Outcome<string[], IdentityCode>> => {
  const { personId } = personOf(tx.actor);
  const person = await findPerson(tx, personId);
  return guess<string[], IdentityCode>(
    tx,
    targetOf(person?.email ?? '', address),
    async () => {
      const row = await findSecondFactor(tx, personId);
      if (row === undefined || !isPossible(row.state, action)) return refuse('identity.second_factor_state');
      return (await takeCode(tx, keyring, row, code))
        ? ok(await act(tx, personId, action))
        : refuse('identity.code_wrong');
    },
    ['identity.second_factor_state'],
  );
};

/**
 * Confirms the acting person's second factor, turns it off or renews the recovery codes, each with a code; answers the new recovery
 * codes, which are shown this once. Wrong codes count like wrong passwords; opens a transaction of its own, for a refusal is remembered.
 */
export const bySecondFactorCode = async (
  { db, keyring }: Pick<Kit, 'db' | 'keyring'>,
  actor: Actor,
  given: ByCode,
): Promise<Outcome<string[], IdentityCode>> => {
  const session = sessionOf(actor);
  if (!session.ok) return session;
  const done = await db.transact<Outcome<string[], IdentityCode>, never>(actor, async (tx) =>
    ok(await withSystem(tx, () => doByCode(tx, keyring, given))),
  );
  return done.ok ? done.value : done;
};

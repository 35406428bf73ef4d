import { type Outcome, ok, refuse } from '#kernel';
import type { PlatformKey } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { type Continuation, readContinuation, sealContinuation, verifyContinuation } from './core/page-token.ts';
import type { DeliveryCode } from './errors.ts';

/** What the platform's own keys for addresses and tokens are called in the keyring. */
export const urlKeyPurpose = 'delivery.urls';

/** The key that signs now. */
export const activeKey = (kit: Kit): Promise<PlatformKey> => kit.keyring.active(urlKeyPurpose, 'hmac-sha256');

/** A key that may still verify what it signed; undefined for an unknown id and for keys of other purposes. */
export const verifyingKey = async (kit: Kit, id: string): Promise<PlatformKey | undefined> => {
  const key = await kit.keyring.byId(id);
  return key?.purpose === urlKeyPurpose ? key : undefined;
};

const wrong = (kind: Continuation['kind']) =>
  refuse('delivery.parameter_wrong', { what: `this ${kind} token is not valid here, or has run out; query again` });

/** What a continuation must agree with. */
export type Expected = {
  readonly kind: Continuation['kind'];
  readonly grantId: string;
  readonly tableId: string;
  /** Hash of the request; undefined when the token is not bound to one. */
  readonly request: string | undefined;
};

/** Opens a token; refuses one that is not ours, has run out, or belongs to another table, grant or request. */
export const openContinuation = async (
  kit: Kit,
  token: string,
  expected: Expected,
): Promise<Outcome<Continuation, DeliveryCode>> => {
  const claimed = readContinuation(token);
  const key = claimed === undefined ? undefined : await verifyingKey(kit, claimed.keyId);
  if (claimed === undefined || key === undefined || !verifyContinuation(token, key.sign)) return wrong(expected.kind);
  const fits =
    claimed.kind === expected.kind &&
    claimed.grantId === expected.grantId &&
    claimed.tableId === expected.tableId &&
    (expected.request === undefined || claimed.request === expected.request) &&
    claimed.expiresAtMs > kit.clock.now().getTime();
  return fits ? ok(claimed) : wrong(expected.kind);
};

/** Seals a continuation under the active key. */
export const makeContinuation = (key: PlatformKey, continuation: Omit<Continuation, 'keyId'>): string =>
  sealContinuation({ ...continuation, keyId: key.id }, key.sign);

import { timingSafeEqual } from 'node:crypto';
import { type Outcome, ok, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { type OpenCase, requireCase } from './acting.ts';
import type { CasesCode } from './errors.ts';
import type { EventActor } from './model.ts';
import { type Opened, type OpeningInput, openAs, trackingHash } from './opening.ts';
import type { CaseRecord } from './record.ts';
import { selectNumbered } from './store.ts';
import type { VisitPurpose } from './store-visits.ts';
import { admitVisit } from './visits.ts';

/** A resident without an account, whom the code of a case lets act as its applicant. */
export const residentActor: EventActor = { role: 'applicant', personId: null, organisationId: null };

const actor = systemActor('cases.residents');

/** Compared with when there is no such number, so that the answer takes as long. */
const nobodysCode = sha256Hex('cases.tracking:nobody');

const fits = (given: string, kept: string): boolean => timingSafeEqual(Buffer.from(given), Buffer.from(kept));

/** Looks at every case of the number, and compares in constant time. */
const matching = (records: readonly CaseRecord[], code: string): CaseRecord | undefined => {
  const given = trackingHash(code);
  const kept = records.length === 0 ? [undefined] : records;
  return kept.filter((one) => fits(given, one?.trackingSha256 ?? nobodysCode)).find((one) => one !== undefined);
};

/** The case of a number and its code; a wrong code and a wrong number answer alike. In system context. */
export const findTracked = async (
  tx: Tx,
  { number, code }: { readonly number: string; readonly code: string },
): Promise<Outcome<OpenCase, CasesCode>> => {
  const found = matching(await selectNumbered(tx, number), code);
  return found === undefined ? refuse('cases.tracking_wrong') : requireCase(tx, found.id);
};

/** Runs a visitor's call: counted for its origin, which is remembered whatever comes of it, then in a transaction of its own. */
export const asVisitor = async <T>(
  kit: Pick<Kit, 'db'>,
  visit: { readonly address: string; readonly purpose: VisitPurpose },
  work: (tx: Tx) => Promise<Outcome<T, CasesCode>>,
): Promise<Outcome<T, CasesCode>> => {
  const admitted = await kit.db.transact<Outcome<null, CasesCode>, never>(actor, async (tx) =>
    ok(await admitVisit(tx, visit)),
  );
  const visited = admitted.ok ? admitted.value : admitted;
  return visited.ok ? kit.db.transact(actor, work) : visited;
};

/** Opens a case for a resident without an account. `key` names the call where it may be repeated. */
export const openAsResident = (
  tx: Tx,
  { keyring }: Pick<Kit, 'keyring'>,
  { input, key }: { readonly input: OpeningInput; readonly key: string | undefined },
): Promise<Outcome<Opened, CasesCode>> =>
  openAs(tx, keyring, {
    opener: {
      ...{ actor: residentActor, applicantId: null, isTracked: true },
      openingKey: key === undefined ? null : sha256Hex(`cases.resident:${key}`),
    },
    input,
  });

import { createHash } from 'node:crypto';
import { appendEntry } from '#audit';
import { canonicalJson, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { notify } from '#platform/notify';
import { emit } from '#platform/outbox';
import { type BookChoice, lockBook, reaches } from './bank.ts';
import { compareWithBank, type Difference } from './core/bank.ts';
import { addDays, dayOf } from './core/day.ts';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import type { Book } from './model.ts';
import { posterOf } from './service.ts';
import {
  closeThrough,
  type DayClose,
  offsetSuspense,
  selectClosings,
  selectMirror,
  selectOpenSides,
} from './store-bank.ts';

/** Differences and open moves that a refusal lists: enough to work on, few enough to read. */
const listedMax = 100;

const checkDay = (tx: Tx, { closedThrough, timeZone }: Book, date: string): Outcome<null, LedgerCode> => {
  const today = dayOf(tx.now, timeZone);
  if (date > today) return refuse('ledger.day_in_future', { date, today });
  return closedThrough !== null && date <= closedThrough
    ? refuse('ledger.day_closed', { date, closedThrough })
    : ok(null);
};

const toDetail = ({ subAccount, ...amounts }: Difference) => ({
  subAccount,
  mirrorMinor: amounts.mirrorMinor.toString(),
  statementMinor: amounts.statementMinor.toString(),
  differenceMinor: amounts.differenceMinor.toString(),
});

/** Says where mirror and bank differ, and which moves the bank has not shown yet: mostly the one explains the other. */
const refuseDifferences = async (tx: Tx, { id, closedThrough }: Book, date: string, differences: Difference[]) => {
  const open = await selectOpenSides(tx, { bookId: id, closedThrough, limit: listedMax });
  return refuse(
    'ledger.day_differs',
    { date, count: differences.length },
    {
      differences: differences.slice(0, listedMax).map(toDetail),
      notAtBank: open.map(({ transferId, subAccount, direction, amountMinor, bookedOn }) => ({
        ...{ transferId, subAccount, direction, bookedOn },
        amountMinor: amountMinor.toString(),
      })),
    },
  );
};

const balancesHash = (mirror: ReadonlyMap<string, bigint>): string => {
  const balances = Object.fromEntries([...mirror].map(([subAccount, minor]) => [subAccount, minor.toString()]));
  return createHash('sha256').update(canonicalJson(balances)).digest('hex');
};

/**
 * Closes every open day up to one, when a bank statement reaches it and each sub-account's balance at its end is the
 * bank's. Otherwise refuses with the differences. A closed day takes no posting any more; what is posted later on the
 * same date is booked on the next day.
 */
export const closeDay = async (
  tx: Tx,
  { date, ...choice }: BookChoice & { readonly date: string },
): Promise<Outcome<DayClose, LedgerCode>> => {
  const locked = await lockBook(tx, choice);
  if (!locked.ok) return locked;
  const { book } = locked.value;
  const allowed = checkDay(tx, book, date);
  if (!allowed.ok) return allowed;
  if (!(await reaches(tx, book.id, date))) return refuse('ledger.statement_missing', { date });
  const mirror = await selectMirror(tx, book.id, date);
  const bank = await selectClosings(tx, book.id, date);
  const stated = new Map([...bank].map(([subAccount, { closingMinor }]) => [subAccount, closingMinor]));
  const differences = compareWithBank(mirror, stated);
  if (differences.length > 0) return refuseDifferences(tx, book, date, differences);
  const totalMinor = [...mirror.values()].reduce((sum, minor) => sum + minor, 0n);
  invariant(totalMinor >= 0n, 'clients cannot own less than nothing');
  const firstDay = book.closedThrough === null ? null : addDays(book.closedThrough, 1);
  const facts = { bookId: book.id, firstDay, lastDay: date, subAccounts: mirror.size };
  const entryId = await appendEntry(tx, {
    kind: ledgerKinds.day_closed,
    subject: book.id,
    parties: [book.operatorId],
    content: { ...facts, balancesSha256: balancesHash(mirror), totalMinor: totalMinor.toString() },
  });
  const close: DayClose = { ...facts, operatorId: book.operatorId, entryId, totalMinor };
  await closeThrough(tx, close, posterOf(tx.actor));
  await offsetSuspense(tx, book.id, date);
  await emit(tx, { topic: 'ledger.day_closed', payload: { bookId: book.id, lastDay: date } });
  const params = { date, currency: book.currency };
  await notify(tx, { to: book.operatorId, about: book.id, kind: 'day_closed', params });
  return ok(close);
};

import { type Id, nextState, type Outcome, ok, type Refusal, refuse } from '#kernel';
import type { LedgerCode } from '../errors.ts';
import type {
  Account,
  Book,
  OpeningInput,
  Resolution,
  ResolvingInput,
  Transfer,
  TransferInput,
  TransferKind,
} from '../model.ts';
import { checkFunds, checkInput, checkMove } from '../rules.ts';
import { transferState, transferTable } from '../states.ts';
import { dayOf, openDay } from './day.ts';

/** What the database said, under the lock of the books, about everything that the inputs name. */
export type PostingFacts = {
  readonly books: ReadonlyMap<string, Book>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Recorded transfers among the ids and pending ids of the inputs. */
  readonly transfers: ReadonlyMap<string, Transfer>;
  /** How a recorded pending transfer was ended. */
  readonly endings: ReadonlyMap<string, Resolution>;
};

/** Transfers that succeed or fail together, in order. */
export type Chain = {
  readonly inputs: readonly TransferInput[];
  /** Who posts: a person's id or a job's name. */
  readonly by: string;
  /** When set, books of other operators do not exist for this chain. */
  readonly onlyOperator?: Id<'org'>;
  /** When set, transfers of other kinds are refused, and so is ending them: an escrow is not ended by hand. */
  readonly onlyKinds?: readonly TransferKind[];
};

/** `created` now, or `exists` already with the same content. */
export type Posted = { readonly outcome: 'created' | 'exists'; readonly transfer: Transfer };
/** What became of one input. */
export type Verdict = Outcome<Posted, LedgerCode>;

/** What a batch comes to: a verdict per input, chains flattened in order, and the transfers to write. */
export type BatchDecision = { readonly verdicts: readonly Verdict[]; readonly created: readonly Transfer[] };

type Work = {
  readonly facts: PostingFacts;
  readonly now: Date;
  readonly accounts: Map<string, Account>;
  readonly transfers: Map<string, Transfer>;
  readonly endings: Map<string, Resolution>;
  readonly timestamps: Map<string, bigint>;
  readonly days: Map<string, { today: string; open: string }>;
  readonly created: Transfer[];
  /** How to take back what the current chain did, newest last. */
  undo: (() => void)[];
};

const setUndoably = <V>(work: Work, map: Map<string, V>, key: string, value: V): void => {
  const had = map.has(key);
  const before = map.get(key);
  map.set(key, value);
  work.undo.push(() => (had ? map.set(key, before as V) : map.delete(key)));
};

const daysOf = (work: Work, book: Book): { today: string; open: string } => {
  const known = work.days.get(book.id);
  if (known !== undefined) return known;
  const days = { today: dayOf(work.now, book.timeZone), open: openDay(book, work.now) };
  work.days.set(book.id, days);
  return days;
};

const dayFor = (work: Work, book: Book, wanted: string | undefined): Outcome<string, LedgerCode> => {
  const { today, open } = daysOf(work, book);
  if (wanted === undefined) return ok(open);
  if (book.closedThrough !== null && wanted <= book.closedThrough)
    return refuse('ledger.day_closed', { date: wanted, closedThrough: book.closedThrough });
  return wanted > today ? refuse('ledger.day_in_future', { date: wanted, today }) : ok(wanted);
};

/** Strictly after everything in the book, and not before the clock. */
const nextTimestamp = (work: Work, book: Book): bigint => {
  const last = work.timestamps.get(book.id) ?? book.lastTimestamp;
  const clock = BigInt(work.now.getTime()) * 1000n;
  return clock > last ? clock : last + 1n;
};

const applyTo = (work: Work, account: Account, side: 'debits' | 'credits', transfer: Transfer): void => {
  const pending =
    transfer.phase === 'pending' ? transfer.amountMinor : transfer.phase === 'single' ? 0n : -transfer.releasedMinor;
  const posted = transfer.phase === 'single' || transfer.phase === 'post' ? transfer.amountMinor : 0n;
  const next =
    side === 'debits'
      ? { debitsPending: account.debitsPending + pending, debitsPosted: account.debitsPosted + posted }
      : { creditsPending: account.creditsPending + pending, creditsPosted: account.creditsPosted + posted };
  setUndoably(work, work.accounts, account.id, { ...account, ...next });
};

const record = (work: Work, transfer: Transfer, debit: Account, credit: Account): Verdict => {
  applyTo(work, debit, 'debits', transfer);
  applyTo(work, credit, 'credits', transfer);
  setUndoably(work, work.transfers, transfer.id, transfer);
  setUndoably(work, work.timestamps, transfer.bookId, transfer.timestamp);
  work.created.push(transfer);
  work.undo.push(() => work.created.pop());
  return ok({ outcome: 'created', transfer });
};

const visible = (chain: Chain, account: Account | undefined): account is Account =>
  account !== undefined && (chain.onlyOperator === undefined || account.operatorId === chain.onlyOperator);

const partiesOf = (debit: Account, credit: Account): Id<'org'>[] => [
  ...new Set([debit.organisationId, credit.organisationId, debit.operatorId]),
];

const mayHandle = ({ onlyKinds }: Chain, kind: TransferKind): boolean => onlyKinds?.includes(kind) ?? true;

const open = (work: Work, chain: Chain, input: OpeningInput): Verdict => {
  if (!mayHandle(chain, input.kind)) return refuse('ledger.kind_not_manual', { id: input.id, kind: input.kind });
  const debit = work.accounts.get(input.debitAccountId);
  if (!visible(chain, debit)) return refuse('ledger.account_unknown', { id: input.id, account: input.debitAccountId });
  const credit = work.accounts.get(input.creditAccountId);
  if (!visible(chain, credit))
    return refuse('ledger.account_unknown', { id: input.id, account: input.creditAccountId });
  const move = checkMove(input, debit, credit);
  if (!move.ok) return move;
  const book = work.facts.books.get(debit.bookId);
  if (book === undefined) return refuse('ledger.account_unknown', { id: input.id, account: debit.id });
  const day = dayFor(work, book, input.bookedOn);
  if (!day.ok) return day;
  const short = checkFunds(debit, credit, input.amountMinor);
  if (short !== null) return { ok: false, error: short };
  const transfer: Transfer = {
    id: input.id,
    bookId: book.id,
    timestamp: nextTimestamp(work, book),
    phase: input.phase,
    kind: input.kind,
    debitAccountId: debit.id,
    creditAccountId: credit.id,
    amountMinor: input.amountMinor,
    releasedMinor: 0n,
    currency: input.currency,
    pendingId: null,
    agreementId: input.agreementId ?? null,
    reference: input.reference ?? null,
    reason: input.reason ?? null,
    expiresAt: input.expiresAt ?? null,
    bookedOn: day.value,
    parties: partiesOf(debit, credit),
    postedBy: chain.by,
  };
  return record(work, transfer, debit, credit);
};

const isDue = (pending: Transfer, now: Date): boolean => pending.expiresAt !== null && pending.expiresAt <= now;

const refuseEnding = (work: Work, pending: Transfer, input: ResolvingInput): Refusal<LedgerCode> | null => {
  const { pendingId } = input;
  const state = transferState(pending.phase, work.endings.get(pendingId) ?? null);
  if (nextState(transferTable, state, input.phase) === null)
    return { code: 'ledger.pending_ended', params: { pendingId, state } };
  if (input.phase === 'post' && isDue(pending, work.now))
    return { code: 'ledger.pending_expired', params: { pendingId } };
  if (input.phase === 'expire' && !isDue(pending, work.now))
    return { code: 'ledger.pending_not_due', params: { pendingId } };
  const amountMinor = input.amountMinor ?? pending.amountMinor;
  if (amountMinor > pending.amountMinor || (input.phase !== 'post' && amountMinor !== pending.amountMinor))
    return {
      code: 'ledger.pending_exceeded',
      params: { id: input.id, amountMinor: amountMinor.toString(), reservedMinor: pending.amountMinor.toString() },
    };
  return null;
};

const resolve = (work: Work, chain: Chain, input: ResolvingInput): Verdict => {
  const pending = work.transfers.get(input.pendingId);
  const debit = pending && work.accounts.get(pending.debitAccountId);
  const credit = pending && work.accounts.get(pending.creditAccountId);
  const book = pending && work.facts.books.get(pending.bookId);
  if (pending === undefined || book === undefined || !visible(chain, debit) || !visible(chain, credit))
    return refuse('ledger.pending_unknown', { pendingId: input.pendingId });
  if (!mayHandle(chain, pending.kind)) return refuse('ledger.kind_not_manual', { id: input.id, kind: pending.kind });
  const refusal = refuseEnding(work, pending, input);
  if (refusal !== null) return { ok: false, error: refusal };
  const day = dayFor(work, book, input.bookedOn);
  if (!day.ok) return day;
  setUndoably(work, work.endings, pending.id, input.phase);
  const transfer: Transfer = {
    ...pending,
    id: input.id,
    timestamp: nextTimestamp(work, book),
    phase: input.phase,
    amountMinor: input.amountMinor ?? pending.amountMinor,
    releasedMinor: pending.amountMinor,
    pendingId: pending.id,
    reference: input.reference ?? null,
    reason: input.reason ?? null,
    expiresAt: null,
    bookedOn: day.value,
    postedBy: chain.by,
  };
  return record(work, transfer, debit, credit);
};

const isOpening = (input: TransferInput): input is OpeningInput =>
  input.phase === 'single' || input.phase === 'pending';

/** The first field in which a repeat differs from what was recorded; null when it is the same transfer. */
export const differingField = (input: TransferInput, recorded: Transfer): string | null => {
  const labels: (readonly [string, boolean])[] = [
    ['phase', input.phase === recorded.phase],
    ['reference', (input.reference ?? null) === recorded.reference],
    ['reason', (input.reason ?? null) === recorded.reason],
    ['bookedOn', input.bookedOn === undefined || input.bookedOn === recorded.bookedOn],
  ];
  const own: (readonly [string, boolean])[] = isOpening(input)
    ? [
        ['kind', input.kind === recorded.kind],
        ['debitAccountId', input.debitAccountId === recorded.debitAccountId],
        ['creditAccountId', input.creditAccountId === recorded.creditAccountId],
        ['amountMinor', input.amountMinor === recorded.amountMinor],
        ['currency', input.currency === recorded.currency],
        ['agreementId', (input.agreementId ?? null) === recorded.agreementId],
        ['expiresAt', (input.expiresAt?.getTime() ?? null) === (recorded.expiresAt?.getTime() ?? null)],
      ]
    : [
        ['pendingId', input.pendingId === recorded.pendingId],
        ['amountMinor', (input.amountMinor ?? recorded.releasedMinor) === recorded.amountMinor],
      ];
  return [...labels.slice(0, 1), ...own, ...labels.slice(1)].find(([, same]) => !same)?.[0] ?? null;
};

const decideOne = (work: Work, chain: Chain, input: TransferInput): Verdict => {
  const recorded = work.transfers.get(input.id);
  if (recorded !== undefined) {
    const field = differingField(input, recorded);
    return field === null
      ? ok({ outcome: 'exists', transfer: recorded })
      : refuse('ledger.exists_with_different', { id: input.id, field });
  }
  const refusal = checkInput(input, work.now);
  if (refusal !== null) return { ok: false, error: refusal };
  return isOpening(input) ? open(work, chain, input) : resolve(work, chain, input);
};

const undoChain = (work: Work): void => {
  for (const step of work.undo.reverse()) step();
};

const failWith = (inputs: readonly TransferInput[], at: number, refusal: Verdict): Verdict[] =>
  inputs.map((_, i) => (i === at ? refusal : refuse('ledger.linked_failed', { id: inputs[at]?.id ?? '' })));

const decideChain = (work: Work, chain: Chain): Verdict[] => {
  work.undo = [];
  const verdicts: Verdict[] = [];
  for (const [at, input] of chain.inputs.entries()) {
    const verdict = decideOne(work, chain, input);
    if (!verdict.ok) {
      undoChain(work);
      return failWith(chain.inputs, at, verdict);
    }
    verdicts.push(verdict);
  }
  const kinds = new Set(verdicts.map((v) => v.ok && v.value.outcome));
  if (kinds.size <= 1) return verdicts;
  undoChain(work);
  return chain.inputs.map(({ id }) => refuse('ledger.chain_exists_partly', { id }));
};

/**
 * Decides a batch as TigerBeetle does: one after the other, each seeing the effects of those before it, a chain
 * taken back as a whole when one of it is refused. Reads nothing and writes nothing.
 */
export const decideBatch = (facts: PostingFacts, chains: readonly Chain[], now: Date): BatchDecision => {
  const work: Work = {
    facts,
    now,
    accounts: new Map(facts.accounts),
    transfers: new Map(facts.transfers),
    endings: new Map(facts.endings),
    timestamps: new Map(),
    days: new Map(),
    created: [],
    undo: [],
  };
  const verdicts = chains.flatMap((chain) => decideChain(work, chain));
  return { verdicts, created: work.created };
};

/** Cuts a list at the transfers that are not linked to the next one. Refuses a chain that is still open at the end. */
export const toChains = (
  inputs: readonly TransferInput[],
  scope: Omit<Chain, 'inputs'>,
): Outcome<Chain[], LedgerCode> => {
  const chains: TransferInput[][] = [[]];
  for (const input of inputs) {
    chains.at(-1)?.push(input);
    if (input.linked !== true) chains.push([]);
  }
  if (chains.pop()?.length !== 0) return refuse('ledger.chain_open');
  return ok(chains.map((list) => ({ ...scope, inputs: list })));
};

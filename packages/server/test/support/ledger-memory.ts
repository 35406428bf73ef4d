/** A ledger in memory: the pure decision applied to maps instead of tables, with a small cast of accounts. */
import assert from 'node:assert/strict';
import { encodeId, type Id } from '#kernel';
import { type Chain, decideBatch, type PostingFacts, type Verdict } from '../../src/ledger/core/posting.ts';
import type { Account, AccountKind, Book, OpeningInput, Transfer, TransferInput } from '../../src/ledger/model.ts';

/** The instant of all decisions unless another is given. */
export const now = new Date('2026-08-01T04:00:00Z');

export const idOf = <P extends string>(prefix: P, n: number): Id<P> => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, n);
  return encodeId(prefix, bytes);
};

export const bookOf = (n: number, closedThrough: string | null = null): Book => ({
  ...{ id: idOf('bok', n), region: '110000', currency: n === 0 ? 'CNY' : 'EUR', operatorId: idOf('org', 900 + n) },
  ...{ bankName: 'B', bankAccount: String(n), timeZone: 'Asia/Shanghai', lastTimestamp: 0n, closedThrough },
});

const accountOf = (n: number, kind: AccountKind, book: Book, owner = idOf('org', n)): Account => ({
  ...{ id: idOf('acc', n), bookId: book.id, kind, organisationId: owner, operatorId: book.operatorId },
  ...{ region: book.region, currency: book.currency, bankName: 'B', bankAccount: '1', subAccount: String(n) },
  limit: kind === 'custody' ? 'credits_must_not_exceed_debits' : 'debits_must_not_exceed_credits',
  ...{ debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n },
});

export const book = bookOf(0);
export const other = bookOf(1);
export const custody = accountOf(0, 'custody', book, book.operatorId);
export const fee = accountOf(1, 'fee', book, book.operatorId);
export const [ann, bob, eve] = [2, 3, 4].map((n) => accountOf(n, 'client', book)) as [Account, Account, Account];
export const operatorsOwn = accountOf(5, 'client', book, book.operatorId);
export const far = accountOf(6, 'client', other);
export const all = [custody, fee, ann, bob, eve, operatorsOwn, far];

/** The state that a database would hold, kept by applying what was decided. */
export class Memory {
  accounts = new Map<string, Account>(all.map((a) => [a.id, a]));
  transfers = new Map<string, Transfer>();
  endings = new Map<string, 'post' | 'void' | 'expire'>();
  books = new Map<string, Book>([book, other].map((b) => [b.id, b]));
  history: Transfer[] = [];

  get facts(): PostingFacts {
    return { books: this.books, accounts: this.accounts, transfers: this.transfers, endings: this.endings };
  }

  decide(chains: readonly Chain[], at = now): readonly Verdict[] {
    const { verdicts, created } = decideBatch(this.facts, chains, at);
    for (const t of created) this.#apply(t);
    return verdicts;
  }

  one(input: TransferInput, scope: Partial<Chain> = {}): string {
    const [verdict] = this.decide([{ inputs: [input], by: 'test', ...scope }]);
    return verdict === undefined ? '' : verdict.ok ? verdict.value.outcome : verdict.error.code.slice(7);
  }

  #apply(t: Transfer): void {
    const pending = t.phase === 'pending' ? t.amountMinor : -t.releasedMinor;
    const posted = t.phase === 'single' || t.phase === 'post' ? t.amountMinor : 0n;
    const debit = this.accounts.get(t.debitAccountId);
    if (debit !== undefined)
      this.accounts.set(debit.id, {
        ...debit,
        debitsPending: debit.debitsPending + pending,
        debitsPosted: debit.debitsPosted + posted,
      });
    const credit = this.accounts.get(t.creditAccountId);
    if (credit !== undefined)
      this.accounts.set(credit.id, {
        ...credit,
        creditsPending: credit.creditsPending + pending,
        creditsPosted: credit.creditsPosted + posted,
      });
    if (t.phase === 'post' || t.phase === 'void' || t.phase === 'expire') this.endings.set(t.pendingId ?? '', t.phase);
    this.transfers.set(t.id, t);
    this.history.push(t);
    const of = this.books.get(t.bookId);
    if (of !== undefined) this.books.set(of.id, { ...of, lastTimestamp: t.timestamp });
  }
}

let count = 1_000;
export const fresh = (): Id<'trf'> => {
  count += 1;
  return idOf('trf', count);
};
export const agreementId = idOf('agr', 1);

/** A memory whose members have some money to move. */
export const funded = (): Memory => {
  const memory = new Memory();
  for (const [n, client] of [ann, bob, eve].entries())
    assert.equal(memory.one({ ...deposit(client, 150n), id: idOf('trf', n) }), 'created');
  return memory;
};

export const move = (
  kind: OpeningInput['kind'],
  from: Account,
  to: Account,
  more: Partial<OpeningInput> = {},
): OpeningInput => ({
  ...{ id: fresh(), phase: 'single', kind, debitAccountId: from.id, creditAccountId: to.id, amountMinor: 10n },
  ...{ currency: 'CNY', agreementId, reason: 'test' },
  ...more,
});
export const deposit = (to: Account, amountMinor: bigint): OpeningInput =>
  move('deposit', custody, to, { amountMinor });

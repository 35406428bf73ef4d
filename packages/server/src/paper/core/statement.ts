import type { Bilingual } from '#kernel';
import { type DocumentContent, documentEdition, type Words } from '../model.ts';
import type { Named } from './agreement.ts';
import { amountText, minorText } from './amounts.ts';
import { dayWords } from './dates.ts';

const kindWords = {
  deposit: { zh: '入金', en: 'deposit' },
  withdrawal: { zh: '出金', en: 'withdrawal' },
  payment: { zh: '价款', en: 'payment' },
  refund: { zh: '退款', en: 'refund' },
  fee_leg: { zh: '服务费', en: 'fee' },
  fee_refund: { zh: '服务费退回', en: 'fee refunded' },
  fee_payout: { zh: '服务费划付', en: 'fee paid out' },
  adjustment: { zh: '调整', en: 'adjustment' },
  award: { zh: '专项资金拨付', en: 'award of a programme' },
  award_refund: { zh: '专项资金退回', en: 'award given back' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const accountWords = {
  custody: { zh: '存管账户', en: 'custody account' },
  client: { zh: '会员账户', en: 'client account' },
  fee: { zh: '服务费账户', en: 'fee account' },
  programme: { zh: '专项资金账户', en: 'restricted account of a programme' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** All that an account statement is made of. */
export type StatementFacts = {
  readonly operator: Named;
  readonly holder: Named;
  readonly account: {
    readonly id: string;
    readonly kind: keyof typeof accountWords;
    readonly currency: string;
    readonly bankName: string;
    readonly bankAccount: string;
    readonly subAccount: string | null;
  };
  readonly from: string;
  readonly to: string;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly lines: readonly {
    readonly bookedOn: string;
    readonly kind: keyof typeof kindWords;
    readonly about: string;
    readonly debitMinor: bigint;
    readonly creditMinor: bigint;
    readonly balanceMinor: bigint;
  }[];
};

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** The document of an account statement: opening, movements, closing; posted transfers only. */
export const statementDocument = (facts: StatementFacts): DocumentContent => {
  const { account, lines } = facts;
  const figure = (minor: bigint): string => minorText(minor, account.currency);
  const amount = (amountMinor: bigint): string => amountText({ amountMinor, currency: account.currency });
  const [from, to] = [dayWords(facts.from), dayWords(facts.to)];
  return {
    edition: documentEdition,
    title: { zh: '账户对账单', en: 'Account statement' },
    issuer: facts.operator.name,
    blocks: [
      {
        kind: 'facts',
        rows: [
          [
            { zh: '户名', en: 'Holder' },
            { zh: `${facts.holder.name.zh}\n${facts.holder.id}`, en: facts.holder.name.en },
          ],
          [
            { zh: '账户', en: 'Account' },
            { zh: `${accountWords[account.kind].zh} ${account.id}`, en: accountWords[account.kind].en },
          ],
          [
            { zh: '存管银行', en: 'Custody bank' },
            [account.bankName, account.bankAccount, account.subAccount ?? ''].filter((part) => part !== '').join(' · '),
          ],
          [{ zh: '币种', en: 'Currency' }, account.currency],
          [
            { zh: '期间', en: 'Period' },
            { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` },
          ],
          [{ zh: '期初余额', en: 'Opening balance' }, amount(facts.openingMinor)],
          [{ zh: '借方合计', en: 'Total debits' }, amount(sum(lines.map((line) => line.debitMinor)))],
          [{ zh: '贷方合计', en: 'Total credits' }, amount(sum(lines.map((line) => line.creditMinor)))],
          [{ zh: '期末余额', en: 'Closing balance' }, amount(facts.closingMinor)],
        ],
      },
      { kind: 'heading', text: { zh: '明细', en: 'Movements' } },
      lines.length === 0
        ? { kind: 'text', text: { zh: '本期无发生额。', en: 'There were no movements in this period.' } }
        : {
            kind: 'table',
            columns: [
              { title: { zh: '记账日', en: 'Booked on' }, share: 3 },
              { title: { zh: '类型', en: 'Kind' }, share: 2.4 },
              { title: { zh: '说明', en: 'About' }, share: 6 },
              { title: { zh: '借方', en: 'Debit' }, share: 3.2, align: 'end' },
              { title: { zh: '贷方', en: 'Credit' }, share: 3.2, align: 'end' },
              { title: { zh: '余额', en: 'Balance' }, share: 3.4, align: 'end' },
            ],
            rows: lines.map((line): Words[] => [
              line.bookedOn,
              kindWords[line.kind],
              line.about,
              line.debitMinor === 0n ? '' : figure(line.debitMinor),
              line.creditMinor === 0n ? '' : figure(line.creditMinor),
              figure(line.balanceMinor),
            ]),
          },
      { kind: 'seals', of: [{ zh: `运营方：${facts.operator.name.zh}`, en: `Operator: ${facts.operator.name.en}` }] },
    ],
  };
};

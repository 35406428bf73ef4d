import {
  answerName,
  factorText,
  formulaText,
  methodName,
  moneyText,
  phaseName,
  sayIn,
  treatmentName,
  type Valuation,
} from '#assess';
import type { Language } from '#kernel';
import type { Value } from '../core/report-values.ts';

/** What the rows are made of. */
export type ValueFacts = { readonly findings: { readonly value: Valuation }; readonly language: Language };

/** A row by the keys of its columns; a text needs no more than itself. */
export type Row = Readonly<Record<string, string | Value>>;

/** An amount: a number in a workbook, with its currency elsewhere. */
export const amountValue = (minor: string, currency: string, language: Language): Value => {
  const digits = minor.replace('-', '').padStart(3, '0');
  const number = `${minor.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return { kind: 'number', number, shown: moneyText(minor, currency, language) };
};

const currencyOf = ({ findings: { value } }: ValueFacts): string => value.currency ?? value.booking?.currency ?? 'CNY';

/** Each method with what it comes to, or why it does not. */
export const methodRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const amount = (minor: string | undefined): string | Value =>
    minor === undefined ? '—' : amountValue(minor, currencyOf(facts), language);
  return findings.value.methods.map((method) => ({
    methodName: methodName(method.id, sayIn(language)),
    methodLow: amount(method.result?.lowMinor),
    methodBase: amount(method.result?.baseMinor),
    methodHigh: amount(method.result?.highMinor),
    methodNote: [formulaText(method.formula, language), method.edition, method.note?.[language] ?? '']
      .filter((text) => text !== '')
      .join('\n'),
  }));
};

/** The inputs of the methods that could be computed, with source and day. */
export const inputRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const say = sayIn(language);
  return findings.value.methods
    .filter(({ result }) => result !== null)
    .flatMap(({ id, factors = [] }) =>
      factors.map((factor) => ({
        inputName: `${methodName(id, say)} · ${factor.name[language]}`,
        inputLow: factorText(factor, 'low', currencyOf(facts), language),
        inputBase: factorText(factor, 'base', currencyOf(facts), language),
        inputHigh: factorText(factor, 'high', currencyOf(facts), language),
        inputSource: [factor.source ?? say('未注明', 'not stated'), factor.date ?? '']
          .filter((text) => text !== '')
          .join(' '),
      })),
    );
};

/** The inputs that move the leading result most. */
export const swingRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const lead = findings.value.methods.find(({ id }) => id === findings.value.lead);
  return (lead?.sensitive ?? []).map((swing) => ({
    swingName: swing.name[language],
    swingLow: amountValue(swing.lowMinor, currencyOf(facts), language),
    swingHigh: amountValue(swing.highMinor, currencyOf(facts), language),
  }));
};

/** Spending by phase. */
export const phaseRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const say = sayIn(language);
  return (findings.value.booking?.phases ?? []).map((one) => ({
    phase: phaseName(one.phase, say),
    phaseAmount: amountValue(one.amountMinor, currencyOf(facts), language),
    phaseVouchers: String(one.vouchers),
    phaseTreatment: treatmentName(one.treatment, say),
  }));
};

/** The conditions of recognition; open ones are blank. */
export const questionRows = ({ findings, language }: ValueFacts): Row[] =>
  (findings.value.booking?.questions ?? []).map((one) => ({
    question: one.text[language],
    questionAnswer: one.answer === 'open' ? { kind: 'blank' } : answerName(one.answer, sayIn(language)),
    questionEvidence: one.evidence ?? '',
  }));

/** Each voucher. */
export const voucherRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const booking = findings.value.booking;
  return (booking?.entries ?? []).map((entry) => ({
    voucher: entry.voucher,
    voucherDate: entry.date,
    voucherText: entry.text,
    voucherTag: booking?.tree.find(({ tag }) => tag === entry.tag)?.leaf[language] ?? entry.tag,
    voucherPhase: phaseName(entry.phase, sayIn(language)),
    voucherAmount: amountValue(entry.amountMinor, currencyOf(facts), language),
  }));
};

/** Sums by the leaves of the cost tree, below the vouchers. */
export const bookingRows = (facts: ValueFacts): Row[] => {
  const { findings, language } = facts;
  const say = sayIn(language);
  return (findings.value.booking?.tree ?? []).map((one) => ({
    voucher: say('合计', 'Sum'),
    voucherDate: '',
    voucherText: `${one.branch[language]} / ${one.leaf[language]}`,
    voucherTag: one.leaf[language],
    voucherPhase: '',
    voucherAmount: amountValue(one.amountMinor, currencyOf(facts), language),
  }));
};

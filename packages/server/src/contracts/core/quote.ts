import type { Bilingual, Language, Money } from '#kernel';

/** One step of a computation: so many units at so much, with what it says in words. */
export type QuoteStep = {
  readonly component: 'oneOff' | 'operatorFee';
  readonly label: Bilingual;
  /** Whole units. */
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly amount: Money;
  /** False for what is taken out of an amount above and not paid on top of it. */
  readonly paidByBuyer: boolean;
  readonly words: Bilingual;
};

/** An amount as people read it; how many decimals a currency has is known to Intl (ISO 4217). */
const inWords = ({ amountMinor, currency }: Money, language: Language): string => {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  const padded = amountMinor.toString().padStart(digits + 1, '0');
  const decimal = digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  return format.format(decimal as `${number}`);
};

/** The price itself: paid once, whatever is used of what the terms allow. */
export const oneOffStep = (price: Money): QuoteStep => ({
  component: 'oneOff',
  label: { zh: '一次性价款', en: 'One-off price' },
  quantity: 1,
  unitPrice: price,
  amount: price,
  paidByBuyer: true,
  words:
    price.amountMinor === 0n
      ? { zh: '免费', en: 'free of charge' }
      : {
          zh: `一次性价款 ${inWords(price, 'zh')} × 1，在条款允许的范围内使用不再另行收费`,
          en: `one-off price ${inWords(price, 'en')} × 1; use within the terms costs nothing more`,
        },
});

/** The operator's fee: it comes out of the price, so the buyer pays nothing more. */
export const feeStep = (fee: Money, basisPoints: number): QuoteStep => ({
  component: 'operatorFee',
  label: { zh: '运营方服务费', en: 'Operator’s fee' },
  quantity: 1,
  unitPrice: fee,
  amount: fee,
  paidByBuyer: false,
  words: {
    zh: `运营方从价款中收取 ${basisPoints / 100}%，即 ${inWords(fee, 'zh')}，由供方承担，买方不另付`,
    en: `the operator takes ${basisPoints / 100} % of the price, ${inWords(fee, 'en')}; the provider bears it, the buyer pays nothing on top`,
  },
});

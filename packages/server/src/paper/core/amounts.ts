import type { Bilingual, Money } from '#kernel';

/** Decimal places of a currency (ISO 4217), as the language library has them. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount in figures, `CNY 12,345.00`: exact, whatever its size. */
export const amountText = ({ amountMinor, currency }: Money): string =>
  `${currency} ${minorText(amountMinor, currency)}`;

/** The figures alone: thousands apart, minor units behind the point. */
export const minorText = (amountMinor: bigint, currency: string): string => {
  const decimals = decimalsOf(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${amountMinor < 0n ? '−' : ''}${whole}${part}`;
};

const numerals = [...'零壹贰叁肆伍陆柒捌玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿', '亿亿'];

const groupText = (group: string): string => {
  let text = '';
  [...group].forEach((digit, index) => {
    if (digit !== '0') text += `${numerals[Number(digit)]}${places[group.length - 1 - index]}`;
    else if (text !== '' && !text.endsWith('零')) text += '零';
  });
  return text.replace(/零$/, '');
};

const yuanText = (yuan: bigint): string => {
  const digits = yuan.toString();
  const padded = digits.padStart(Math.ceil(digits.length / 4) * 4, '0');
  const parts = padded.match(/\d{4}/g) ?? [];
  let text = '';
  parts.forEach((part, index) => {
    const isZero = part === '0000';
    if (isZero || (text !== '' && part.startsWith('0'))) text = text === '' || text.endsWith('零') ? text : `${text}零`;
    if (!isZero) text += `${groupText(part.replace(/^0+/, ''))}${groups[parts.length - 1 - index]}`;
  });
  return text.replace(/零$/, '');
};

/**
 * An amount of yuan in the numerals of contracts and cheques (正确填写票据和结算凭证的基本规定, PBC 支付结算办法 annex 1):
 * 12345 fen is 壹佰贰拾叁元肆角伍分. Undefined for other currencies and for what is below zero.
 */
export const yuanInWords = ({ amountMinor, currency }: Money): string | undefined => {
  if (currency !== 'CNY' || amountMinor < 0n) return undefined;
  const [yuan, jiao, fen] = [amountMinor / 100n, Number((amountMinor / 10n) % 10n), Number(amountMinor % 10n)];
  const whole = yuan === 0n ? '' : `${yuanText(yuan)}元`;
  if (jiao === 0 && fen === 0) return whole === '' ? '零元整' : `${whole}整`;
  const jiaoText = jiao > 0 ? `${numerals[jiao]}角` : whole === '' ? '' : '零';
  return `${whole}${jiaoText}${fen > 0 ? `${numerals[fen]}分` : '整'}`;
};

/** An amount for people: figures, and for yuan also in words. */
export const amountWords = (value: Money): Bilingual => {
  const figures = amountText(value);
  const words = yuanInWords(value);
  return { zh: words === undefined ? figures : `${figures}（人民币${words}）`, en: figures };
};

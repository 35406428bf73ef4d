import { type Language, localeOf } from './language.ts';

/** Money as the API carries it: whole minor units as a string of digits. */
export type Money = { readonly amountMinor: string; readonly currency: string };

/** Currencies of the platform have two decimals (ISO 4217); the API says so by `Minor`. */
const minorDigits = 2;

/** An exact decimal text of minor units: `-123456` is `-1234.56`. Never a binary float. */
export const decimalOf = (amountMinor: string): string => {
  const negative = amountMinor.startsWith('-');
  const digits = (negative ? amountMinor.slice(1) : amountMinor).padStart(minorDigits + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
};

/** Minor units of what a person typed (`12,300.5`, `12300`); undefined when it is no amount or finer than a minor unit. */
export const minorOf = (typed: string): string | undefined => {
  const found = /^(-?\d{1,15})(?:\.(\d{1,2}))?$/.exec(typed.trim().replaceAll(/[,，\s]/g, ''));
  if (found === null) return undefined;
  return String(BigInt(`${found[1]}${(found[2] ?? '').padEnd(minorDigits, '0')}`));
};

/** The reader's own zone, or UTC: what a server draws, which does not know the reader's. */
export type Zone = 'own' | 'utc';

/** Formats of one language, kept: making them is slow. */
const makeFormats = (language: Language, zone: Zone) => {
  const locale = localeOf(language);
  const timeZone = zone === 'utc' ? { timeZone: 'UTC' } : {};
  const number = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...timeZone,
  });
  const moment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return { number, compact, day, moment, relative, locale };
};

const kept = {
  own: { zh: makeFormats('zh', 'own'), en: makeFormats('en', 'own') },
  utc: { zh: makeFormats('zh', 'utc'), en: makeFormats('en', 'utc') },
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const steps: readonly [number, Intl.RelativeTimeFormatUnit][] = [
  [dayMs, 'day'],
  [hourMs, 'hour'],
  [minuteMs, 'minute'],
];

/** Sizes in binary steps, as file managers show them. */
const sizeUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** How numbers, money, days and sizes are written in a language; days in the reader's own zone unless UTC is asked for. */
export const formats = (language: Language, zone: Zone = 'own') => {
  const { number, compact, day, moment, relative, locale } = kept[zone][language];
  return {
    number: (value: number): string => number.format(value),
    /** 1.2 万 or 12K, where room is short; the exact number belongs into the title. */
    compact: (value: number): string => compact.format(value),
    /** A share between 0 and 1 as per cent. */
    percent: (share: number, digits = 1): string =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: ({ amountMinor, currency }: Money): string =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
        decimalOf(amountMinor) as unknown as number,
      ),
    /** 2026年11月23日, 23 Nov 2026. */
    day: (at: string | Date): string => day.format(new Date(at)),
    /** Day and minute. */
    moment: (at: string | Date): string => moment.format(new Date(at)),
    /** "in 3 days", "2 小时前", seen from `now`. */
    relative: (at: string | Date, now: Date): string => {
      const ms = new Date(at).getTime() - now.getTime();
      const [size, unit] = steps.find(([step]) => Math.abs(ms) >= step) ?? [minuteMs, 'minute'];
      return relative.format(Math.round(ms / size), unit);
    },
    bytes: (bytes: number): string => {
      const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), sizeUnits.length - 1);
      const value = bytes / 1024 ** power;
      return `${new Intl.NumberFormat(locale, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(value)} ${sizeUnits[power]}`;
    },
  };
};

/** What {@link formats} gives. */
export type Formats = ReturnType<typeof formats>;

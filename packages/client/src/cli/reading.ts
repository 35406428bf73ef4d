import type { DateOrder } from '@corridor/server';
import { type Invocation, type OptionSpec, textOption } from './command.ts';

/** IANA zone in which local times of a file are taken. */
export const zoneOption: Readonly<Record<'time-zone', OptionSpec>> = {
  'time-zone': {
    type: 'string',
    value: 'Z',
    help: { en: 'zone of local times (IANA), UTC when left out', zh: '本地时间所属时区（IANA），默认 UTC' },
  },
};

/** What a person may say of how a file is to be read; what is left out is found out. */
export const readingOptions: Readonly<Record<'encoding' | 'delimiter' | 'table' | 'dates', OptionSpec>> = {
  encoding: { type: 'string', value: 'E', help: { en: 'encoding, found when left out', zh: '编码，不填则自动识别' } },
  delimiter: {
    type: 'string',
    value: 'D',
    help: { en: 'separator, found when left out', zh: '分隔符，不填则自动识别' },
  },
  table: {
    type: 'string',
    value: 'T',
    help: { en: 'of several tables which, by name or place', zh: '有多张表时读取哪一张（名称或序号）' },
  },
  dates: {
    type: 'string',
    value: 'ORDER',
    help: {
      en: 'how 5/3/2024 is meant: day-first, month-first, year-first; text leaves it as written',
      zh: '5/3/2024 的含义：day-first（日在前）、month-first（月在前）、year-first（年在前）；text 保留原文',
    },
  },
};

/** What was said of it; the reader refuses what cannot be. */
export const readingOf = (invocation: Invocation) => ({
  encoding: textOption(invocation, 'encoding'),
  delimiter: textOption(invocation, 'delimiter'),
  table: textOption(invocation, 'table'),
  dates: textOption(invocation, 'dates') as DateOrder | undefined,
});

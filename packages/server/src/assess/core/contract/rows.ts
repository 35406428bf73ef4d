import type { Table } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import { ident, literal, rowColumn, tableView } from '../sql.ts';
import type { Occasion } from './facts.ts';
import { type InputOf, inputOf } from './inputs.ts';
import type { Setting } from './joins.ts';
import { columnMissing, findColumn, notRun, type Planned, planned } from './plan.ts';
import { asMoment, asNumber, asText, present } from './values.ts';

const isNumber = (type: string): boolean => ['integer', 'double', 'decimal'].includes(kindOf(type));
const isMoment = (type: string): boolean => ['date', 'timestamp'].includes(kindOf(type));

type RowRule = InputOf<'corridor.rowRules'>[number];

/** Both sides as what they can be compared by, and when there is something to compare. */
const sidesOf = (table: Table, rule: RowRule): { a: string; b: string; of: string } | undefined => {
  const left = findColumn(table, rule.left);
  if (left === undefined) return undefined;
  if ('value' in rule.right) {
    const { value } = rule.right;
    const a = typeof value === 'number' ? asNumber(left) : isMoment(left.type) ? asMoment(left) : asText(left);
    const b =
      typeof value === 'number'
        ? String(value)
        : isMoment(left.type)
          ? `TRY_CAST(${literal(value)} AS TIMESTAMP)`
          : literal(value);
    return { a, b, of: present(left) };
  }
  const right = findColumn(table, rule.right.column);
  if (right === undefined) return undefined;
  const as =
    isNumber(left.type) && isNumber(right.type)
      ? asNumber
      : isMoment(left.type) && isMoment(right.type)
        ? asMoment
        : asText;
  return { a: as(left), b: as(right), of: `${present(left)} AND ${present(right)}` };
};

const whenOf = (table: Table, when: RowRule['when']): string | undefined => {
  if (when === undefined) return 'true';
  const column = findColumn(table, when.column);
  if (column === undefined) return undefined;
  return typeof when.value === 'number'
    ? `coalesce(${asNumber(column)} ${when.operator} ${when.value}, false)`
    : `coalesce(${asText(column)} ${when.operator} ${literal(when.value)}, false)`;
};

const rowCodes = { business: '010400', equality: '040201', logic: '040202' } as const;

const rowRules = ({ at, table, custom }: Setting): Planned[] =>
  (inputOf(custom, 'corridor.rowRules') ?? []).map((rule) => {
    const where = { path: `${at}/customProperties` };
    const sides = sidesOf(table, rule);
    const when = whenOf(table, rule.when);
    if (sides === undefined || when === undefined) return planned(where, 'row', [rule.name, rule.name], columnMissing);
    const ask = {
      by: 'rows' as const,
      of: `${sides.of} AND ${when}`,
      good: `coalesce(${sides.a} ${rule.operator} ${sides.b}, false)`,
    };
    return planned(where, 'row', [rule.name, rule.name], ask, [rowCodes[rule.kind]]);
  });

/** Periods from the first to the last that have a right number of rows. */
const perPeriod = ({ at, table, custom }: Setting): Planned[] => {
  const given = inputOf(custom, 'corridor.expectedPerPeriod');
  if (given === undefined) return [];
  const where = { path: `${at}/customProperties` };
  const band = given.max === undefined ? `≥ ${given.min}` : `${given.min}–${given.max}`;
  const words = [`每个 ${given.period} 有 ${band} 行`, `${band} rows in each ${given.period}`] as const;
  const column = findColumn(table, given.column);
  if (column === undefined) return [planned(where, 'period', words, columnMissing)];
  const sql =
    `WITH p AS (SELECT date_trunc('${given.period}', ${asMoment(column)}) AS t, count(*) AS k FROM ${tableView} WHERE ${present(column)} GROUP BY 1) ` +
    `SELECT count_if(k >= ${given.min}${given.max === undefined ? '' : ` AND k <= ${given.max}`}) AS good, ` +
    `1 + coalesce(datediff('${given.period}', min(t), max(t)), -1) AS n FROM p WHERE t IS NOT NULL`;
  return [planned(where, 'period', words, { by: 'query', sql }, ['050100'])];
};

const order = ({ at, table, custom }: Setting): Planned[] => {
  const given = inputOf(custom, 'corridor.order');
  if (given === undefined) return [];
  const where = { path: `${at}/customProperties` };
  const inRow = (given.columns ?? []).map((name) => findColumn(table, name));
  const steps = inRow.slice(1).flatMap((to, i) => {
    const from = inRow[i];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  const axis = given.axis === undefined ? undefined : findColumn(table, given.axis);
  const entity = given.entity === undefined ? undefined : findColumn(table, given.entity);
  const rowWise = steps.map(({ from, to }) =>
    planned(
      where,
      'order',
      [`「${from.title}」不晚于「${to.title}」`, `${from.title} is not after ${to.title}`],
      {
        by: 'rows',
        of: `${asMoment(from)} IS NOT NULL AND ${asMoment(to)} IS NOT NULL`,
        good: `${asMoment(from)} <= ${asMoment(to)}`,
      },
      ['050300'],
    ),
  );
  if (given.axis === undefined)
    return rowWise.length > 0 ? rowWise : [planned(where, 'order', ['先后次序', 'order'], columnMissing)];
  const words = [`各行按「${given.axis}」先后排列`, `rows follow ${given.axis}`] as const;
  if (axis === undefined || (given.entity !== undefined && entity === undefined))
    return [...rowWise, planned(where, 'order', words, columnMissing)];
  const partition = entity === undefined ? '' : `PARTITION BY ${ident(entity.name)} `;
  const sql =
    `SELECT count_if(t >= f) AS good, count(f) AS n FROM (SELECT t, lag(t) OVER (${partition}ORDER BY r) AS f FROM ` +
    `(SELECT *, ${asMoment(axis)} AS t, ${rowColumn} AS r FROM ${tableView}) WHERE t IS NOT NULL)`;
  return [...rowWise, planned(where, 'order', words, { by: 'query', sql }, ['050300'])];
};

const unitHours: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168, m: 730, y: 8_766 };

/** Hours of an SLA value: units by ISO or their English words; months and years by their mean length. Undefined for what is no duration. */
export const hoursOf = (value: unknown, unit: string | undefined): number | undefined => {
  const number = Number(value);
  if (!Number.isFinite(number) || value === null || value === '' || typeof value === 'boolean') return undefined;
  const name = (unit ?? 'd').toLowerCase();
  if (/^(min|minute)/.test(name)) return number / 60;
  if (/^s(ec)?/.test(name)) return number / 3_600;
  const hours = unitHours[name[0] ?? ''];
  return hours === undefined ? undefined : number * hours;
};

const msOf = (moment: string): number => Date.parse(moment);
const hourMs = 3_600_000;

/** A service level may be met a little late: clocks, queues and the length of months differ. */
const lateShare = 0.1;

/** Versions that came no later after the one before than the frequency has it. */
const frequency = ({ contract }: Setting, { publishedAt }: Occasion): Planned[] =>
  (contract.slaProperties ?? []).flatMap((sla, i) => {
    if (sla.property.toLowerCase() !== 'frequency') return [];
    const where = { path: `/slaProperties/${i}` };
    const words = [
      `更新频率 ${sla.value} ${sla.unit ?? ''}`.trim(),
      `updated every ${sla.value} ${sla.unit ?? ''}`.trim(),
    ] as const;
    const hours = hoursOf(sla.value, sla.unit);
    if (hours === undefined) return [planned(where, 'punctuality', words, notRun('不是时长', 'no duration'))];
    if (publishedAt.length < 2)
      return [
        planned(where, 'punctuality', words, notRun('至少两个版本后才能核对', 'takes two versions to be checked')),
      ];
    const gaps = publishedAt.slice(1).map((moment, j) => (msOf(moment) - msOf(publishedAt[j] ?? moment)) / hourMs);
    const good = gaps.filter((gap) => gap <= hours * (1 + lateShare)).length;
    return [planned(where, 'punctuality', words, { by: 'known', good, of: gaps.length }, ['050200'])];
  });

/** The newest moment in the data is no older at publication than the latency allows. */
const latency = ({ contract, table }: Setting, { publishedAt, asOf }: Occasion): Planned[] =>
  (contract.slaProperties ?? []).flatMap((sla, i) => {
    if (sla.property.toLowerCase() !== 'latency') return [];
    const where = { path: `/slaProperties/${i}` };
    const words = [
      `时延 ${sla.value} ${sla.unit ?? ''}`.trim(),
      `latency ${sla.value} ${sla.unit ?? ''}`.trim(),
    ] as const;
    const hours = hoursOf(sla.value, sla.unit);
    const column =
      findColumn(table, sla.element?.split('.').at(-1) ?? '') ?? table.columns.find((c) => isMoment(c.type));
    if (hours === undefined || column === undefined)
      return [
        planned(where, 'punctuality', words, notRun('需要时长与时间列', 'takes a duration and a column of time')),
      ];
    const at = publishedAt.at(-1) ?? asOf;
    const sql =
      `SELECT CAST(max(${asMoment(column)}) >= CAST(${literal(at.slice(0, 19))} AS TIMESTAMP) - INTERVAL ${Math.round(hours * 60)} MINUTE AS INTEGER) AS good, ` +
      `1 AS n FROM ${tableView}`;
    return [planned(where, 'punctuality', words, { by: 'query', sql }, ['050200'])];
  });

const authorisation = ({ at, custom }: Setting, { asOf }: Occasion): Planned[] => {
  const given = inputOf(custom, 'corridor.authorisation');
  if (given === undefined) return [];
  const { from = '', to = '9999' } = given;
  const holds = asOf.slice(0, 10) >= from.slice(0, 10) && asOf.slice(0, 10) <= to.slice(0, 10);
  const words = [`授权期 ${from} 至 ${given.to ?? '…'}`, `authorised from ${from} to ${given.to ?? '…'}`] as const;
  return [
    planned({ path: `${at}/customProperties` }, 'authorisation', words, { by: 'known', good: holds ? 1 : 0, of: 1 }, [
      '050400',
    ]),
  ];
};

const probes = ({ at, custom }: Setting): Planned[] => {
  const given = inputOf(custom, 'corridor.probes');
  if (given === undefined) return [];
  const words = [`访问探测（${given.source}）`, `probes of the service (${given.source})`] as const;
  const good = Math.min(given.succeeded, given.attempted);
  return [
    planned({ path: `${at}/customProperties` }, 'probes', words, { by: 'known', good, of: given.attempted }, [
      '060100',
    ]),
  ];
};

/** Rules on rows, on time and on the service. */
export const planRows = (setting: Setting, occasion: Occasion): Planned[] => [
  ...rowRules(setting),
  ...perPeriod(setting),
  ...order(setting),
  ...frequency(setting, occasion),
  ...latency(setting, occasion),
  ...authorisation(setting, occasion),
  ...probes(setting),
];

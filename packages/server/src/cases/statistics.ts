import type { Outcome } from '#kernel';
import { ok, refuse, startOfDay } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { calendarOf } from './calendars.ts';
import { type IndicatorFact, type IndicatorRow, indicatorsByUnitAndMonth, indicatorsOf } from './core/indicators.ts';
import type { CasesCode } from './errors.ts';
import { selectStanding } from './store-definitions.ts';
import { countOpenByCard, type ReportFind, selectIndicatorFacts, selectVolumes } from './store-report.ts';

/** Months of one question: three years side by side. */
const monthsMax = 36;

/** Facts that one answer is worked out from: rows are grouped, so a city's year stays far below. */
const factsMax = 500_000;

const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

const monthsBetween = (from: string, to: string): number => {
  const [y1 = 0, m1 = 1] = from.split('-').map(Number);
  const [y2 = 0, m2 = 1] = to.split('-').map(Number);
  return (y2 - y1) * 12 + m2 - m1 + 1;
};

/** What statistics are asked for: an office, months with both ends, and what they are narrowed to. */
export type StatisticsQuery = {
  readonly ownerId: string;
  readonly from: string;
  readonly to: string;
  readonly programme?: string | undefined;
  readonly typeKey?: string | undefined;
};

const findOf = async (tx: Tx, query: StatisticsQuery): Promise<Outcome<ReportFind, CasesCode>> => {
  const months = monthsBetween(query.from, query.to);
  if (months < 1 || months > monthsMax) return refuse('cases.period_wrong', { max: monthsMax });
  const { timeZone } = await calendarOf(tx, query.ownerId);
  const { ownerId, programme, typeKey } = query;
  const from = startOfDay(`${query.from}-01`, timeZone);
  const until = startOfDay(`${monthAfter(query.to)}-01`, timeZone);
  return ok({ ownerId, programme, typeKey, timeZone, from, until });
};

const factsOf = async (tx: Tx, find: ReportFind): Promise<readonly IndicatorFact[]> => {
  const rows = await selectIndicatorFacts(tx, find);
  const facts: IndicatorFact[] = [];
  for (const { count, ...fact } of rows) for (let i = 0; i < count && facts.length < factsMax; i += 1) facts.push(fact);
  return facts;
};

/** Figures of an office: in all, by unit and month, what was opened, and what is open now by card. */
export const readStatistics = async (tx: Tx, query: StatisticsQuery) => {
  const find = await findOf(tx, query);
  if (!find.ok) return find;
  const facts = await factsOf(tx, find.value);
  return ok({
    total: indicatorsOf(facts),
    rows: indicatorsByUnitAndMonth(facts),
    opened: await selectVolumes(tx, find.value),
    openNow: await countOpenByCard(tx, query.ownerId),
  });
};

/** What the public reads of an office: figures by month of the types that are public, units left out; with how many cases each rests on. */
export const readPublicStatistics = async (tx: Tx, query: Omit<StatisticsQuery, 'typeKey'>) =>
  withSystem(tx, async () => {
    const find = await findOf(tx, query);
    if (!find.ok) return find;
    const open = (await selectStanding(tx, { officeId: query.ownerId })).filter(({ type }) => type.isPublic);
    const programmes: {
      key: string;
      title: { zh: string; en: string };
      months: readonly IndicatorRow[];
      opened: number;
    }[] = [];
    for (const { type } of open) {
      const narrowed = { ...find.value, typeKey: type.key };
      const facts = (await factsOf(tx, narrowed)).map((fact) => ({ ...fact, unit: query.ownerId }));
      const volumes = await selectVolumes(tx, narrowed);
      programmes.push({
        ...{ key: type.key, title: type.title, months: indicatorsByUnitAndMonth(facts) },
        opened: volumes.reduce((sum, { opened }) => sum + opened, 0),
      });
    }
    return ok(programmes);
  });

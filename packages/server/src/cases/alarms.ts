import type { Tx } from '#platform/database';
import { definitionOf } from './acting.ts';
import { calendarOf } from './calendars.ts';
import { fileOf, pressureOf } from './columns.ts';
import { caseClocks } from './core/clocks.ts';
import type { CaseType, ClockRule } from './model.ts';
import type { CaseRecord } from './record.ts';
import { lockCase } from './store.ts';
import { writePressures } from './store-clocks.ts';
import { tellOfClock } from './telling.ts';

type Running = ReturnType<typeof caseClocks>[number];

/** Warnings between two instants; at the end of the time the clock is overdue instead. */
const warningsDue = ({ status }: Running, after: Date, now: Date) =>
  status.warnings.filter(({ at, percent }) => percent < 100 && at > after && at <= now);

const hasRunOut = ({ status }: Running, after: Date, now: Date): boolean => now > status.dueAt && status.dueAt >= after;

type Told = {
  readonly type: CaseType;
  readonly record: CaseRecord;
  readonly rule: ClockRule;
  readonly until: Date;
};

const tellWarning = async (tx: Tx, told: Told, percents: readonly number[]): Promise<void> => {
  const percent = Math.max(...percents);
  if (percents.length > 0) await tellOfClock(tx, { ...told, percent });
};

/**
 * Tells what is due of a case's clocks since the last time, and moves that time on, in one transaction. Of several warnings that passed
 * together the last is told. Answers the actions that definitions want when a clock has run out.
 */
export const passAlarms = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const record = await lockCase(tx, id);
  if (record === undefined || record.endedAt !== null || record.nextAlarmAt === null || record.nextAlarmAt > tx.now)
    return [];
  const { type } = await definitionOf(tx, record);
  const calendar = await calendarOf(tx, record.ownerId);
  const file = fileOf(record.folded);
  const actions: string[] = [];
  for (const running of caseClocks(type, file.clocks, calendar, tx.now)) {
    const { rule, status } = running;
    if (status.stoppedAt !== undefined) continue;
    const told = { type, record, rule, until: status.dueAt };
    if (hasRunOut(running, record.alarmedAt, tx.now)) {
      await tellOfClock(tx, { ...told, percent: 100 });
      if (rule.onExpiry !== undefined) actions.push(rule.onExpiry);
    } else
      await tellWarning(
        tx,
        told,
        warningsDue(running, record.alarmedAt, tx.now).map(({ percent }) => percent),
      );
  }
  const pressure = pressureOf(type, file, { calendar, now: tx.now, alarmedAt: tx.now });
  await writePressures(tx, [{ id: record.id, ...pressure, alarmedAt: tx.now }]);
  return actions;
};

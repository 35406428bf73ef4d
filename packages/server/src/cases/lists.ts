import type { z } from 'zod';
import { addDays, dayOf, encodePageToken, type Id, personOf, startOfDay } from '#kernel';
import type { Tx } from '#platform/database';
import { calendarOf } from './calendars.ts';
import { actsFor } from './core/delegation.ts';
import type { CaseRecord } from './record.ts';
import type { caseRowShape } from './shapes.ts';
import { selectDelegations } from './store-calendars.ts';
import {
  type CaseList,
  caseLists,
  countCases,
  countedMax,
  type ListFind,
  type ListStart,
  listCases,
} from './store-lists.ts';
import { rowsToJson } from './views.ts';

/** What a reader asks a list for. */
export type ListQuery = {
  readonly list: CaseList;
  readonly type?: string | undefined;
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  readonly unitId?: string | undefined;
  readonly pageSize: number;
};

type Reader = Pick<ListFind, 'organisationId' | 'personId' | 'absentIds' | 'now' | 'dayEndsAt'>;

const readerOf = async (tx: Tx): Promise<Reader> => {
  const { organisationId, personId } = personOf(tx.actor);
  const { timeZone } = await calendarOf(tx, organisationId);
  const absentIds = actsFor(await selectDelegations(tx, organisationId), personId as Id<'psn'>, tx.now);
  const dayEndsAt = startOfDay(addDays(dayOf(tx.now, timeZone), 1), timeZone);
  return { organisationId, personId, absentIds, now: tx.now, dayEndsAt };
};

/** Reads where a page begins: an id, in work lists behind the instant of the due day. */
export const readStart = (key: string): ListStart | undefined => {
  const [, due, id] = /^([\w:.-]{1,40}) (\w{1,60})$/.exec(key) ?? [];
  return due === undefined || id === undefined ? undefined : { id, due: due === 'infinity' ? null : due };
};

/** Token of the page that begins after a case. */
export const startOf = ({ id, dueAt }: Pick<CaseRecord, 'id' | 'dueAt'>): string =>
  encodePageToken(`${dueAt?.toISOString() ?? 'infinity'} ${id}`);

/** A page of a list as the acting person sees it; `next` is the last case of a page that has more behind it. */
export const pageOfList = async (
  tx: Tx,
  { list, type, programme, state, unitId, pageSize }: ListQuery,
  start: ListStart | undefined,
): Promise<{ items: z.input<typeof caseRowShape>[]; next: CaseRecord | undefined }> => {
  const find = { ...(await readerOf(tx)), list, typeKey: type, programme, state, unitId };
  const records = await listCases(tx, find, { start, size: pageSize });
  const page = records.slice(0, pageSize);
  return { items: await rowsToJson(tx, page), next: records.length > pageSize ? page.at(-1) : undefined };
};

/** How many cases each list of the acting person has. */
export const countLists = async (tx: Tx): Promise<{ counts: Record<CaseList, number>; isCutAt: number }> => {
  const reader = await readerOf(tx);
  const counts: [CaseList, number][] = [];
  for (const list of caseLists) counts.push([list, await countCases(tx, { ...reader, list })]);
  return { counts: Object.fromEntries(counts) as Record<CaseList, number>, isCutAt: countedMax };
};

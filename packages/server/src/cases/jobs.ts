import { z } from 'zod';
import { appendEntry } from '#audit';
import { dayMs, hourMs, type Id, type Json, ok, type WorkCalendar } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { Outbox } from '#platform/outbox';
import { systemActor } from '#platform/system';
import { actAs } from './acting.ts';
import { passAlarms } from './alarms.ts';
import { calendarOf, calendarTopic } from './calendars.ts';
import { pressureOf } from './columns.ts';
import { runEffect } from './effects.ts';
import { casesKinds } from './kinds.ts';
import type { EventActor } from './model.ts';
import { type Renewed, selectAlarming, selectRunning, writePressures } from './store-clocks.ts';
import { type Definition, selectDefinitions } from './store-definitions.ts';
import { deleteMaterials } from './store-materials.ts';
import { deleteDraft, selectDiscarded } from './store-parts.ts';
import { forgetVisits } from './store-visits.ts';
import { effectTopic } from './writing.ts';

/** Every minute: nobody reads a limit more finely, and answers reckon clocks as of their own instant anyway. */
const everyMinute = '* * * * *';

/** Cases whose alarms one run takes up; the next run, a minute later, goes on. */
const alarmsMax = 500;

/** Cases reckoned anew at a time: their files fit into memory many times over. */
const batchMax = 1_000;

/** Visits are counted by the hour; the last two hours are enough. */
const visitsKeptMs = 2 * hourMs;

/** A draft that was thrown away comes back for a month. */
const discardedKeptMs = 30 * dayMs;

const clockActor: EventActor = { role: 'clock', personId: null, organisationId: null };

/** Tells of clocks that come near their end, and does what a definition wants when one has run out; each once. */
export const runAlarms = async (kit: Pick<Kit, 'db' | 'log'>): Promise<number> => {
  const actor = systemActor('cases.alarms');
  const ids = await kit.db.read(actor, (tx) => selectAlarming(tx, alarmsMax));
  for (const id of ids) {
    const passed = await kit.db.transact(actor, async (tx) => ok(await passAlarms(tx, id)));
    for (const action of passed.ok ? passed.value : []) {
      const step = { action, payload: {} };
      const done = await kit.db.transact(actor, (tx) => actAs(tx, id, { actor: clockActor, step }));
      if (!done.ok) kit.log.info({ case: id, action, code: done.error.code }, 'a limit passed without a step');
    }
  }
  return ids.length;
};

type Reckoning = { readonly definitions: Map<string, Definition>; readonly calendar: WorkCalendar };

const definitionsFor = async (tx: Tx, known: Map<string, Definition>, ids: readonly string[]): Promise<void> => {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  for (const [id, definition] of await selectDefinitions(tx, missing)) known.set(id, definition);
};

const renewBatch = async (
  tx: Tx,
  { ownerId, after }: { readonly ownerId: string; readonly after: string },
  { definitions, calendar }: Reckoning,
) => {
  const rows = await selectRunning(tx, { ownerId, after, limit: batchMax });
  await definitionsFor(
    tx,
    definitions,
    rows.map(({ definitionId }) => definitionId),
  );
  const renewed = rows.flatMap((row): Renewed[] => {
    const type = definitions.get(row.definitionId)?.type;
    if (type === undefined) return [];
    const pressure = pressureOf(
      type,
      { clocks: row.clocks, endedAt: null },
      { calendar, now: tx.now, alarmedAt: row.alarmedAt },
    );
    const isMoved = pressure.dueAt?.getTime() !== row.dueAt?.getTime();
    return isMoved || pressure.isProvisional !== row.isProvisional ? [{ id: row.id, ...pressure }] : [];
  });
  await writePressures(tx, renewed);
  return { last: rows.length < batchMax ? undefined : rows.at(-1)?.id, renewed: renewed.length };
};

/**
 * Reckons every open clock of an office anew after its calendar changed: batch by batch, written back set-wise. Answers how many cases have
 * another due day or are no longer provisional.
 */
export const renewClocks = async (kit: Pick<Kit, 'db'>, ownerId: Id<'org'>): Promise<number> => {
  const actor = systemActor('cases.calendar');
  const definitions = new Map<string, Definition>();
  let after: string | undefined = '';
  let moved = 0;
  while (after !== undefined) {
    const from: string = after;
    const done = await kit.db.transact(actor, async (tx) => {
      const calendar = await calendarOf(tx, ownerId);
      return ok(await renewBatch(tx, { ownerId, after: from }, { definitions, calendar }));
    });
    after = done.ok ? done.value.last : undefined;
    moved += done.ok ? done.value.renewed : 0;
  }
  return moved;
};

const calendarMessage = z.object({ ownerId: z.string() });

const onCalendar =
  (kit: Pick<Kit, 'db'>) =>
  async (payload: Json): Promise<void> => {
    const ownerId = calendarMessage.parse(payload).ownerId as Id<'org'>;
    const cases = await renewClocks(kit, ownerId);
    await kit.db.transact(systemActor('cases.calendar'), async (tx) =>
      ok(
        await appendEntry(tx, {
          kind: casesKinds.clocks_renewed,
          subject: ownerId,
          parties: [ownerId],
          content: { cases },
        }),
      ),
    );
  };

/** Removes drafts that were thrown away a month ago, rows first: a crash in between leaves blobs that nothing refers to. */
export const purgeDrafts = async (kit: Pick<Kit, 'db' | 'blobs' | 'clock'>): Promise<number> => {
  const actor = systemActor('cases.drafts');
  const before = new Date(kit.clock.now().getTime() - discardedKeptMs);
  const ids = await kit.db.read(actor, (tx) => selectDiscarded(tx, before, batchMax));
  for (const id of ids) {
    const done = await kit.db.transact(actor, async (tx) => {
      const keys = await deleteMaterials(tx, id);
      await deleteDraft(tx, id);
      return ok(keys);
    });
    for (const key of done.ok ? done.value : []) await kit.blobs.delete(key);
  }
  return ids.length;
};

/** Registers what goes on without calls: effects, alarms of clocks, a new calendar; before the jobs start. */
export const registerCases = (kit: Kit, outbox: Outbox): void => {
  outbox.on(effectTopic, runEffect(kit));
  outbox.on(calendarTopic, onCalendar(kit));
  kit.jobs.schedule('cases.alarms', everyMinute, async () => void (await runAlarms(kit)));
  kit.jobs.schedule('cases.drafts', '23 3 * * *', async () => void (await purgeDrafts(kit)));
  kit.jobs.schedule('cases.visits', '17 * * * *', async () => {
    await kit.db.transact(systemActor('cases.visits'), async (tx) =>
      ok(await forgetVisits(tx, new Date(tx.now.getTime() - visitsKeptMs))),
    );
  });
};

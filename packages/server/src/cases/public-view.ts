import { z } from 'zod';
import type { Tx } from '#platform/database';
import { bilingualShape } from '#platform/http';
import type { OpenCase } from './acting.ts';
import { calendarOf } from './calendars.ts';
import { possibleActions } from './core/machine.ts';
import { knownOf } from './facts.ts';
import { historyToJson } from './history.ts';
import { actionShape, clockShape, eventShape, organisationShape, stateShape, typeShape, waitsShape } from './shapes.ts';
import { clocksToJson } from './view.ts';
import { readNames, rowToJson } from './views.ts';

/** A case as a resident reads it: where it stands, until when, what was said, what can be done. */
export const publicCaseShape = z.object({
  number: z.string(),
  title: bilingualShape,
  type: typeShape.describe('its definition has the words of every form'),
  subject: z.string(),
  office: organisationShape,
  state: stateShape,
  waitsFor: waitsShape.nullable(),
  openedAt: z.string(),
  changedAt: z.string(),
  endedAt: z.string().nullable(),
  ratingLevel: z.number().int().nullable(),
  clocks: z.array(clockShape),
  history: z.array(eventShape),
  actions: z.array(actionShape),
  materials: z.array(z.object({ key: z.string(), name: z.string() })),
  seq: z.number().int(),
});

/** Makes what a resident reads of a case, with the eyes of its applicant. */
export const publicCaseToJson = async (
  tx: Tx,
  { record, file, definition }: OpenCase,
): Promise<z.input<typeof publicCaseShape>> => {
  const role = 'applicant' as const;
  const calendar = await calendarOf(tx, record.ownerId);
  const names = await readNames(tx, { organisations: [record.ownerId, record.leadUnitId], people: [] });
  const row = rowToJson({ record, file, definition, role, names, calendar, now: tx.now });
  const { items } = await historyToJson(tx, { record, file, definition, role });
  const known = await knownOf(tx, record);
  return {
    ...{ number: row.number, title: definition.type.title, subject: row.subject, office: row.office, state: row.state },
    ...{ waitsFor: row.waitsFor, openedAt: row.openedAt, changedAt: row.changedAt, endedAt: row.endedAt },
    ...{ ratingLevel: row.ratingLevel, type: row.type },
    clocks: clocksToJson(definition.type, file, { calendar, now: tx.now }),
    history: items,
    actions: possibleActions(definition.type, file, role, known).map(({ form, blockedBy, ...button }) => ({
      ...button,
      as: role,
      form: form === undefined ? null : { schema: form.schema, fields: form.fields },
      blockedBy: blockedBy.map((need) => ({ ...need })),
    })),
    materials: file.materials.map(({ key, name }) => ({ key, name })),
    seq: record.seq,
  };
};

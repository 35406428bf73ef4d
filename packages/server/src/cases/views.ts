import type { z } from 'zod';
import { getOrganisations, namesOfPeople } from '#identity';
import { type Actor, type Bilingual, organisationOf, type WorkCalendar } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { readsAs } from './access.ts';
import { calendarOf } from './calendars.ts';
import { fileOf, pressureOf } from './columns.ts';
import { type CaseFile, stateOf } from './core/file.ts';
import type { CaseRole, CaseType } from './model.ts';
import type { CaseRecord } from './record.ts';
import type { caseRowShape, organisationShape, personShape, stateShape, waitsShape } from './shapes.ts';
import { type Definition, selectDefinitions } from './store-definitions.ts';

/** Names of organisations and people for answers. */
export type Names = {
  organisation(id: string | null): z.input<typeof organisationShape> | null;
  /** A colleague's name; of others' people nothing but the id. */
  person(id: string | null, organisationId: string | null): z.input<typeof personShape> | null;
};

/** Reads names once for all that an answer shows. People's names are told to colleagues alone. */
export const readNames = async (
  tx: Tx,
  ids: { readonly organisations: readonly (string | null)[]; readonly people: readonly (string | null)[] },
): Promise<Names> => {
  const plain = (list: readonly (string | null)[]) => list.filter((id) => id !== null);
  const found = await withSystem(tx, () => getOrganisations(tx, plain(ids.organisations)));
  const people = await namesOfPeople(tx, plain(ids.people));
  const own = organisationOf(tx.actor);
  return {
    organisation(id) {
      if (id === null) return null;
      const one = found.get(id);
      return { id, name: one?.name ?? '', nameEn: one?.nameEn || (one?.name ?? '') };
    },
    person: (id, organisationId) =>
      id === null
        ? null
        : { id, name: organisationId !== null && organisationId === own ? (people.get(id) ?? null) : null },
  };
};

/** A state as a role may know it. */
export const stateToJson = (
  type: CaseType,
  key: string,
  role: CaseRole,
  file: CaseFile,
): z.input<typeof stateShape> => {
  const state = stateOf(type, key);
  const isVisible = state?.visibleTo.includes(role) === true || role === 'office';
  const nameless: Bilingual = { zh: key, en: key };
  return {
    key: isVisible ? key : null,
    label: (isVisible ? state?.label : state?.publicLabel) ?? nameless,
    kind: key === file.state ? file.stateKind : (state?.kind ?? 'active'),
  };
};

const waitsToJson = (record: CaseRecord, names: Names, until: Date | null): z.input<typeof waitsShape> | null => {
  const { waitsFor } = record;
  if (waitsFor === null) return null;
  const holder: Partial<Record<CaseRole, string | null>> = {
    office: record.ownerId,
    unit: record.leadUnitId,
    applicant: record.applicantId,
  };
  return {
    role: waitsFor,
    organisation: names.organisation(holder[waitsFor] ?? null),
    since: record.waitsSince.toISOString(),
    until: until?.toISOString() ?? null,
  };
};

/** What a row of a list is made of. */
export type RowParts = {
  readonly record: CaseRecord;
  readonly file: CaseFile;
  readonly definition: Definition;
  readonly role: CaseRole;
  readonly names: Names;
  readonly calendar: WorkCalendar;
  readonly now: Date;
};

/** A case as lists have it: its clocks as of now, its state as the reader may know it. */
export const rowToJson = (parts: RowParts): z.input<typeof caseRowShape> => {
  const { record, file, definition, role, names, calendar, now } = parts;
  const { type } = definition;
  const pressure = pressureOf(type, file, { calendar, now, alarmedAt: record.alarmedAt });
  const { dueAt, isProvisional, card, usedPercent } = pressure;
  return {
    ...{ id: record.id, number: record.number, subject: record.subject, seq: record.seq, card },
    type: {
      key: type.key,
      version: type.version,
      title: type.title,
      programme: type.programme,
      definitionId: definition.id,
    },
    office: names.organisation(record.ownerId) ?? { id: record.ownerId, name: '', nameEn: '' },
    applicant: names.organisation(record.applicantId),
    lead: names.organisation(record.leadUnitId),
    assignee: names.person(record.assigneeId, record.leadUnitId ?? record.ownerId),
    state: stateToJson(type, record.state, role, file),
    waitsFor: waitsToJson(record, names, dueAt),
    due: dueAt === null ? null : { at: dueAt.toISOString(), isProvisional, card, percent: usedPercent },
    openedAt: record.openedAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    outcome: record.outcome,
    ratingLevel: record.ratingLevel,
  };
};

/** As whom an actor reads a case; undefined for a stranger. */
export const readerOf = (actor: Actor, record: CaseRecord, file: CaseFile): CaseRole | undefined =>
  readsAs(actor, { ...record, reviews: file.reviews });

const calendarsOf = async (tx: Tx, records: readonly CaseRecord[]): Promise<ReadonlyMap<string, WorkCalendar>> => {
  const calendars = new Map<string, WorkCalendar>();
  for (const { ownerId } of records) if (!calendars.has(ownerId)) calendars.set(ownerId, await calendarOf(tx, ownerId));
  return calendars;
};

/** Makes a page's rows; cases that the actor may not read by standing are left out. */
export const rowsToJson = async (tx: Tx, records: readonly CaseRecord[]): Promise<z.input<typeof caseRowShape>[]> => {
  const definitions = await withSystem(tx, () =>
    selectDefinitions(
      tx,
      records.map((one) => one.definitionId),
    ),
  );
  const calendars = await calendarsOf(tx, records);
  const names = await readNames(tx, {
    organisations: records.flatMap((one) => [one.ownerId, one.applicantId, one.leadUnitId]),
    people: records.map((one) => one.assigneeId),
  });
  return records.flatMap((record) => {
    const file = fileOf(record.folded);
    const definition = definitions.get(record.definitionId);
    const calendar = calendars.get(record.ownerId);
    const role = readerOf(tx.actor, record, file);
    return definition === undefined || calendar === undefined || role === undefined
      ? []
      : [rowToJson({ record, file, definition, role, names, calendar, now: tx.now })];
  });
};

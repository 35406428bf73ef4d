import { type CaseEvent, casesById, isForApplicant, type OpenCase, selectEventsBetween } from '#cases';
import type { Language, Outcome, Person } from '#kernel';
import { ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import type { Answer, Call } from './answering.ts';
import { type Span, spanOf } from './core/open311/instants.ts';
import { type Parameters, parameterOf } from './core/open311/parameters.ts';
import { isUpdate, updateToPlain } from './core/open311/update.ts';
import type { Plain } from './core/open311/xml.ts';
import type { CityCode } from './errors.ts';
import { type ServiceRequest, updatesMax } from './model.ts';
import { jurisdictionOf, optionalHolder } from './places.ts';
import { readQuery } from './reading.ts';
import { instantOf } from './requests.ts';
import { open311Actor } from './services.ts';
import { selectByCase } from './store.ts';

const wrong = (what: string) => refuse('city.parameter_wrong', { what });

/** The time of the updates: both ends or neither, which is the last 90 days. */
const spanIn = (parameters: Parameters, now: Date): Outcome<Span, CityCode> => {
  const start = instantOf(parameters, 'start_date');
  if (!start.ok) return start;
  const end = instantOf(parameters, 'end_date');
  if (!end.ok) return end;
  if ((start.value === undefined) !== (end.value === undefined))
    return wrong('start_date and end_date belong together');
  const span = spanOf(start.value, end.value, now);
  return span === undefined ? wrong('start_date comes before end_date, at most 90 days') : ok(span);
};

/** Who reads what is said to the resident: the channel that tells them, the office, and the unit that has the case. */
const readsText = (holder: Person | undefined, request: ServiceRequest, { record }: OpenCase): boolean =>
  holder !== undefined && [request.channelId, record.ownerId, record.leadUnitId].includes(holder.organisationId);

type Find = Span & { readonly ownerId: string; readonly ids: readonly string[] };

const search = async (
  tx: Tx,
  { ownerId, from, to, ids }: Find,
  { holder, language }: { readonly holder: Person | undefined; readonly language: Language },
): Promise<Plain[]> => {
  const found: Plain[] = [];
  let after: CaseEvent | undefined;
  for (;;) {
    const events = await withSystem(tx, () => selectEventsBetween(tx, { ownerId, from, to, after, size: updatesMax }));
    const requests = await selectByCase(tx, [...new Set(events.map(({ caseId }) => caseId))]);
    const cases = await casesById(tx, [...requests.keys()]);
    for (const event of events) {
      const [request, one] = [requests.get(event.caseId), cases.get(event.caseId)];
      if (request === undefined || one === undefined || found.length >= updatesMax) continue;
      if (ids.length > 0 && !ids.includes(request.number)) continue;
      const { type } = one.definition;
      const hasText = readsText(holder, request, one) && isForApplicant(type, event.action);
      const reader = { isParty: readsText(holder, request, one), hasAnswers: hasText, language };
      if (isUpdate(event, reader)) found.push(updateToPlain({ type, number: request.number, event }, reader));
    }
    after = events.at(-1);
    if (found.length >= updatesMax || events.length < updatesMax) return found;
  }
};

/** GET service request updates: what happened to requests in a time, oldest first. */
export const listUpdates = async (kit: Pick<Kit, 'db'>, { request, language }: Call): Promise<Outcome<Answer>> => {
  const parameters = readQuery(request);
  if (!parameters.ok) return parameters;
  const holder = await optionalHolder(kit, parameters.value);
  if (!holder.ok) return holder;
  return kit.db.read(open311Actor, async (tx): Promise<Outcome<Answer>> => {
    const region = await jurisdictionOf(tx, parameters.value);
    if (!region.ok) return region;
    const span = spanIn(parameters.value, tx.now);
    if (!span.ok) return span;
    const id = parameterOf(parameters.value, 'service_request_id');
    const find = { ...span.value, ownerId: region.value.operatorId, ids: id === undefined ? [] : id.split(',') };
    const value = await search(tx, find, { holder: holder.value, language });
    return ok({ root: 'service_request_updates', value, isPrivate: holder.value !== undefined });
  });
};

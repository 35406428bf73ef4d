import { act, actAs, caseOfNumber, casesById, type OpenCase, residentActor } from '#cases';
import { type Outcome, ok, type Person, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import type { Answer, Call } from './answering.ts';
import { textIn } from './core/open311/answers.ts';
import { type Parameters, parameterOf } from './core/open311/parameters.ts';
import { statusOf, stepFor } from './core/open311/statuses.ts';
import { updateIdOf } from './core/open311/update.ts';
import type { CityCode } from './errors.ts';
import { jurisdictionOf, keyHolder } from './places.ts';
import { readForm } from './reading.ts';
import { instantOf } from './requests.ts';
import { insertUpdate, selectNumbered } from './store.ts';

const wrong = (what: string) => refuse('city.parameter_wrong', { what });

/** What an update says. */
type Update = {
  readonly id: string;
  readonly number: string;
  readonly status: string | undefined;
  readonly description: string;
};

/** Longest id that a sender may give an update. */
const updateIdLengthMax = 200;

const updateIn = (parameters: Parameters): Outcome<Update, CityCode> => {
  const id = parameterOf(parameters, 'update_id') ?? '';
  const number = parameterOf(parameters, 'service_request_id');
  if (id === '' || id.length > updateIdLengthMax) return wrong(`update_id has 1 to ${updateIdLengthMax} characters`);
  if (number === undefined) return wrong('say service_request_id');
  const at = instantOf(parameters, 'updated_datetime');
  if (!at.ok) return at;
  const status = parameterOf(parameters, 'status')?.toUpperCase();
  const description = textIn(parameters) ?? '';
  if (status === undefined && description === '') return wrong('say status or description');
  return ok({ id, number, status, description });
};

/** The unit or the office takes the step that its status means, or says a word to everybody. */
const handle = async (
  tx: Tx,
  { record, definition: { type } }: OpenCase,
  update: Update,
): Promise<Outcome<OpenCase>> => {
  const step = stepFor(type, update, record);
  if ('possible' in step) {
    const now = { status: statusOf(type, record), possible: step.possible.join(', ') || '–' };
    return refuse('city.status_not_now', { ...now, wished: update.status ?? '' });
  }
  if (step.action === 'comment' && update.description === '') return wrong('say description');
  return act(tx, record.id, step);
};

/** The channel passes on what the resident says. */
const passOn = (tx: Tx, { record }: OpenCase, { description }: Update): Promise<Outcome<OpenCase>> =>
  description === ''
    ? Promise.resolve(wrong('say description; the status of a request is for its unit to change'))
    : actAs(tx, record.id, { actor: residentActor, step: { action: 'message', payload: { comment: description } } });

type Found = { readonly one: OpenCase; readonly isChannel: boolean };

const find = async (tx: Tx, ownerId: string, number: string, holder: Person): Promise<Found | undefined> => {
  const seen = await caseOfNumber(tx, { ownerId, number });
  if (seen !== undefined && [seen.record.ownerId, ...seen.record.unitIds].includes(holder.organisationId))
    return { one: seen, isChannel: false };
  const [request] = await withSystem(tx, () => selectNumbered(tx, ownerId, [number]));
  if (request?.channelId !== holder.organisationId) return undefined;
  const one = (await casesById(tx, [request.caseId])).get(request.caseId);
  return one === undefined ? undefined : { one, isChannel: true };
};

const take = async (tx: Tx, parameters: Parameters, holder: Person): Promise<Outcome<string>> => {
  const region = await jurisdictionOf(tx, parameters);
  if (!region.ok) return region;
  const update = updateIn(parameters);
  if (!update.ok) return update;
  const { id, number } = update.value;
  const found = await find(tx, region.value.operatorId, number, holder);
  if (found === undefined) return refuse('city.request_unknown', { id: number.slice(0, 200) });
  const { one, isChannel } = found;
  const { organisationId } = holder;
  // Two at once: the second waits here until the first has its row, and is then refused.
  const received = { organisationId, updateId: id, caseId: one.record.id };
  if (!(await withSystem(tx, () => insertUpdate(tx, received)))) return refuse('city.update_exists', { id });
  const done = isChannel ? await passOn(tx, one, update.value) : await handle(tx, one, update.value);
  return done.ok ? ok(updateIdOf(done.value.record.number, done.value.record.seq)) : done;
};

/** POST service request update: the unit's own system changes the status or says something; the channel passes on what the resident says. */
export const postUpdate = async (kit: Kit, { request }: Call): Promise<Outcome<Answer>> => {
  const form = await readForm(request);
  if (!form.ok) return form;
  const { parameters } = form.value;
  const holder = await keyHolder(kit, parameters);
  if (!holder.ok) return holder;
  const done = await kit.db.transact(holder.value, (tx) => take(tx, parameters, holder.value));
  if (!done.ok) return done;
  return ok({ root: 'service_request_updates', value: [{ update_id: done.value }] });
};

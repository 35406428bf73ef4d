import { caseOfNumber, casesById, type OpenCase } from '#cases';
import { getOrganisations, type Region } from '#identity';
import { type Language, type Outcome, ok, type Person, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { Answer, Call } from './answering.ts';
import { readInstant, type Span, spanDaysMax, spanOf } from './core/open311/instants.ts';
import { listIn, type Parameters, parameterOf } from './core/open311/parameters.ts';
import { requestToPlain } from './core/open311/request.ts';
import { categoryOf, codeOf, isService } from './core/open311/services.ts';
import { openOrClosed } from './core/open311/statuses.ts';
import type { Plain } from './core/open311/xml.ts';
import type { CityCode } from './errors.ts';
import { requestsMax } from './model.ts';
import { jurisdictionOf, optionalHolder } from './places.ts';
import { readQuery } from './reading.ts';
import { open311Actor } from './services.ts';
import { selectNumbered, selectRequests } from './store.ts';

const wrong = (what: string) => refuse('city.parameter_wrong', { what });

const plainOf = async (tx: Tx, found: readonly OpenCase[], language: Language): Promise<Plain[]> => {
  const ids = [...new Set(found.map(({ record }) => record.leadUnitId ?? record.ownerId))];
  const organisations = await getOrganisations(tx, ids);
  return found.map(({ record, file, definition: { type } }) => {
    const agency = organisations.get(record.leadUnitId ?? record.ownerId);
    const category = categoryOf(type);
    const option = category === undefined ? undefined : file.form[category];
    const shown = {
      ...record,
      ...{ type, form: file.form, agency: (language === 'en' ? agency?.nameEn : '') || (agency?.name ?? '') },
      serviceCode: codeOf(type.key, typeof option === 'string' ? option : undefined),
    };
    return requestToPlain(shown, language);
  });
};

/** An instant of the call; refuses what is none. */
export const instantOf = (parameters: Parameters, name: string): Outcome<Date | undefined, CityCode> => {
  const text = parameterOf(parameters, name);
  const at = text === undefined ? undefined : readInstant(text);
  return text !== undefined && at === undefined
    ? wrong(`${name} has to be a W3C date and time with its zone, such as 2026-03-01T00:00:00Z`)
    : ok(at);
};

const spanIn = (parameters: Parameters, now: Date): Outcome<Span, CityCode> => {
  const start = instantOf(parameters, 'start_date');
  if (!start.ok) return start;
  const end = instantOf(parameters, 'end_date');
  if (!end.ok) return end;
  const span = spanOf(start.value, end.value, now);
  return span === undefined ? wrong(`start_date comes before end_date, at most ${spanDaysMax} days`) : ok(span);
};

const statuses = ['open', 'closed'];

type Find = {
  readonly ownerId: string;
  readonly codes: string[];
  readonly statuses: readonly string[];
  readonly span: Span;
};

const findIn = (parameters: Parameters, region: Region, now: Date): Outcome<Find, CityCode> => {
  const span = spanIn(parameters, now);
  if (!span.ok) return span;
  const wished = listIn(parameters, 'status').map((each) => each.toLowerCase());
  if (!wished.every((each) => statuses.includes(each))) return wrong('status has to be open, closed or open,closed');
  const codes = listIn(parameters, 'service_code');
  return ok({ ownerId: region.operatorId, codes, statuses: wished, span: span.value });
};

/** Looks through the requests of the time, newest first, until enough of the wished statuses are found. */
const search = async (tx: Tx, { ownerId, codes, statuses: wished, span }: Find): Promise<OpenCase[]> => {
  const found: OpenCase[] = [];
  let before: string | undefined;
  for (;;) {
    const find = { ownerId, serviceCodes: codes, ...span, before, size: requestsMax };
    const requests = await selectRequests(tx, find);
    const cases = await casesById(
      tx,
      requests.map(({ caseId }) => caseId),
    );
    for (const { caseId } of requests) {
      const one = cases.get(caseId);
      const isWished = wished.length === 0 || (one !== undefined && wished.includes(openOrClosed(one.record.endedAt)));
      if (one !== undefined && isWished && found.length < requestsMax) found.push(one);
    }
    before = requests.at(-1)?.caseId;
    if (found.length >= requestsMax || requests.length < requestsMax) return found;
  }
};

/** Public requests of numbers. */
const publicOnes = async (tx: Tx, ownerId: string, numbers: readonly string[]): Promise<OpenCase[]> => {
  const requests = await selectNumbered(tx, ownerId, numbers);
  const cases = await casesById(
    tx,
    requests.map(({ caseId }) => caseId),
  );
  return [...cases.values()];
};

/** Cases of numbers that the holder of a key sees as the office or a unit, however they came. */
const ownOnes = async (tx: Tx, ownerId: string, numbers: readonly string[]): Promise<OpenCase[]> => {
  const found = await Promise.all(numbers.map((number) => caseOfNumber(tx, { ownerId, number })));
  return found.filter((one) => one !== undefined && isService(one.definition.type)) as OpenCase[];
};

const isNumber = (text: string): boolean => /^\d{4}-\d{6,10}$/.test(text);

const byNumbers = async (
  kit: Pick<Kit, 'db'>,
  call: { readonly region: Region; readonly ids: readonly string[]; readonly holder: Person | undefined },
): Promise<OpenCase[]> => {
  const { operatorId } = call.region;
  const numbers = [...new Set(call.ids.filter(isNumber))].slice(0, requestsMax);
  if (numbers.length === 0) return [];
  const shown = await kit.db.read(open311Actor, (tx) => publicOnes(tx, operatorId, numbers));
  const { holder } = call;
  const missing = numbers.filter((number) => !shown.some(({ record }) => record.number === number));
  const own =
    holder === undefined || missing.length === 0
      ? []
      : await kit.db.read(holder, (tx) => ownOnes(tx, operatorId, missing.slice(0, 50)));
  return [...shown, ...own].sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
};

const requests = (value: Plain[], holder: Person | undefined): Answer => ({
  root: 'service_requests',
  value,
  isPrivate: holder !== undefined,
});

const answerIds = async (
  kit: Pick<Kit, 'db'>,
  { language }: Call,
  asked: { readonly region: Region; readonly ids: readonly string[]; readonly holder: Person | undefined },
): Promise<Outcome<Answer>> => {
  const found = await byNumbers(kit, asked);
  if (found.length === 0) return refuse('city.request_unknown', { id: asked.ids.join(',').slice(0, 200) });
  const value = await kit.db.read(open311Actor, (tx) => plainOf(tx, found, language));
  return ok(requests(value, asked.holder));
};

const enter = async (kit: Pick<Kit, 'db'>, { request }: Call) => {
  const parameters = readQuery(request);
  if (!parameters.ok) return parameters;
  const holder = await optionalHolder(kit, parameters.value);
  if (!holder.ok) return holder;
  const region = await kit.db.read(open311Actor, (tx) => jurisdictionOf(tx, parameters.value));
  if (!region.ok) return region;
  return ok({ parameters: parameters.value, holder: holder.value, region: region.value });
};

/** GET Service Requests: those of `service_request_id`, which overrides all else, or those of a time, services and statuses. */
export const listRequests = async (kit: Pick<Kit, 'db'>, call: Call): Promise<Outcome<Answer>> => {
  const entered = await enter(kit, call);
  if (!entered.ok) return entered;
  const { parameters, region, holder } = entered.value;
  const ids = listIn(parameters, 'service_request_id');
  if (ids.length > 0) return answerIds(kit, call, { region, ids, holder });
  return kit.db.read(open311Actor, async (tx): Promise<Outcome<Answer>> => {
    const find = findIn(parameters, region, tx.now);
    if (!find.ok) return find;
    return ok(requests(await plainOf(tx, await search(tx, find.value), call.language), holder));
  });
};

/** GET Service Request: one by its id. */
export const readRequest = async (kit: Pick<Kit, 'db'>, call: Call): Promise<Outcome<Answer>> => {
  const entered = await enter(kit, call);
  if (!entered.ok) return entered;
  const { region, holder } = entered.value;
  return answerIds(kit, call, { region, ids: [call.name], holder });
};

/** GET service_request_id from a token. None is handed out, so that only a request's own id is one. */
export const readToken = async (kit: Pick<Kit, 'db'>, call: Call): Promise<Outcome<Answer>> => {
  const entered = await enter(kit, call);
  if (!entered.ok) return entered;
  const { region, holder } = entered.value;
  const [found] = await byNumbers(kit, { region, ids: [call.name], holder });
  if (found === undefined) return refuse('city.token_unknown', { token: call.name.slice(0, 200) });
  return ok({ root: 'service_requests', value: [{ service_request_id: found.record.number, token: call.name }] });
};

import { actAs, type CaseType, openAsResident, receiveMaterial, recordInCase, residentActor, type Value } from '#cases';
import { type Id, type Outcome, ok, type Person, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { Answer, Call } from './answering.ts';
import { answersIn } from './core/open311/answers.ts';
import { type Parameters, parameterOf } from './core/open311/parameters.ts';
import type { Service } from './core/open311/services.ts';
import type { CityCode } from './errors.ts';
import { photosMax } from './model.ts';
import { keyHolder } from './places.ts';
import { type Photo, readForm } from './reading.ts';
import { open311Actor, serviceOf, servicesHere } from './services.ts';
import { insertRequest } from './store.ts';

const wrong = (what: string) => refuse('city.parameter_wrong', { what });

/** Looks at photos before anything is opened, so that a request is not half taken. */
const checkPhotos = (type: CaseType, photos: readonly Photo[]): Outcome<null, CityCode> => {
  if (photos.length === 0) return ok(null);
  if (type.serviceRequests?.photos === undefined) return wrong('this service takes no photos');
  if (photos.length > photosMax) return wrong(`at most ${photosMax} photos`);
  const other = photos.find(({ mediaType }) => !/^image\/[\w.+-]+$/.test(mediaType));
  return other === undefined ? ok(null) : wrong(`${other.name} is no picture (its type is ${other.mediaType || '-'})`);
};

type Opening = {
  readonly caseId: Id<'case'>;
  readonly ownerId: Id<'org'>;
  readonly number: string;
  readonly code: string;
  readonly service: Service;
};

type Given = {
  readonly parameters: Parameters;
  readonly photos: readonly Photo[];
  readonly holder: Person;
  /** Names the call where it may be repeated. */
  readonly key: string | undefined;
};

const open = async (tx: Tx, kit: Pick<Kit, 'keyring'>, given: Given): Promise<Outcome<Opening>> => {
  const { parameters, photos, holder, key } = given;
  const here = await servicesHere(tx, parameters);
  const service = here.ok ? serviceOf(here.value.services, parameterOf(parameters, 'service_code')) : here;
  if (!here.ok || !service.ok) return service.ok ? wrong('service_code') : service;
  const { type, code: serviceCode } = service.value;
  const fits = checkPhotos(type, photos);
  if (!fits.ok) return fits;
  const answers = answersIn(service.value, parameters);
  if (!answers.ok) return wrong(answers.error);
  const { operatorId: officeId } = here.value.region;
  const input = { typeKey: type.key, officeId, answers: answers.value as Readonly<Record<string, Value>> };
  const opened = await openAsResident(tx, kit, { input, key: key && `open311:${holder.organisationId}:${key}` });
  if (!opened.ok) return opened;
  const { record, trackingCode } = opened.value;
  const { id: caseId, ownerId, number } = record;
  const channelId = holder.organisationId;
  await insertRequest(tx, { caseId, ownerId, number, serviceCode, channelId, requestedAt: tx.now });
  return ok({ caseId, ownerId, number, code: trackingCode ?? '', service: service.value });
};

/** Keeps the photos as documents of the case; answers how many could not be kept. */
const keepPhotos = async (
  kit: Kit,
  { caseId, ownerId, service }: Opening,
  photos: readonly Photo[],
): Promise<number> => {
  let lost = 0;
  for (const { name, mediaType, bytes } of photos) {
    const done = await receiveMaterial(kit, open311Actor, {
      incoming: {
        ...{ key: service.type.serviceRequests?.photos ?? '', name, mediaType },
        source: (async function* () {
          yield bytes;
        })(),
      },
      find: async () => ok({ caseId, draftId: null, ownerId, organisationId: null, createdBy: null }),
      record: recordInCase((tx, id, step) => actAs(tx, id, { actor: residentActor, step })),
    });
    if (!done.ok) lost += 1;
  }
  return lost;
};

const noticeOf = ({ number, code }: Opening, lost: number, language: Call['language']): string => {
  const [text, without] =
    language === 'zh'
      ? [
          `编号 ${number}，查询码 ${code}：可凭此在门户查询进展、补充说明和评价。查询码仅显示这一次。`,
          `有 ${lost} 张照片未能保存。`,
        ]
      : [
          `Number ${number}, code ${code}: with both one can follow, add to and rate the request in the portal. The code is shown this once.`,
          `${lost} photos could not be kept.`,
        ];
  return lost === 0 ? text : `${text} ${without}`;
};

/** POST Service Request: a case is opened for the resident at once, so that its id is answered and no token. */
export const postRequest = async (kit: Kit, { request, language }: Call): Promise<Outcome<Answer>> => {
  const form = await readForm(request);
  if (!form.ok) return form;
  const { parameters, photos } = form.value;
  const holder = await keyHolder(kit, parameters);
  if (!holder.ok) return holder;
  const header = request.headers['idempotency-key'];
  const key = typeof header === 'string' && header !== '' ? header.slice(0, 200) : undefined;
  const given = { parameters, photos, holder: holder.value, key };
  const opened = await kit.db.transact(open311Actor, (tx) => open(tx, kit, given));
  if (!opened.ok) return opened;
  const lost = await keepPhotos(kit, opened.value, photos);
  const value = {
    service_request_id: opened.value.number,
    service_notice: noticeOf(opened.value, lost, language),
    account_id: parameterOf(parameters, 'account_id') ?? '',
  };
  return ok({ root: 'service_requests', value: [value] });
};

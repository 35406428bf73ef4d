import { operatorIdOf } from '#identity';
import { dayOf, holdsRole, type Id, type Outcome, ok, organisationOf, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { withSystem } from '#platform/system';
import { handlers } from './access.ts';
import { actAs, type OpenCase } from './acting.ts';
import { keepContact } from './contacts.ts';
import type { Values } from './core/facts.ts';
import { pointerPath, valueAt } from './core/facts.ts';
import { type Decision, decide } from './core/machine.ts';
import { subjectOf } from './core/subject.ts';
import { standingDefinition } from './definitions.ts';
import type { CasesCode } from './errors.ts';
import { knownOf } from './facts.ts';
import type { CaseType, EventActor, Value } from './model.ts';
import type { CaseIdentity } from './record.ts';
import { findOpened, takeNumber } from './store.ts';
import { type Definition, markUsed } from './store-definitions.ts';
import { moveMaterials, selectMaterials } from './store-materials.ts';
import { deleteDraft, putKnown } from './store-parts.ts';
import { recordOpening } from './writing.ts';

/** What a case is opened with. */
export type OpeningInput = {
  readonly typeKey: string;
  readonly answers: Values;
  /** Who runs it; the operator of the region when absent. */
  readonly officeId?: Id<'org'> | undefined;
  readonly region?: string | undefined;
  /** For whom the office opens it: a company that came to the counter; nobody for a resident who called. */
  readonly applicantId?: Id<'org'> | undefined;
  readonly draftId?: Id<'cdr'> | undefined;
};

/** Who opens a case, in which role, for whom. */
export type Opener = {
  readonly actor: EventActor;
  readonly applicantId: Id<'org'> | null;
  /** Names the opening where it may be repeated. */
  readonly openingKey: string | null;
  /** True where somebody gets a code to follow the case by. */
  readonly isTracked: boolean;
};

/** An opened case, with the code to follow it by, which is shown once. */
export type Opened = OpenCase & { readonly trackingCode: string | null };

/** The office that runs a programme in a region. */
export const officeOf = async (
  tx: Tx,
  { officeId, region }: Pick<OpeningInput, 'officeId' | 'region'>,
): Promise<Outcome<Id<'org'>, CasesCode>> => {
  if (officeId !== undefined) return ok(officeId);
  const found = region === undefined ? undefined : await operatorIdOf(tx, region);
  return found === undefined ? refuse('cases.office_unknown', { region: region ?? '–' }) : ok(found);
};

/** Crockford's base 32 without what is misread on paper. */
const codeAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Characters of a tracking code: 80 bits, in four groups that can be read out on the phone. */
const codeLength = 16;

const newTrackingCode = (tx: Tx): string => {
  const letters = [...tx.randomBytes(codeLength)]
    .map((byte) => codeAlphabet[byte % codeAlphabet.length] ?? '0')
    .join('');
  return letters.match(/.{4}/g)?.join('-') ?? letters;
};

/** Hash of a tracking code however it was typed: capitals, blanks and hyphens do not count. */
export const trackingHash = (code: string): string =>
  sha256Hex(`cases.tracking:${code.toLowerCase().replaceAll(/[^0-9a-z]/g, '')}`);

const audienceWords = {
  organisation: { en: 'organisations with an account', zh: '已入驻的机构' },
  resident: { en: 'residents', zh: '居民' },
  office: { en: 'the office itself', zh: '主办方' },
} as const;

const checkAudience = ({ audience }: CaseType, { actor, applicantId }: Opener): Outcome<null, CasesCode> => {
  const isVisitor = actor.role === 'applicant' && applicantId === null;
  const isRight = audience === 'resident' || (audience === 'organisation' ? !isVisitor : actor.role !== 'applicant');
  const words = audienceWords[audience];
  return isRight ? ok(null) : refuse('cases.not_for_you', { audience: words.en, audienceZh: words.zh });
};

const lastPrefix = 'last.';

/** What of the answers is told once only: fields that forms ask for under `last.…`. */
const toldOf = (type: CaseType, answers: Values): Values =>
  Object.fromEntries(
    Object.entries(type.form.fields).flatMap(([pointer, { from }]): [string, Value][] => {
      const value = from?.startsWith(lastPrefix) === true ? valueAt(answers, pointerPath(pointer)) : undefined;
      return value === undefined || value === null || from === undefined
        ? []
        : [[from.slice(lastPrefix.length), value]];
    }),
  );

const numberOf = async (tx: Tx, ownerId: string, timeZone: string): Promise<string> => {
  const year = Number(dayOf(tx.now, timeZone).slice(0, 4));
  return `${year}-${String(await takeNumber(tx, ownerId, year)).padStart(6, '0')}`;
};

/** Documents of the draft come to the case as its second event. */
const bringMaterials = async (
  tx: Tx,
  one: OpenCase,
  { draftId, actor }: { readonly draftId: string; readonly actor: EventActor },
): Promise<Outcome<OpenCase, CasesCode>> => {
  const files = await selectMaterials(tx, { draftId });
  await moveMaterials(tx, draftId, { caseId: one.record.id, ownerId: one.record.ownerId });
  await deleteDraft(tx, draftId);
  if (files.length === 0) return ok(one);
  const materials = files.map(({ key, sha256, name, bytes }) => ({ key, sha256, name, bytes: Number(bytes) }));
  return actAs(tx, one.record.id, { actor, step: { action: 'supply', payload: { materials } } });
};

type Ready = {
  readonly definition: Definition;
  readonly decision: Decision;
  readonly known: Awaited<ReturnType<typeof knownOf>>;
  readonly ownerId: Id<'org'>;
};

const keepPrivate = async (
  tx: Tx,
  keyring: Keyring,
  identity: CaseIdentity,
  { type, personal, answers }: { readonly type: CaseType; readonly personal: Values; readonly answers: Values },
): Promise<void> => {
  const { id: caseId, ownerId, applicantId } = identity;
  if (Object.keys(personal).length > 0) await keepContact(tx, keyring, { caseId, ownerId, applicantId }, personal);
  if (applicantId !== null) await putKnown(tx, applicantId, toldOf(type, answers));
};

const record = async (
  tx: Tx,
  keyring: Keyring,
  { opener, input, ready }: { readonly opener: Opener; readonly input: OpeningInput; readonly ready: Ready },
): Promise<Outcome<Opened, CasesCode>> => {
  const { definition, decision, known, ownerId } = ready;
  const { type } = definition;
  const trackingCode = opener.isTracked ? newTrackingCode(tx) : null;
  const identity: CaseIdentity = {
    ...{ id: decision.event.caseId, number: await numberOf(tx, ownerId, known.calendar.timeZone), ownerId },
    ...{ applicantId: opener.applicantId, typeKey: type.key, programme: type.programme, openedAt: tx.now },
    subject: subjectOf(type, decision.file.form),
    trackingSha256: trackingCode === null ? null : trackingHash(trackingCode),
    openingKey: opener.openingKey,
  };
  const context = { calendar: known.calendar, now: tx.now, alarmedAt: tx.now, definitionId: definition.id };
  await markUsed(tx, definition.id);
  const made = await recordOpening(tx, type, identity, { decision, context });
  if (made === undefined) {
    const before = await findOpened(tx, opener.openingKey ?? '');
    return refuse('cases.already_opened', { number: before?.number ?? '' });
  }
  await keepPrivate(tx, keyring, identity, { type, personal: decision.personal, answers: input.answers });
  const one = { record: made, file: decision.file, definition };
  const brought =
    input.draftId === undefined
      ? ok(one)
      : await bringMaterials(tx, one, { draftId: input.draftId, actor: opener.actor });
  return brought.ok ? ok({ ...brought.value, trackingCode }) : brought;
};

/** Opens a case in a role that the caller has authorised. Runs in system context. */
export const openAs = (
  tx: Tx,
  keyring: Keyring,
  { opener, input }: { readonly opener: Opener; readonly input: OpeningInput },
): Promise<Outcome<Opened, CasesCode>> =>
  withSystem(tx, async () => {
    const office = await officeOf(tx, input);
    if (!office.ok) return office;
    const ownerId = office.value;
    const found = await standingDefinition(tx, { officeId: ownerId, key: input.typeKey });
    if (!found.ok) return found;
    const audience = checkAudience(found.value.type, opener);
    if (!audience.ok) return audience;
    const known = await knownOf(tx, { applicantId: opener.applicantId, ownerId });
    const command = { action: 'open', payload: { answers: input.answers }, actor: opener.actor, at: tx.now };
    const subject = { id: tx.newId('case'), ownerId, applicantId: opener.applicantId };
    const decided = decide(found.value.type, subject, command, known);
    if (!decided.ok) return decided;
    return record(tx, keyring, {
      ...{ opener, input },
      ready: { definition: found.value, decision: decided.value, known, ownerId },
    });
  });

/** Whether the acting person opens for the office: one of its people, who names another as applicant or nobody at all. */
const isOffice = (tx: Tx, officeId: string): boolean =>
  organisationOf(tx.actor) === officeId && holdsRole(tx.actor, handlers);

/** Opens a case as the acting person: for their organisation, or for the office whose counter they sit at. */
export const openCase = async (tx: Tx, keyring: Keyring, input: OpeningInput): Promise<Outcome<Opened, CasesCode>> => {
  const office = await officeOf(tx, input);
  if (!office.ok) return office;
  const organisationId = organisationOf(tx.actor);
  if (organisationId === undefined || !('personId' in tx.actor)) return refuse('cases.office_unknown', { region: '–' });
  const isOfOffice = isOffice(tx, office.value);
  const role = isOfOffice ? 'office' : 'applicant';
  const actor: EventActor = { role, personId: tx.actor.personId, organisationId };
  const applicantId = isOfOffice ? (input.applicantId ?? null) : organisationId;
  const isTracked = isOfOffice && applicantId === null;
  return openAs(tx, keyring, {
    opener: { actor, applicantId, openingKey: null, isTracked },
    input: { ...input, officeId: office.value },
  });
};

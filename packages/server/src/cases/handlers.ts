import { getOrganisations } from '#identity';
import { type Bilingual, type Json, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import type { OpenCase } from './acting.ts';
import type { Values } from './core/facts.ts';
import { stateOf } from './core/file.ts';
import type { CaseRole, EffectKind, EventActor } from './model.ts';
import { moveMoney } from './money.ts';
import { openAs } from './opening.ts';
import { findOpened, findOpener } from './store.ts';
import type { EffectRecord } from './store-effects.ts';
import { putPublication } from './store-publications.ts';
import { tellSide } from './telling.ts';

/** What a handler gets: the effect with its paths worked out, and the case that caused it. */
export type EffectCall = {
  readonly kit: Pick<Kit, 'keyring'>;
  readonly effect: EffectRecord;
  readonly one: OpenCase;
};

/** Does what an effect says, in the transaction that marks it as done; answers what is to be remembered of it. */
export type EffectHandler = (tx: Tx, call: EffectCall) => Promise<Outcome<Json>>;

/** The platform, when what a step caused is done. */
export const effectActor: EventActor = { role: 'effect', personId: null, organisationId: null };

const notifyHandler: EffectHandler = async (tx, { effect, one }) => {
  const { to, text } = effect.content as unknown as { to: CaseRole; text: Bilingual };
  const { record, file, definition } = one;
  const opener = await findOpener(tx, record.id);
  const told = { to, text, once: effect.key, opener, reviewers: file.reviews };
  return ok({ told: await tellSide(tx, definition.type, record, told) });
};

const openCaseHandler: EffectHandler = async (tx, { kit, effect, one }) => {
  const before = await findOpened(tx, effect.key);
  if (before !== undefined) return ok({ caseId: before.id });
  const { caseType, form } = effect.content as unknown as { caseType: string; form: Values };
  const { ownerId, applicantId } = one.record;
  const opener = { actor: effectActor, applicantId, openingKey: effect.key, isTracked: false };
  const input = { typeKey: caseType, answers: form, officeId: ownerId };
  const opened = await openAs(tx, kit.keyring, { opener, input });
  return opened.ok ? ok({ caseId: opened.value.record.id, number: opened.value.record.number }) : opened;
};

const publishHandler: EffectHandler = async (tx, { effect, one }) => {
  const { page } = effect.content as unknown as { page: string };
  const { record, definition } = one;
  const { type } = definition;
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(page)) return refuse('cases.publication_wrong', { page });
  const ids = record.applicantId === null ? [] : [record.applicantId];
  const applicant = (await getOrganisations(tx, ids)).get(record.applicantId ?? '');
  const facts = {
    number: record.number,
    subject: record.subject,
    applicant: applicant === undefined ? null : { name: applicant.name, nameEn: applicant.nameEn },
    state: { ...(stateOf(type, record.state)?.publicLabel ?? { zh: record.state, en: record.state }) },
  };
  await putPublication(tx, { caseId: record.id, ownerId: record.ownerId, page, title: type.title, facts });
  return ok({ page });
};

/** How each kind of effect is done. What the machine folds into the case itself, and what this installation has no means for, is not here. */
export const effectHandlers: Readonly<Partial<Record<EffectKind, EffectHandler>>> = {
  notify: notifyHandler,
  openCase: openCaseHandler,
  publish: publishHandler,
  ledgerTransfer: moveMoney,
};

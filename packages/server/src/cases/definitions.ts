import { appendEntry } from '#audit';
import { type Id, type Json, type Outcome, ok, personOf, refuse, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { lintCaseType } from './core/lint.ts';
import { type DefinitionFault, parseCaseType } from './core/parse.ts';
import type { CasesCode } from './errors.ts';
import { casesKinds } from './kinds.ts';
import type { CaseType, EffectKind } from './model.ts';
import {
  type Definition,
  deleteDraftDefinition,
  insertDefinition,
  moveDefinition,
  replaceDocument,
  selectDefinitions,
  selectStanding,
} from './store-definitions.ts';

/** Effects for which this installation has no handler. */
const notHere: ReadonlySet<EffectKind> = new Set(['issueCredential', 'book']);

/** Hash of a definition's canonical JSON: two of the same say the same. */
export const hashOf = (type: CaseType): string => sha256OfJson(type as unknown as Json);

const wrong = (faults: readonly DefinitionFault[]) => {
  const [first] = faults;
  const params = {
    count: faults.length,
    first: first?.text.en ?? '',
    firstZh: first?.text.zh ?? '',
    path: first?.path ?? '',
  };
  return refuse('cases.type_invalid', params, { faults: faults as unknown as Json });
};

/** Reads a definition and looks through it; refuses with everything that was found. */
export const readDefinition = (document: unknown): Outcome<CaseType, CasesCode> => {
  const parsed = parseCaseType(document);
  if (!parsed.ok) return wrong(parsed.error);
  const faults = lintCaseType(parsed.value).filter(({ severity }) => severity === 'error');
  return faults.length > 0 ? wrong(faults) : ok(parsed.value);
};

/** Refuses a definition that wants something done which this installation has no means for. */
export const checkEffects = (type: CaseType): Outcome<null, CasesCode> => {
  for (const { action, effects = [] } of type.transitions) {
    const missing = effects.find(({ kind }) => notHere.has(kind));
    if (missing !== undefined) return refuse('cases.effect_not_here', { kind: missing.kind, action });
  }
  return ok(null);
};

/** Keeps a definition as a draft of the acting organisation; unfinished ones are kept too, as long as they can be read. */
export const draftDefinition = async (tx: Tx, document: unknown): Promise<Outcome<Definition, CasesCode>> => {
  const parsed = parseCaseType(document);
  if (!parsed.ok) return wrong(parsed.error);
  const { personId, organisationId } = personOf(tx.actor);
  const type = parsed.value;
  const one = { id: tx.newId('def'), ownerId: organisationId, type, sha256: hashOf(type), state: 'draft' as const };
  if (!(await insertDefinition(tx, { ...one, createdBy: personId })))
    return refuse('cases.definition_exists', { key: type.key, version: type.version });
  return ok({ ...one, isUsed: false, createdAt: tx.now, publishedAt: null, retiredAt: null });
};

/** A definition that the actor may see. */
export const requireDefinition = async (tx: Tx, id: string): Promise<Outcome<Definition, CasesCode>> => {
  const found = (await selectDefinitions(tx, [id])).get(id);
  return found === undefined ? refuse('cases.definition_unknown') : ok(found);
};

const requireOwn = async (tx: Tx, id: string): Promise<Outcome<Definition, CasesCode>> => {
  const found = await requireDefinition(tx, id);
  if (!found.ok) return found;
  if (found.value.ownerId === null) return refuse('cases.definition_shipped');
  return found.value.ownerId === personOf(tx.actor).organisationId ? found : refuse('cases.definition_unknown');
};

/** Puts another text under an own draft. */
export const changeDraft = async (tx: Tx, id: string, document: unknown): Promise<Outcome<Definition, CasesCode>> => {
  const found = await requireOwn(tx, id);
  if (!found.ok) return found;
  if (found.value.state !== 'draft') return refuse('cases.definition_state', { state: found.value.state });
  const parsed = parseCaseType(document);
  if (!parsed.ok) return wrong(parsed.error);
  const next = { ...found.value, type: parsed.value, sha256: hashOf(parsed.value) };
  await replaceDocument(tx, id, next);
  return ok(next);
};

/** Throws an own draft away. */
export const dropDraft = async (tx: Tx, id: string): Promise<Outcome<null, CasesCode>> => {
  const found = await requireOwn(tx, id);
  if (!found.ok) return found;
  return (await deleteDraftDefinition(tx, id))
    ? ok(null)
    : refuse('cases.definition_state', { state: found.value.state });
};

const note = (tx: Tx, kind: 'definition_published' | 'definition_retired', { id, ownerId, type, sha256 }: Definition) =>
  appendEntry(tx, {
    kind: casesKinds[kind],
    subject: id,
    parties: ownerId === null ? [] : [ownerId],
    content: { key: type.key, version: type.version, sha256 },
  });

/** Publishes an own draft: looked through as a whole, its effects possible here. New cases are opened by it from now on. */
export const publishDefinition = async (tx: Tx, id: string): Promise<Outcome<Definition, CasesCode>> => {
  const found = await requireOwn(tx, id);
  if (!found.ok) return found;
  const checked = readDefinition(found.value.type);
  if (!checked.ok) return checked;
  const possible = checkEffects(checked.value);
  if (!possible.ok) return possible;
  if (!(await moveDefinition(tx, { id, from: 'draft', to: 'published' })))
    return refuse('cases.definition_state', { state: found.value.state });
  await note(tx, 'definition_published', found.value);
  return ok({ ...found.value, state: 'published', publishedAt: tx.now });
};

/** Takes an own definition out of use: no new cases; those that run go on by it. */
export const retireDefinition = async (tx: Tx, id: string): Promise<Outcome<Definition, CasesCode>> => {
  const found = await requireOwn(tx, id);
  if (!found.ok) return found;
  if (!(await moveDefinition(tx, { id, from: 'published', to: 'retired' })))
    return refuse('cases.definition_state', { state: found.value.state });
  await note(tx, 'definition_retired', found.value);
  return ok({ ...found.value, state: 'retired', retiredAt: tx.now });
};

/** The definition by which an office opens a case of a type now. */
export const standingDefinition = async (
  tx: Tx,
  { officeId, key }: { readonly officeId: Id<'org'>; readonly key: string },
): Promise<Outcome<Definition, CasesCode>> => {
  const [found] = await withSystem(tx, () => selectStanding(tx, { officeId, key }));
  return found === undefined ? refuse('cases.type_unknown') : ok(found);
};

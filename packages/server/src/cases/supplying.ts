import { type Actor, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { act, type OpenCase, type StepInput } from './acting.ts';
import type { CasesCode } from './errors.ts';
import type { MaterialPlace, OnMaterial } from './materials.ts';
import { insertMaterial, type MaterialFile, selectMaterials } from './store-materials.ts';
import { readsContent, type SeenCase, seeCase } from './view.ts';

/** The step by which a stored document comes to its case. */
export const supplyStep = (file: Omit<MaterialFile, 'createdAt'>): StepInput => {
  const { key, sha256, name, bytes } = file;
  return { action: 'supply', payload: { materials: [{ key, sha256, name, bytes: Number(bytes) }] } };
};

/** Where a document that the actor hands in to a case belongs. */
export const placeInCase = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<MaterialPlace, CasesCode>> => {
  const seen = await seeCase(tx, id);
  if (!seen.ok) return seen;
  const { record } = seen.value;
  return ok({
    ...{ caseId: record.id, draftId: null, ownerId: record.ownerId, organisationId: organisationOf(actor) ?? null },
    createdBy: 'personId' in actor ? actor.personId : null,
  });
};

/** Records a document and the step that supplies it, in one transaction; `take` takes the step in the name of who hands it in. */
export const recordInCase =
  (take: (tx: Tx, id: string, step: StepInput) => Promise<Outcome<OpenCase, CasesCode>> = act): OnMaterial =>
  async (tx, file) => {
    await withSystem(tx, () => insertMaterial(tx, file));
    return take(tx, file.caseId ?? '', supplyStep(file));
  };

/** The documents of a case as its reader may have them: everything once the content is theirs to read. */
export const documentsOf = async (tx: Tx, seen: SeenCase): Promise<Outcome<MaterialFile[], CasesCode>> =>
  readsContent(seen, tx.actor)
    ? ok(await withSystem(tx, () => selectMaterials(tx, { caseId: seen.record.id })))
    : refuse('cases.file_unknown');

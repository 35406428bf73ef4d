import { z } from 'zod';
import { ok } from '#kernel';
import { bilingualShape, byId, type Route, route } from '#platform/http';
import type { Opinion, SourceStatement } from './model.ts';
import { evidencePurposes, legalBases, sourceKinds, verdicts } from './model.ts';
import { ownProduct } from './service.ts';
import { currentOpinion, currentStatement, listEvidence } from './store.ts';

const evidenceShape = z.union([
  z.object({ kind: z.literal('file'), id: z.string(), name: z.string(), sha256: z.string() }),
  z.object({ kind: z.literal('url'), url: z.string() }),
]);

const statementShape = z.object({
  id: z.string(),
  kind: z.enum(sourceKinds),
  text: bilingualShape,
  evidence: z.array(evidenceShape),
  licence: z.string(),
  legalBasis: z.object({ kind: z.enum(legalBases), text: z.string() }).nullable(),
});

const opinionShape = z.discriminatedUnion('kind', [
  z.object({
    id: z.string(),
    kind: z.literal('checklist'),
    edition: z.string(),
    answers: z.array(
      z.object({ question: z.string(), answer: z.enum(['yes', 'no', 'notApplicable']), note: z.string() }),
    ),
  }),
  z.object({
    id: z.string(),
    kind: z.literal('thirdParty'),
    verdict: z.enum(verdicts),
    conditions: z.string(),
    file: z.object({ id: z.string(), name: z.string(), sha256: z.string() }),
    givenBy: z.string(),
    keyId: z.string(),
    onBehalf: z.boolean(),
  }),
]);

const fileShape = z.object({
  id: z.string(),
  purpose: z.enum(evidencePurposes),
  name: z.string(),
  bytes: z.string(),
  sha256: z.string(),
  createdAt: z.string(),
});

const papersShape = z.object({
  statement: statementShape.nullable(),
  opinion: opinionShape.nullable(),
  files: z.array(fileShape),
  invitedIds: z.array(z.string()).describe('organisations that may see the product, where it is not public'),
});

const statementToJson = (statement: SourceStatement): z.input<typeof statementShape> => ({
  ...statement,
  evidence: statement.evidence.map((each) => ({ ...each })),
  legalBasis: statement.legalBasis ?? null,
});

const opinionToJson = (opinion: Opinion): z.input<typeof opinionShape> =>
  opinion.kind === 'checklist'
    ? { ...opinion, answers: opinion.answers.map((each) => ({ ...each })) }
    : {
        id: opinion.id,
        kind: opinion.kind,
        verdict: opinion.verdict,
        conditions: opinion.conditions,
        file: opinion.file,
        givenBy: opinion.givenBy,
        keyId: opinion.keyId,
        onBehalf: opinion.onBehalf,
      };

/** What was handed in with an own product, as it counts now. */
export const papersRoute: Route = route({
  method: 'GET',
  path: '/api/v1/my/products/{id}/papers',
  summary: 'What was handed in with an own product and counts now: source statement, compliance opinion, files',
  tag: 'catalog',
  access: { roles: ['provider', 'manager'], object: 'product' },
  params: byId,
  answers: { 200: papersShape },
  handle: async (tx, { params }) => {
    const own = await ownProduct(tx, params.id);
    if (!own.ok) return own;
    const statement = await currentStatement(tx, params.id);
    const opinion = await currentOpinion(tx, params.id);
    const files = await listEvidence(tx, params.id);
    return ok({
      invitedIds: [...own.value.draft.invitedIds],
      statement: statement === undefined ? null : statementToJson(statement.content),
      opinion: opinion === undefined ? null : opinionToJson(opinion),
      files: files.map(({ id, purpose, name, bytes, sha256, created_at }) => ({
        ...{ id, purpose, name, sha256 },
        bytes: String(bytes),
        createdAt: created_at.toISOString(),
      })),
    });
  },
});

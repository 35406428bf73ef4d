import { z } from 'zod';
import { deliveryModes } from '#kernel';
import { bilingualShape } from '#platform/http';
import {
  accessKinds,
  legalBases,
  productForms,
  sourceKinds,
  updateFrequencies,
  verdicts,
  visibilities,
} from './model.ts';
import { providerShape, reasonShape, workingShape } from './shapes.ts';
import { datasetShape } from './shapes-page.ts';

const list = <S extends z.ZodType>(item: S) => z.array(item).readonly();
const fileShape = z.object({ id: z.string(), name: z.string(), sha256: z.string() });

const submittedDraftShape = z.object({
  form: z.enum(productForms),
  title: bilingualShape,
  summary: bilingualShape,
  keywords: z.object({ zh: list(z.string()), en: list(z.string()) }),
  category: z.string(),
  datasetIds: list(z.string()),
  accessKind: z.enum(accessKinds),
  deliveryModes: list(z.enum(deliveryModes)),
  visibility: z.enum(visibilities),
  invitedIds: list(z.string()),
  timeRange: z.object({ from: z.string().optional(), until: z.string().optional() }).optional(),
  spatialCode: z.string().optional(),
  hvdCategory: z.string().optional(),
  updateFrequency: z.enum(updateFrequencies),
  contact: z.object({ name: z.string(), email: z.string().optional(), phone: z.string().optional() }),
});

const statementShape = z.object({
  id: z.string(),
  kind: z.enum(sourceKinds),
  text: bilingualShape,
  evidence: list(
    z.union([fileShape.extend({ kind: z.literal('file') }), z.object({ kind: z.literal('url'), url: z.string() })]),
  ),
  licence: z.string(),
  legalBasis: z.object({ kind: z.enum(legalBases), text: z.string() }).optional(),
});

const opinionShape = z.discriminatedUnion('kind', [
  z.object({
    id: z.string(),
    kind: z.literal('checklist'),
    edition: z.string(),
    answers: list(z.object({ question: z.string(), answer: z.enum(['yes', 'no', 'notApplicable']), note: z.string() })),
  }),
  z.object({
    id: z.string(),
    kind: z.literal('thirdParty'),
    verdict: z.enum(verdicts),
    conditions: z.string(),
    file: fileShape,
    givenBy: z.string(),
    keyId: z.string(),
    signature: z.string(),
    onBehalf: z.boolean(),
  }),
]);

/** Everything a decision is bound to, word for word: `contentSha256` is the SHA-256 of its canonical JSON (RFC 8785). */
const contentShape = z.object({
  schema: z.string(),
  productId: z.string(),
  organisationId: z.string(),
  draft: submittedDraftShape,
  statement: statementShape.nullable(),
  opinion: opinionShape.nullable(),
  evidence: list(z.object({ id: z.string(), purpose: z.string(), sha256: z.string() })),
  versions: list(
    z.object({ datasetId: z.string(), number: z.number().int(), contentSha256: z.string(), level: z.string() }),
  ),
});

/** A submission as the operator reviews it: what was handed in, what is known of its data, what the rules say today. */
export const reviewPageShape = workingShape.extend({
  provider: providerShape,
  submitted: z
    .object({
      revision: z.number().int(),
      contentSha256: z.string(),
      submittedBy: z.string(),
      submittedAt: z.string(),
      content: contentShape,
    })
    .nullable(),
  datasets: z.array(datasetShape),
  reasons: z.array(reasonShape).describe('why the rules would not list it today; empty when they would'),
  isChanged: z
    .boolean()
    .describe('what is known differs from what was submitted: no decision until it is submitted anew'),
});

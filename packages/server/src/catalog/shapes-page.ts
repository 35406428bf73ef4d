import { z } from 'zod';
import { deliveryModes, levels } from '#kernel';
import { bilingualShape } from '#platform/http';
import { legalBases, sourceKinds } from './model.ts';
import { cardShape } from './shapes.ts';

/** A rule set that a figure rests on, and whether somebody has compared the program with its text. */
const ruleSetShape = z
  .object({
    id: z.string(),
    number: z.string(),
    edition: z.string(),
    title: bilingualShape,
    effectiveOn: z.string().nullable(),
    verified: z.boolean(),
    basis: z.string(),
  })
  .nullable();

const indicatorShape = z.object({
  code: z.string(),
  name: bilingualShape,
  status: z.enum(['computed', 'needs_input', 'not_applicable']),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  result: z.number().nullable(),
  note: bilingualShape,
});

const qualityShape = z.object({
  edition: z.string(),
  ruleSet: ruleSetShape,
  score: z.number().nullable(),
  grade: z.string().nullable(),
  coverage: z.number(),
  dimensions: z.array(
    z.object({
      id: z.string(),
      name: bilingualShape,
      score: z.number().nullable(),
      indicators: z.array(indicatorShape),
    }),
  ),
});

const sensitivityShape = z.object({
  edition: z.string(),
  ruleSet: ruleSetShape,
  level: z.enum(levels),
  reasons: z.array(
    z.object({ code: z.string(), level: z.enum(levels), columns: z.array(z.string()), text: bilingualShape }),
  ),
  conditions: z.array(
    z.object({ mode: z.enum(deliveryModes), condition: z.string(), groupMin: z.number().int().optional() }),
  ),
});

const versionShape = z.object({
  number: z.number().int(),
  mode: z.string(),
  rows: z.string(),
  bytes: z.string(),
  contentSha256: z.string(),
  createdAt: z.string(),
});

const columnShape = z.object({
  name: z.string(),
  title: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  count: z.number(),
  nulls: z.number(),
  semanticType: z.string().nullable(),
  className: z.string().nullable(),
  isIdentifying: z.boolean().nullable(),
  level: z.enum(levels),
});

/** A dataset of a product as it stands now. */
export const datasetShape = z.object({
  datasetId: z.string(),
  name: z.string(),
  title: bilingualShape,
  timeZone: z.string(),
  level: z.enum(levels),
  assessmentId: z.string(),
  assessedAt: z.string().nullable(),
  versions: z.array(versionShape),
  columns: z.array(columnShape),
  quality: qualityShape,
  sensitivity: sensitivityShape.nullable(),
});

const sourceShape = z.object({
  kind: z.enum(sourceKinds),
  kindLabel: bilingualShape,
  text: bilingualShape,
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  legalBasis: z.enum(legalBases).nullable(),
  legalBasisLabel: bilingualShape.nullable(),
  evidence: z.array(
    z.union([
      z.object({ kind: z.literal('file'), sha256: z.string() }),
      z.object({ kind: z.literal('url'), url: z.string() }),
    ]),
  ),
  statementSha256: z.string(),
  opinion: z.enum(['checklist', 'thirdParty']),
  opinionLabel: bilingualShape,
});

/** The key that a provider signs with, and on whose side it lies; null when it has none yet. */
export const keyShape = z
  .object({ id: z.string(), algorithm: z.string(), holder: z.enum(['member', 'platform']), activeFrom: z.string() })
  .nullable();

/** A product's public page. */
export const pageShape = cardShape.extend({
  contentSha256: z.string(),
  providerKey: keyShape,
  source: sourceShape,
  datasets: z.array(datasetShape),
});

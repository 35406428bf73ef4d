import { z } from 'zod';
import { deliveryModes, levels } from '#kernel';
import { paragraph, text } from '#platform/http';
import { lessonStates, verdicts } from './core/lessons.ts';
import { reasonLengthMax, semanticTypes, suspectRules } from './model.ts';
import { valueShape } from './value-shapes.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullable();
const count = z.number().int().min(0);
const names = z.array(z.string()).readonly();

const evidenceShape = z.object({
  checked: count,
  matched: count,
  valid: count,
  header: z.boolean(),
  sampleRows: count,
  beside: names.optional().describe('columns that the class was inferred beside'),
});

const distributionShape = z.object({
  exact: z.boolean().describe('false when counted in a sample'),
  histogram: z
    .object({ edges: z.array(z.union([z.number(), z.string()])).readonly(), counts: z.array(count).readonly() })
    .nullable()
    .describe('bars of equal width; edges has one more entry than counts'),
  patterns: z
    .array(z.object({ pattern: z.string(), count }))
    .readonly()
    .describe('writings of texts: letters as A or a, digits as 9, Han characters as 文'),
  days: z
    .object({ present: count, span: count, longestGap: z.object({ days: count, after: z.string() }).nullable() })
    .nullable()
    .describe('different days, of those from the first to the last'),
});

const columnShape = z.object({
  name: z.string(),
  storedName: z.string().optional(),
  type: z.string(),
  semanticType: z.enum(semanticTypes),
  count,
  nulls: count,
  placeholders: count,
  conforming: count,
  distinct: count,
  distinctExact: z.boolean(),
  checks: z.array(z.enum(suspectRules)).readonly(),
  min: scalar,
  max: scalar,
  mean: z.number().nullable(),
  stddev: z.number().nullable(),
  q25: z.number().nullable(),
  q50: z.number().nullable(),
  q75: z.number().nullable(),
  quantilesExact: z.boolean(),
  top: z.array(z.object({ value: scalar, count })).readonly(),
  lengths: z.object({ min: count, max: count }).nullable(),
  distribution: distributionShape.optional(),
  class: z
    .object({
      id: z.string(),
      level: z.enum(levels),
      accepted: z.boolean(),
      confidence: z.number(),
      evidence: evidenceShape,
    })
    .nullable(),
});

const runShape = z.object({ steps: count, from: z.string(), to: z.string() });

const seriesShape = z.object({
  axis: names,
  zone: z.enum(['UTC', 'local']),
  entity: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  step: z.string(),
  expectedSteps: count,
  presentSteps: count,
  orderedRows: count,
  comparedRows: count,
  axisGaps: z.array(runShape).readonly(),
  columns: z.array(z.object({ name: z.string(), missing: count, runs: count, longest: runShape })).readonly(),
  anomalies: z
    .array(
      z.object({
        column: z.string(),
        kind: z.enum(['window', 'jump', 'frozen']),
        entity: z.string().nullable(),
        from: z.string(),
        to: z.string(),
        steps: count,
        score: z.number().describe('robust standard deviations; of a frozen sensor, steps'),
      }),
    )
    .readonly()
    .optional(),
});

const indicatorShape = z.object({
  code: z.string(),
  name: z.string(),
  status: z.enum(['computed', 'needs_input', 'not_applicable']),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  result: z.number().nullable(),
  countsBad: z
    .boolean()
    .optional()
    .describe('the numerator counts bad elements: the result is 1 − numerator ÷ denominator'),
  interval: z.object({ low: z.number(), high: z.number() }).optional().describe('95 % confidence, of a sample'),
  note: z.string(),
});

const qualityShape = z.object({
  edition: z.string(),
  score: z.number().nullable(),
  grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
  coverage: z.number(),
  dimensions: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        score: z.number().nullable(),
        indicators: z.array(indicatorShape).readonly(),
      }),
    )
    .readonly(),
});

const sensitivityShape = z.object({
  edition: z.string(),
  level: z.enum(levels),
  reasons: z.array(z.object({ code: z.string(), level: z.enum(levels), columns: names, text: z.string() })).readonly(),
  allowedModes: z.array(z.enum(deliveryModes)).readonly(),
  conditions: z
    .array(z.object({ mode: z.enum(deliveryModes), condition: z.string(), groupMin: count.optional() }))
    .readonly(),
  smallestGroup: z
    .object({
      k: count,
      columns: names,
      fewest: z.object({ k: count, columns: names }).optional().describe('the fewest columns with groups under 5'),
      l: count.optional().describe('fewest different values of the sensitive column within one group'),
      secret: z.string().optional().describe('the sensitive column that l is of'),
    })
    .nullable(),
  personalClasses: names,
  needsReview: z.boolean(),
});

/** An assessment of a version: the document of `corridor assess --json` with what it is bound to. */
export const assessmentShape = z.object({
  id: z.string(),
  datasetId: z.string(),
  versionId: z.string(),
  versionNumber: count,
  contentSha256: z.string(),
  sequence: count,
  createdAt: z.string(),
  schema: z.literal('corridor.assessment/1'),
  source: z.object({
    name: z.string(),
    bytes: count,
    sha256: z.string(),
    format: z.string(),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    quote: z.string().nullable(),
    headerRows: count,
    rows: count,
    columns: count,
  }),
  columns: z.array(columnShape).readonly(),
  keys: z.array(names).readonly(),
  duplicateRows: count,
  dependencies: z
    .array(z.object({ determinant: names, dependent: z.string(), support: count, violations: count }))
    .readonly()
    .describe('columns that follow from others, with the rows that break it'),
  series: seriesShape.nullable(),
  quality: qualityShape,
  suspects: z.object({ count, byRule: z.array(z.object({ rule: z.enum(suspectRules), count })).readonly() }),
  sensitivity: sensitivityShape,
  value: valueShape,
  ruleSets: z
    .array(
      z.object({ id: z.string(), number: z.string(), edition: z.string(), basis: z.string(), verified: z.boolean() }),
    )
    .readonly(),
});

/** A flagged cell; `column` is empty when the whole row is meant. */
export const suspectShape = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string().nullable(),
  rule: z.enum(suspectRules),
  reason: z.string(),
  confidence: z.number(),
  mark: z.enum(verdicts).nullable().describe('what a person said: the cell is wrong indeed, or right as it is'),
});

/** A person's word on a flagged cell. */
export const markShape = z.object({
  row: count,
  column: z.string().max(400).describe('name or title; empty for the whole row'),
  verdict: z.enum(verdicts),
});

/** What a mark has changed. */
export const markedShape = z.object({
  lesson: z
    .object({
      rule: z.enum(suspectRules),
      column: z.string(),
      state: z.enum(lessonStates).describe('what became of the rule on this column'),
      wrong: count,
      right: count,
      precision: z.number().describe('estimated share of the rule’s finds that are errors'),
      above: z.number().nullable().describe('narrowed: only cells of a higher confidence count'),
    })
    .describe('what all marks of this rule on this column teach'),
  assessmentId: z.string(),
  suspects: z.object({ before: count, after: count }),
  score: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
});

/** An owner's level for a column. */
export const levelShape = z.object({
  column: text(400).min(1),
  level: z.enum(levels),
  reason: paragraph(reasonLengthMax),
});

/** An own dataset in brief. */
export const briefShape = z.object({
  datasetId: z.string(),
  versionNumber: z.number().int(),
  rows: z.number().int(),
  bytes: z.number().int(),
  createdAt: z.string().describe('when the version was published'),
  assessment: z
    .object({
      score: z.number().nullable(),
      grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
      coverage: z.number(),
      level: z.enum(levels),
      allowedModes: z.array(z.enum(deliveryModes)),
      needsReview: z.boolean().describe('a person has to say what a column is'),
      createdAt: z.string(),
    })
    .nullable()
    .describe('null while it is being made'),
});

/** A lowering that a second person was asked about. */
export const loweringShape = z.object({
  approvalId: z.string(),
  column: z.string(),
  level: z.enum(levels),
  reason: z.string(),
  state: z.enum(['waiting', 'approved', 'refused', 'used']),
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
});

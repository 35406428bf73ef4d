import { z } from 'zod';
import type { Json } from '#kernel';
import { text } from '#platform/http';
import { clauseKinds } from './core/contract/facts.ts';
import { suggestionKinds } from './core/contract/suggest.ts';
import { contractLengthMax } from './core/contract/text.ts';

const count = z.number().int().min(0);

/** The text of a contract as a body carries it. */
export const contractText = text(contractLengthMax).min(1);

/** A clause with how the data stand to it. */
export const clauseShape = z.object({
  path: z.string().describe('JSON pointer into the contract'),
  column: z.string().nullable().describe('stored name of the column; null for the table'),
  kind: z.enum(clauseKinds),
  text: z.string(),
  state: z.enum(['held', 'broken', 'not_run']),
  good: z.number().nullable(),
  of: z.number().nullable(),
  reason: z.string().nullable().describe('why it was not run'),
});

const columnShape = z.object({
  path: z.string().describe('JSON pointer of the property'),
  name: z.string(),
  physicalName: z.string().nullable(),
  logicalType: z.string().nullable(),
  description: z.string().nullable(),
  required: z.boolean(),
  unique: z.boolean(),
  primaryKey: z.boolean(),
  classification: z.string().nullable(),
  options: z.record(z.string(), z.unknown()),
});

const revisionShape = z.object({ number: count, sha256: z.string(), createdAt: z.string(), createdBy: z.string() });

/** A dataset's contract: the text as written, its known parts, and what the newest check told. */
export const datasetContractShape = z.object({
  ...{ datasetId: z.string(), number: count, format: z.enum(['yaml', 'json']), text: z.string(), sha256: z.string() },
  ...{ createdAt: z.string(), createdBy: z.string() },
  known: z.object({
    status: z.string(),
    version: z.string(),
    columns: z.array(columnShape),
    serviceLevels: z.array(
      z.object({ path: z.string(), property: z.string(), value: z.unknown(), unit: z.string().nullable() }),
    ),
    inputs: z
      .array(z.object({ path: z.string(), name: z.string(), column: z.string().nullable(), value: z.unknown() }))
      .describe('custom properties that are inputs of indicators'),
  }),
  check: z
    .object({ versionNumber: count, held: count, broken: count, notRun: count, clauses: z.array(clauseShape) })
    .nullable()
    .describe('null while the newest version is being checked'),
  earlier: z.array(revisionShape).describe('contracts of this dataset, the newest first'),
});

const pointer = z
  .string()
  .max(2_000)
  .regex(/^(\/[^/]*)+$/, 'a JSON pointer');

const anyJson = z
  .unknown()
  .refine((value) => value !== undefined, 'a value')
  .transform((value) => value as Json);

/** Changes of a contract by JSON Patch's add, replace and remove. */
export const changesShape = z.object({
  base: count.optional().describe('number of the contract that the changes were made from, 0 for none'),
  changes: z
    .array(
      z.discriminatedUnion('op', [
        z.object({
          op: z.enum(['add', 'replace']),
          path: pointer,
          value: anyJson,
        }),
        z.object({ op: z.literal('remove'), path: pointer }),
      ]),
    )
    .min(1)
    .max(500),
});

/** What is wrong with a text. */
export const problemsShape = z.object({
  problems: z.array(z.object({ path: z.string(), line: count, column: count, text: z.string() })),
});

/** Rules that the newest version keeps. */
export const suggestionsShape = z.object({
  versionNumber: count,
  state: z.enum(['ready', 'waiting']).describe('waiting while the version is being looked at'),
  items: z.array(
    z.object({
      rule: z.string(),
      kind: z.enum(suggestionKinds),
      column: z.string().describe('title of the column; empty for the table'),
      text: z.string(),
      value: z.unknown(),
      good: z.number().describe('elements that keep the rule'),
      of: z.number(),
      accepted: z.boolean(),
    }),
  ),
});

const schemaChange = z.object({
  change: z.enum(['added', 'removed', 'type', 'renamed']),
  column: z.string(),
  from: z.string().nullable().describe('the type before'),
  to: z.string().nullable().describe('the type now; of a guess at a renaming, the name now'),
  likeness: z.number().nullable(),
});

const sideShape = z.object({ number: count, rows: count, score: z.number().nullable(), coverage: z.number() });

/** How one version differs from another. */
export const comparisonShape = z.object({
  datasetId: z.string(),
  from: sideShape,
  to: sideShape,
  schema: z.array(schemaChange),
  drift: z.array(
    z.object({
      column: z.string(),
      kind: z.enum(['number', 'category']),
      psi: z.number(),
      ks: z.number().nullable(),
      ksCritical: z.number().nullable(),
      band: z.enum(['stable', 'some', 'strong']),
      missingBefore: count,
      missingAfter: count,
    }),
  ),
  sampledRows: count.describe('rows that distances were taken on; 0 when on all'),
  quality: z.array(
    z.object({ id: z.string(), name: z.string(), before: z.number().nullable(), after: z.number().nullable() }),
  ),
  broken: z.array(
    clauseShape.extend({
      isNew: z.boolean().nullable().describe('the older version held it; null when that was not checked'),
    }),
  ),
});

import { z } from 'zod';

/** Numbers and moments that bounds may be. */
const bound = z.union([z.number(), z.string().max(100)]);
const pair = z.tuple([z.number(), z.number()]);
const words = z.string().max(2_000);

const custom = z.looseObject({ property: words.min(1), value: z.unknown() });

/** The operators of ODCS; "between" excludes both bounds, as its document says. */
const operators = {
  mustBe: z.unknown().optional(),
  mustNotBe: z.unknown().optional(),
  mustBeGreaterThan: z.number().optional(),
  mustBeGreaterOrEqualTo: z.number().optional(),
  mustBeLessThan: z.number().optional(),
  mustBeLessOrEqualTo: z.number().optional(),
  mustBeBetween: pair.optional(),
  mustNotBeBetween: pair.optional(),
};

const quality = z.looseObject({
  ...operators,
  id: words.optional(),
  name: words.optional(),
  description: words.optional(),
  type: z.enum(['text', 'library', 'sql', 'custom']).optional(),
  metric: z.enum(['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount']).optional(),
  unit: words.optional(),
  query: z.string().max(20_000).optional(),
  arguments: z
    .looseObject({
      missingValues: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
      validValues: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
      pattern: words.optional(),
      properties: z.array(words).optional(),
    })
    .optional(),
});

const references = z.union([words, z.array(words).min(1)]);
const relationship = z.looseObject({
  type: z.literal('foreignKey').optional(),
  from: references.optional(),
  to: references,
});

const typeOptions = z.looseObject({
  pattern: words.optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(0).optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  exclusiveMinimum: bound.optional(),
  exclusiveMaximum: bound.optional(),
  format: words.optional(),
});

const property = z.looseObject({
  name: words.min(1),
  physicalName: words.optional(),
  businessName: words.optional(),
  description: z.string().optional(),
  logicalType: z
    .enum(['string', 'date', 'timestamp', 'time', 'number', 'integer', 'object', 'array', 'boolean'])
    .optional(),
  physicalType: words.optional(),
  logicalTypeOptions: typeOptions.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  primaryKey: z.boolean().optional(),
  classification: words.optional(),
  encryptedName: words.optional(),
  quality: z.array(quality).optional(),
  relationships: z.array(relationship).optional(),
  customProperties: z.array(custom).optional(),
});

const schemaObject = z.looseObject({
  name: words.min(1),
  physicalName: words.optional(),
  properties: z.array(property).max(2_000).optional(),
  relationships: z.array(relationship).optional(),
  quality: z.array(quality).optional(),
  customProperties: z.array(custom).optional(),
});

const sla = z.looseObject({
  property: words.min(1),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  unit: words.optional(),
  element: words.optional(),
});

/**
 * The part of a data contract that is read here, by the Open Data Contract Standard 3.1 (JSON schema v3.1.0); every other part passes
 * through untouched.
 */
export const contractShape = z.looseObject({
  apiVersion: z.enum(['v3.1.0', 'v3.0.2', 'v3.0.1', 'v3.0.0']),
  kind: z.literal('DataContract'),
  id: words.min(1),
  version: words.min(1),
  status: words.min(1),
  name: words.optional(),
  schema: z.array(schemaObject).max(100).optional(),
  slaProperties: z.array(sla).optional(),
  customProperties: z.array(custom).optional(),
});

/** A data contract as far as it is read. */
export type Contract = z.infer<typeof contractShape>;
/** One of its tables. */
export type ContractObject = NonNullable<Contract['schema']>[number];
/** One of a table's columns. */
export type ContractProperty = NonNullable<ContractObject['properties']>[number];
/** One of its quality rules. */
export type ContractQuality = NonNullable<ContractProperty['quality']>[number];
/** A relation to another table. */
export type ContractRelationship = NonNullable<ContractObject['relationships']>[number];
/** Key and value of a part that the standard has no place for. */
export type CustomProperty = NonNullable<Contract['customProperties']>[number];

import { z } from 'zod';
import {
  type CaseType,
  type Cell,
  type Condition,
  caseRoles,
  clockBases,
  comparisonOps,
  hitPolicies,
  programmes,
  serviceStatuses,
  stateKinds,
  type Value,
} from '../model.ts';
import { decimalLengthMax } from './decimal.ts';
import * as limit from './limits.ts';

/** Names that programs use: a letter, then letters, digits and hyphens. Points are left to the common actions. */
const keyPattern = /^[a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z]+)?$/;

const key = z.string().min(1).max(limit.keyLengthMax).regex(keyPattern);
const label = z.strictObject({
  zh: z.string().min(1).max(limit.labelLengthMax),
  en: z.string().min(1).max(limit.labelLengthMax),
});
const text = z.strictObject({
  zh: z.string().min(1).max(limit.textLengthMax),
  en: z.string().min(1).max(limit.textLengthMax),
});
const path = z
  .string()
  .min(1)
  .max(limit.pathLengthMax)
  .regex(/^[a-z][\w-]*(?:\.[\w-]+)*$/i);
const decimal = z
  .string()
  .max(decimalLengthMax)
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
const factor = z.union([path, decimal]);
const pointer = z
  .string()
  .max(limit.pathLengthMax)
  .regex(/^(?:\/[^/]+)+$/);
const role = z.enum(caseRoles);
const keys = (max: number) => z.array(key).max(max);

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.string().max(limit.textLengthMax),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(value).max(limit.itemsMax),
    z.record(z.string().max(limit.keyLengthMax), value),
  ]),
);

const op = z.enum(comparisonOps);
const sides = { op, value: value.exactOptional() };
const several: z.ZodType<readonly Condition[]> = z.lazy(() => z.array(condition).min(1).max(limit.conditionsMax));

/** A condition. How deep it goes is looked at before, so that reading it cannot overflow. */
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: condition }),
    z.strictObject({ path, ...sides }),
    z.strictObject({ table: key, output: key, ...sides }),
  ]),
);

const cell: z.ZodType<Cell> = z.union([z.literal('-'), z.strictObject(sides)]);
const formula = z.strictObject({
  times: z.array(factor).min(1).max(limit.factorsMax),
  max: decimal.exactOptional(),
  min: decimal.exactOptional(),
  digits: z.int().min(0).max(10).exactOptional(),
});
const basis = z.strictObject({
  text,
  source: z.string().max(limit.textLengthMax).exactOptional(),
  verified: z.boolean(),
});

const table = z.strictObject({
  key,
  title: label,
  hitPolicy: z.enum(hitPolicies),
  inputs: z.array(z.strictObject({ path, label })).max(limit.columnsMax),
  outputs: z
    .array(z.strictObject({ name: key, label, type: z.enum(['text', 'decimal', 'boolean']) }))
    .min(1)
    .max(limit.columnsMax),
  rules: z
    .array(
      z.strictObject({
        when: z.array(cell).max(limit.columnsMax),
        // biome-ignore lint/suspicious/noThenProperty: the field's name in a definition; no promise is near
        then: z.record(key, z.union([formula, value])),
        source: z.string().max(limit.textLengthMax).exactOptional(),
        reason: text.exactOptional(),
      }),
    )
    .max(limit.rulesMax),
  basis,
});

const words = z.strictObject({
  label,
  help: text.exactOptional(),
  options: z.record(z.string().max(limit.keyLengthMax), label).exactOptional(),
  from: path.exactOptional(),
  isPersonal: z.boolean().exactOptional(),
});
const form = z.strictObject({
  schema: z.record(z.string(), z.unknown()),
  fields: z.record(pointer, words),
});

const state = z.strictObject({
  key,
  label,
  publicLabel: label,
  kind: z.enum(stateKinds),
  visibleTo: z.array(role).max(caseRoles.length),
  waitsFor: role.exactOptional(),
  outcome: z.enum(['granted', 'refused', 'withdrawn', 'done']).exactOptional(),
});

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notify'), to: role, text }),
  z.strictObject({
    kind: z.literal('assign'),
    unit: z.union([z.strictObject({ table: key, output: key }), z.strictObject({ path }), z.literal('office')]),
  }),
  z.strictObject({
    kind: z.literal('ledgerTransfer'),
    mode: z.enum(['reserve', 'post', 'void']),
    amount: factor,
    account: key,
  }),
  z.strictObject({ kind: z.literal('issueCredential'), credential: key }),
  z.strictObject({ kind: z.literal('openCase'), caseType: key, form: z.record(key, factor) }),
  z.strictObject({ kind: z.literal('publish'), page: key }),
  z.strictObject({ kind: z.literal('book'), resource: z.union([key, path]) }),
  z.strictObject({ kind: z.literal('planMilestones'), path, award: factor }),
]);

const transition = z.strictObject({
  action: key,
  label,
  from: keys(limit.statesMax).min(1),
  to: key,
  roles: z.array(role).min(1).max(caseRoles.length),
  guard: condition.exactOptional(),
  requires: z
    .strictObject({
      fields: z.array(pointer).max(limit.fieldsMax).exactOptional(),
      materials: keys(limit.itemsMax).exactOptional(),
      reviewsMin: z.int().min(0).max(50).exactOptional(),
      comment: z.boolean().exactOptional(),
    })
    .exactOptional(),
  form: form.exactOptional(),
  effects: z.array(effect).max(limit.itemsMax).exactOptional(),
});

const amount = z.int().min(1).max(limit.clockAmountMax);
const clock = z.strictObject({
  key,
  title: label,
  basis: z.enum(clockBases),
  statutory: amount.exactOptional(),
  promised: amount,
  promisedBy: z.strictObject({ table: key, output: key }).exactOptional(),
  startsOn: keys(limit.itemsMax).min(1),
  stopsOn: keys(limit.itemsMax),
  pauses: z
    .array(
      z.strictObject({
        key,
        reason: label,
        legalBasis: text,
        needsEvidence: z.boolean(),
        daysMax: z.int().min(1).max(3_660),
      }),
    )
    .max(limit.itemsMax),
  extension: z.strictObject({ max: amount, roles: z.array(role).min(1).max(caseRoles.length) }).exactOptional(),
  warnAt: z.array(z.int().min(1).max(500)).max(10).exactOptional(),
  onExpiry: key.exactOptional(),
  basisText: basis,
});

const rubricItem = z.strictObject({
  key,
  label,
  weight: z.int().min(0).max(1_000),
  min: z.int().min(0).max(1_000),
  max: z.int().min(0).max(1_000),
  needsComment: z.boolean(),
});

const serviceRequests = z.strictObject({
  category: pointer.exactOptional(),
  photos: key.exactOptional(),
  statuses: z.record(key, z.enum(serviceStatuses)),
  updates: z
    .array(
      z.strictObject({
        status: z.enum(serviceStatuses),
        action: key,
        answers: z.record(key, z.string().max(limit.textLengthMax)).exactOptional(),
        textIn: key.exactOptional(),
      }),
    )
    .max(limit.itemsMax),
});

/** The shape of a definition (`corridor.case-type/1`). What its names refer to is the lint's business. */
export const caseTypeShape: z.ZodType<CaseType> = z.strictObject({
  schema: z.literal('corridor.case-type/1'),
  key,
  version: z.int().min(1).max(1_000_000),
  programme: z.enum(programmes),
  title: label,
  summary: text,
  audience: z.enum(['organisation', 'resident', 'office']),
  form,
  materials: z
    .array(
      z.strictObject({
        key,
        title: label,
        when: condition.exactOptional(),
        isOptional: z.boolean().exactOptional(),
      }),
    )
    .max(limit.itemsMax),
  states: z.array(state).min(1).max(limit.statesMax),
  transitions: z.array(transition).max(limit.transitionsMax),
  clocks: z.array(clock).max(limit.clocksMax),
  tables: z.array(table).max(limit.tablesMax),
  rubric: z.array(rubricItem).max(limit.itemsMax),
  assignment: z.strictObject({
    returnsMax: z.int().min(0).max(100),
    transfersMax: z.int().min(0).max(100),
  }),
  rating: z.strictObject({ remedyType: key.exactOptional() }).exactOptional(),
  isPublic: z.boolean(),
  serviceRequests: serviceRequests.exactOptional(),
});

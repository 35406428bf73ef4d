import { z } from 'zod';
import { isId, type Outcome, ok, refuse } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseType } from '../model.ts';
import type { Values } from './facts.ts';
import { type CaseFile, type Known, stateOf } from './file.ts';
import { commentLengthMax, itemsMax, keyLengthMax, materialBytesMax, suppliedMax } from './limits.ts';
import type { Command } from './part.ts';

/** What the machine decides itself on an open case: the payload that the event keeps, and the state after it. */
type Decided = Outcome<{ readonly payload: Values; readonly after: string }, CasesCode>;

const caseId = z.string().refine((text) => isId('case', text));

const bodies = {
  comment: z.strictObject({ comment: z.string().min(1).max(commentLengthMax), isInternal: z.boolean().default(true) }),
  message: z.strictObject({ comment: z.string().min(1).max(commentLengthMax) }),
  supply: z.strictObject({
    materials: z
      .array(
        z.strictObject({
          key: z.string().max(keyLengthMax),
          sha256: z.string().regex(/^[0-9a-f]{64}$/),
          name: z.string().min(1).max(255),
          bytes: z.int().min(1).max(materialBytesMax),
        }),
      )
      .min(1)
      .max(itemsMax),
  }),
  merge: z.union([
    z.strictObject({ into: caseId, comment: z.string().max(commentLengthMax).optional() }),
    z.strictObject({ joined: caseId, comment: z.string().max(commentLengthMax).optional() }),
  ]),
  migrate: z.strictObject({
    stateMap: z.record(z.string().max(keyLengthMax), z.string().max(keyLengthMax)).default({}),
    comment: z.string().min(1).max(commentLengthMax),
  }),
};

const read = <T>(shape: z.ZodType<T>, payload: unknown): Outcome<T, CasesCode> => {
  const found = shape.safeParse(payload);
  if (found.success) return ok(found.data);
  const at = found.error.issues[0]?.path.join('.') || '–';
  return refuse(
    'cases.payload_invalid',
    { what: at, whatZh: at },
    found.error.issues.slice(0, 20).map(({ path, code }) => ({ path, code })),
  );
};

const supply = (type: CaseType, file: CaseFile, payload: Values): Decided => {
  const body = read(bodies.supply, payload);
  if (!body.ok) return body;
  const { materials } = body.value;
  const unknown = materials.find(({ key }) => !type.materials.some((each) => each.key === key));
  if (unknown !== undefined) {
    const possible = type.materials.map(({ key }) => key).join(', ') || '–';
    return refuse('cases.material_unknown', { material: unknown.key, possible });
  }
  if (file.materials.length + materials.length > suppliedMax)
    return refuse('cases.materials_too_many', { max: suppliedMax });
  return ok({ payload: { materials }, after: file.state });
};

const merge = (file: CaseFile, payload: Values): Decided => {
  const body = read(bodies.merge, payload);
  if (!body.ok) return body;
  const other = 'into' in body.value ? body.value.into : body.value.joined;
  return other === file.id ? refuse('cases.merge_with_itself') : ok({ payload: payload, after: file.state });
};

const migrate = (file: CaseFile, payload: Values, { target }: Known): Decided => {
  const body = read(bodies.migrate, payload);
  if (!body.ok) return body;
  if (target === undefined || target.key !== file.typeKey || target.version === file.typeVersion) {
    return refuse('cases.version_unknown', { version: target?.version ?? '–' });
  }
  const { stateMap, comment } = body.value;
  const after = Object.hasOwn(stateMap, file.state) ? (stateMap[file.state] ?? file.state) : file.state;
  if (stateOf(target, after) === undefined) return refuse('cases.migration_incomplete', { state: file.state });
  return ok({ payload: { toVersion: target.version, stateMap, comment }, after });
};

/** Decides on comments, messages, documents, joining and moving to another version. */
export const decideOwn = (type: CaseType, file: CaseFile, { action, payload }: Command, known: Known): Decided => {
  switch (action) {
    case 'comment':
    case 'message': {
      const body = read(bodies[action] as z.ZodType<Values>, payload);
      return body.ok ? ok({ payload: body.value, after: file.state }) : body;
    }
    case 'supply':
      return supply(type, file, payload);
    case 'merge':
      return merge(file, payload);
    case 'migrate':
      return migrate(file, payload, known);
    default:
      return refuse('cases.action_unknown', { action, possible: '–', possibleZh: '–' });
  }
};

/** The actions that the machine decides itself. */
export const ownActions: readonly string[] = Object.keys(bodies);

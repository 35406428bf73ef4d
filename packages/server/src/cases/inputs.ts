import { z } from 'zod';
import { idOf, idText, text } from '#platform/http';
import type { Values } from './core/facts.ts';
import type { Value } from './model.ts';

/** The module's part of the API document. */
export const tag = 'cases';

const value: z.ZodType<Value> = z.custom<Value>((one) => one !== undefined);

/** Answers to a form as they were typed, and whatever else comes with a step. */
export const answersInput: z.ZodType<Values> = z.record(z.string().max(60), value);

/** A programme's key. */
export const typeKey = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'a key of small letters, digits and hyphens');

/** A step that somebody wants to take. */
export const stepInput = z.object({
  action: z.string().regex(/^[a-zA-Z][\w.-]{0,59}$/, 'an action'),
  payload: answersInput.default({}).describe('what the action asks for: answers, comment, unit …'),
  expectedSeq: z.int().min(1).describe('the last event that you saw: 409 when the case has moved since'),
});

/** What a case is opened with. */
export const openingInput = z.object({
  type: typeKey,
  answers: answersInput,
  officeId: idOf('org').optional().describe('who runs it; the operator of your region when left out'),
  applicantId: idOf('org').optional().describe('for whom the office opens it at its counter'),
  draftId: idOf('cdr').optional().describe('the draft that becomes the case, with its documents'),
});

/** A path with a case and something in it. */
export const withMaterial = z.object({ id: idText, materialId: idText });

/** How a document is named when it is uploaded. */
export const uploadQuery = z.object({
  key: z.string().regex(/^[\w-]{1,60}$/, 'which of the documents that are asked for'),
  name: text(200)
    .min(1)
    // A name is shown and offered as a file name again, so it must not be a path or break a header.
    .refine((name) => !/[\p{Cc}/\\"]/u.test(name), 'a file name without path'),
});

import type { CaseEvent, CaseType } from '#cases';
import { type Language, wholeSeconds } from '#kernel';
import { withoutNumbers } from './masking.ts';
import { statusOf } from './statuses.ts';
import type { Plain } from './xml.ts';

/** Who reads an update: `isParty` what is said to the resident, `hasAnswers` also what this step's answers tell them. */
export type UpdateReader = {
  readonly isParty: boolean;
  readonly hasAnswers: boolean;
  readonly language: Language;
};

const isSaid = ({ action, payload }: CaseEvent): boolean =>
  action === 'message' || (action === 'comment' && payload.isInternal === false);

/** True for a step that clients hear of: one that moved the case or joined it to another, and to its parties what was said to everybody. */
export const isUpdate = (event: CaseEvent, { isParty }: UpdateReader): boolean =>
  event.before !== event.after || (event.action === 'merge' && 'into' in event.payload) || (isParty && isSaid(event));

const answerIn = (type: CaseType, { action, payload }: CaseEvent): unknown => {
  const field = type.serviceRequests?.updates.find((row) => row.action === action && row.textIn !== undefined)?.textIn;
  const { answers } = payload;
  return field !== undefined && typeof answers === 'object' && answers !== null && !Array.isArray(answers)
    ? Reflect.get(answers, field)
    : undefined;
};

const wordsOf = (type: CaseType, event: CaseEvent, reader: UpdateReader): string | undefined => {
  const isOpen = reader.hasAnswers || (reader.isParty && isSaid(event));
  const said = isOpen ? (answerIn(type, event) ?? event.payload.comment) : undefined;
  return typeof said === 'string' && said !== '' ? said : undefined;
};

/** Id of an update: its request and the number of its step. */
export const updateIdOf = (number: string, seq: number): string => `${number}.${seq}`;

/** An update as clients read it: status and the state's public words; what was said only where it is for the reader. */
export const updateToPlain = (
  { type, number, event }: { readonly type: CaseType; readonly number: string; readonly event: CaseEvent },
  reader: UpdateReader,
): { readonly [name: string]: Plain } => {
  const state = type.states.find(({ key }) => key === event.after);
  const isJoined = event.action === 'merge' && 'into' in event.payload;
  const said = wordsOf(type, event, reader);
  return {
    update_id: updateIdOf(number, event.seq),
    service_request_id: number,
    status: statusOf(type, { state: event.after, outcome: isJoined ? 'merged' : null }),
    updated_datetime: wholeSeconds(event.at),
    description: said === undefined ? (state?.publicLabel[reader.language] ?? '') : withoutNumbers(said),
    media_url: '',
    external_status_code: '',
  };
};

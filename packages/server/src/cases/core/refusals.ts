import { canonicalJson, type Json, type Refusal, type Result, refuse } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseRole, CaseType } from '../model.ts';
import { commonRules, isCommon } from './common.ts';
import { isDeeperThan } from './depth.ts';
import type { Values } from './facts.ts';
import { type CaseFile, type Known, stateOf } from './file.ts';
import type { FormFault } from './form.ts';
import { payloadBytesMax, payloadDepthMax } from './limits.ts';
import type { Need } from './needs.ts';
import { possibleActions } from './possible.ts';
import { listed, roleWords, sentences } from './sentences.ts';

type Refused = Result<never, Refusal<CasesCode>>;

const possibleFor = (type: CaseType, file: CaseFile, role: CaseRole, known: Known) => {
  const actions = possibleActions(type, file, role, known);
  const words = listed(actions.map(({ label }) => label));
  return {
    params: { possible: words.en, possibleZh: words.zh },
    details: { possible: actions.map(({ action }) => action) },
  };
};

/** Nobody knows the action: neither the type nor the platform. */
export const unknownAction = (type: CaseType, file: CaseFile, { action, role, known }: Asked): Refused => {
  const { params, details } = possibleFor(type, file, role, known);
  return refuse('cases.action_unknown', { action, ...params }, details);
};

/** Which action somebody asked for, in which role. */
export type Asked = { readonly action: string; readonly role: CaseRole; readonly known: Known };

/** The action is none of this state: what is possible instead, for this role. */
export const wrongState = (type: CaseType, file: CaseFile, { action, role, known }: Asked): Refused => {
  const { params, details } = possibleFor(type, file, role, known);
  const state = stateOf(type, file.state)?.label ?? { zh: file.state, en: file.state };
  const named = type.transitions.find((each) => each.action === action)?.label;
  const label = named ?? (isCommon(action) ? commonRules[action].label : { zh: action, en: action });
  const words = { state: state.en, stateZh: state.zh, action: label.en, actionZh: label.zh };
  return refuse('cases.action_refused', { ...words, ...params }, { state: file.state, ...details });
};

/** The action is somebody else's. */
export const notYours = (roles: readonly CaseRole[]): Refused => {
  const words = listed(roles.map((role) => roleWords[role]));
  return refuse('cases.not_yours', { roles: words.en, rolesZh: words.zh }, { roles });
};

/** What stands in the way: a guard's obstacles as sentences, or a list of what is to be completed. */
export const needed = (needs: readonly Need[]): Refused => {
  const guards = needs.filter(({ kind }) => kind === 'guard').map(({ text }) => text);
  if (guards.length > 0) {
    const words = sentences(guards);
    return refuse('cases.guard_failed', { reasons: words.en, reasonsZh: words.zh }, { needs });
  }
  const words = listed(needs.map(({ text }) => text));
  return refuse('cases.requirements_missing', { missing: words.en, missingZh: words.zh }, { needs });
};

/** Answers that do not fit their form: the first in words, all in the details. */
export const wrongAnswers = (faults: readonly FormFault[]): Refused => {
  const first = faults[0];
  const words =
    first === undefined
      ? { first: '', firstZh: '' }
      : { first: `${first.label.en}: ${first.text.en}`, firstZh: `${first.label.zh}：${first.text.zh}` };
  return refuse('cases.form_invalid', { count: faults.length, ...words }, { faults });
};

/** What came with a step is more than one step may bring; undefined when it is not. */
export const tooMuch = (payload: Values): Refused | undefined => {
  if (isDeeperThan(payload, payloadDepthMax)) {
    return refuse('cases.payload_invalid', { what: 'nesting', whatZh: '嵌套层数过多' });
  }
  return Buffer.byteLength(canonicalJson(payload as Json)) > payloadBytesMax
    ? refuse('cases.payload_too_large', { maxKiB: payloadBytesMax / 1024 })
    : undefined;
};

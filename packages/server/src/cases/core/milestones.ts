import { acceptedEvents, type Bilingual, isDay, type Outcome, ok, refuse, type StateTable, takeEvent } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseEvent, CaseRole, Value } from '../model.ts';
import { fromMinor, toMinor } from './amounts.ts';
import type { Command, Part } from './part.ts';
import { isRecord, misread, onlyFor, textIn } from './payload.ts';

/** Where a milestone stands. */
export type MilestoneState = 'planned' | 'submitted' | 'accepted' | 'paid' | 'clawedBack';
/** What happens to a milestone. `clawPart` takes back a part of what was paid, `clawAll` the rest. */
export type MilestoneEvent = 'submit' | 'sendBack' | 'accept' | 'pay' | 'clawPart' | 'clawAll';

/** services.md 1.2: planned, submitted, accepted, paid, clawed back. Evidence that does not do goes back to planned. */
export const milestoneStates: StateTable<MilestoneState, MilestoneEvent> = {
  planned: { submit: 'submitted', sendBack: null, accept: null, pay: null, clawPart: null, clawAll: null },
  submitted: { submit: null, sendBack: 'planned', accept: 'accepted', pay: null, clawPart: null, clawAll: null },
  accepted: { submit: null, sendBack: null, accept: null, pay: 'paid', clawPart: null, clawAll: null },
  paid: { submit: null, sendBack: null, accept: null, pay: null, clawPart: 'paid', clawAll: 'clawedBack' },
  clawedBack: { submit: null, sendBack: null, accept: null, pay: null, clawPart: null, clawAll: null },
};

/** Where a milestone stands, in words. */
export const milestoneWords: Readonly<Record<MilestoneState, Bilingual>> = {
  planned: { zh: '待提交', en: 'planned' },
  submitted: { zh: '待验收', en: 'submitted' },
  accepted: { zh: '已验收', en: 'accepted' },
  paid: { zh: '已支付', en: 'paid' },
  clawedBack: { zh: '已追回', en: 'clawed back' },
};

/** What can happen to a milestone, in words. */
export const milestoneEventWords: Readonly<Record<MilestoneEvent, Bilingual>> = {
  submit: { zh: '提交佐证', en: 'submitted' },
  sendBack: { zh: '退回补充', en: 'sent back' },
  accept: { zh: '验收', en: 'accepted' },
  pay: { zh: '支付', en: 'paid' },
  clawPart: { zh: '部分追回', en: 'clawed back in part' },
  clawAll: { zh: '追回', en: 'clawed back' },
};

/** One milestone. Amounts are integer minor units as decimal strings; instants ISO 8601 in UTC. */
export type Milestone = {
  /** From 1, in the order of the plan. */
  readonly number: number;
  readonly title: string;
  /** The day by which it is to be reached. */
  readonly due: string;
  readonly amountMinor: string;
  readonly state: MilestoneState;
  readonly evidence: readonly string[];
  readonly submittedAt?: string;
  readonly acceptedAt?: string;
  /** The payment order's number and day, as the treasury or the bank has them. */
  readonly payment?: { readonly reference: string; readonly paidOn: string };
  readonly clawedBackMinor: string;
};

/** An award and its milestones. `awardMinor` is 0 while nothing is planned. */
export type MilestonesState = { readonly awardMinor: string; readonly items: readonly Milestone[] };

/** More milestones than months of the longest term (ten years) are a slip. */
export const milestonesMax = 120;
const evidenceMax = 50;
const textLengthMax = 200;

const readMilestone = (value: Value, index: number): Milestone | undefined => {
  if (!isRecord(value)) return undefined;
  const amount = toMinor(value.amount);
  const { due, title } = value;
  if (amount === undefined || amount === 0n || typeof due !== 'string' || !isDay(due)) return undefined;
  if (typeof title !== 'string' || title.trim() === '' || title.length > textLengthMax) return undefined;
  return {
    number: index + 1,
    title: title.trim(),
    due,
    amountMinor: String(amount),
    state: 'planned',
    evidence: [],
    clawedBackMinor: '0',
  };
};

/**
 * Reads a plan: the award and its milestones `{ due, amount, title }`, amounts in yuan as forms have them. Refuses what
 * is malformed and milestones that come to more than the award.
 */
const readPlan = (award: Value | undefined, list: Value | undefined): Outcome<MilestonesState, CasesCode> => {
  const awardMinor = toMinor(award);
  const items = Array.isArray(list) && list.length <= milestonesMax ? list.map(readMilestone) : [];
  if (awardMinor === undefined || items.length === 0 || !items.every((one) => one !== undefined)) {
    return misread({
      zh: `请给出资助总额和 1 至 ${milestonesMax} 个节点，每个节点写明名称、到期日和大于零的金额（元，至多两位小数）`,
      en: `give the award and 1 to ${milestonesMax} milestones, each with a title, a day and an amount in yuan above zero`,
    });
  }
  const sum = items.reduce((all, { amountMinor }) => all + BigInt(amountMinor), 0n);
  return sum > awardMinor
    ? refuse('cases.plan_over_award', { sum: fromMinor(sum), award: fromMinor(awardMinor) })
    : ok({ awardMinor: String(awardMinor), items });
};

/** Whether a step may plan so, asked before a `planMilestones` effect too: the plan itself, and that nothing of an earlier one was submitted. */
export const checkPlan = (
  state: MilestonesState,
  award: Value | undefined,
  list: Value | undefined,
): Outcome<MilestonesState, CasesCode> => (mayPlan(state) ? readPlan(award, list) : refuse('cases.plan_begun'));

const mayPlan = ({ items }: MilestonesState): boolean => items.every(({ state }) => state === 'planned');

const decidePlan = (state: MilestonesState, { payload }: Command) => {
  const plan = checkPlan(state, payload.award, payload.milestones);
  return plan.ok ? ok({ award: payload.award ?? null, milestones: payload.milestones ?? null }) : plan;
};

const textsIn = (value: Value | undefined): readonly string[] | undefined =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= evidenceMax &&
  value.every((one: Value): one is string => typeof one === 'string' && one !== '' && one.length <= textLengthMax)
    ? value
    : undefined;

const decideSubmit = ({ payload }: Command) => {
  const evidence = textsIn(payload.evidence);
  return evidence === undefined
    ? misread({ zh: `请附上 1 至 ${evidenceMax} 份佐证材料`, en: `name 1 to ${evidenceMax} documents as evidence` })
    : ok({ evidence });
};

const decideAccept = ({ payload }: Command) => {
  const { accepted = true } = payload;
  if (typeof accepted !== 'boolean') {
    return misread({ zh: '请写明验收通过与否', en: 'say whether it is accepted, true or false' });
  }
  return !accepted && textIn(payload, 'comment') === undefined ? refuse('cases.reason_missing') : ok({ accepted });
};

const decidePay = ({ payload }: Command) => {
  const reference = textIn(payload, 'reference');
  const { paidOn } = payload;
  return reference === undefined || reference.length > textLengthMax || typeof paidOn !== 'string' || !isDay(paidOn)
    ? misread({ zh: '请写明支付令编号和支付日期', en: 'give the number of the payment order and its day' })
    : ok({ reference, paidOn });
};

const leftOf = ({ amountMinor, clawedBackMinor }: Milestone): bigint => BigInt(amountMinor) - BigInt(clawedBackMinor);

const decideClawBack = (item: Milestone, { payload }: Command) => {
  if (textIn(payload, 'comment') === undefined) return refuse('cases.reason_missing');
  const left = leftOf(item);
  const amount = payload.amount === undefined ? left : toMinor(payload.amount);
  return amount === undefined || amount === 0n || amount > left
    ? refuse('cases.claw_back_wrong', { max: fromMinor(left) })
    : ok({ amount: fromMinor(amount) });
};

/** What a step asks back: all that is left where it names no amount. */
const clawed = (item: Milestone, { amount }: CaseEvent['payload']): bigint =>
  amount === undefined ? leftOf(item) : (toMinor(amount) ?? 0n);

/** Which event of the table a step is, given the milestone it is about. */
const eventOf = (item: Milestone, action: string, payload: CaseEvent['payload']): MilestoneEvent | undefined => {
  if (action === 'milestone.submit') return 'submit';
  if (action === 'milestone.accept') return payload.accepted === false ? 'sendBack' : 'accept';
  if (action === 'milestone.pay') return 'pay';
  if (action !== 'milestone.clawBack') return undefined;
  return clawed(item, payload) >= leftOf(item) ? 'clawAll' : 'clawPart';
};

const senders: Readonly<Record<string, readonly CaseRole[]>> = {
  'milestone.plan': ['office', 'effect'],
  'milestone.submit': ['applicant', 'office'],
  'milestone.accept': ['office', 'unit'],
  'milestone.pay': ['office', 'effect'],
  'milestone.clawBack': ['office', 'effect'],
};

const wordsOf = (state: MilestoneState, event: MilestoneEvent) => {
  const possible = acceptedEvents(milestoneStates, state).map((one) => milestoneEventWords[one]);
  return {
    state: milestoneWords[state].en,
    stateZh: milestoneWords[state].zh,
    event: milestoneEventWords[event].en,
    eventZh: milestoneEventWords[event].zh,
    possible: possible.map(({ en }) => en).join(', ') || '–',
    possibleZh: possible.map(({ zh }) => zh).join('、') || '–',
  };
};

const detailsOf = (item: Milestone, command: Command) => {
  if (command.action === 'milestone.submit') return decideSubmit(command);
  if (command.action === 'milestone.accept') return decideAccept(command);
  return command.action === 'milestone.pay' ? decidePay(command) : decideClawBack(item, command);
};

const decideStep = (state: MilestonesState, command: Command) => {
  const { action, payload } = command;
  const item = state.items.find(({ number }) => number === payload.milestone);
  const event = item === undefined ? undefined : eventOf(item, action, payload);
  if (item === undefined || event === undefined)
    return refuse('cases.milestone_unknown', { count: state.items.length });
  const next = takeEvent(milestoneStates, item.state, event);
  if (!next.ok) return refuse('cases.milestone_state', wordsOf(item.state, event));
  const details = detailsOf(item, command);
  return details.ok ? ok({ milestone: item.number, ...details.value }) : details;
};

const changed = (item: Milestone, event: MilestoneEvent, { at, payload }: CaseEvent): Milestone => {
  const { evidence, reference, paidOn } = payload;
  if (event === 'submit') return { ...item, evidence: textsIn(evidence) ?? [], submittedAt: at.toISOString() };
  if (event === 'accept') return { ...item, acceptedAt: at.toISOString() };
  if (event === 'pay') return { ...item, payment: { reference: String(reference), paidOn: String(paidOn) } };
  if (event === 'sendBack') return item;
  // Never more than is left, whatever the event says.
  if (event === 'clawAll') return { ...item, clawedBackMinor: item.amountMinor };
  return { ...item, clawedBackMinor: String(BigInt(item.clawedBackMinor) + clawed(item, payload)) };
};

const foldPlan = (state: MilestonesState, award: Value | undefined, list: Value | undefined): MilestonesState => {
  const plan = checkPlan(state, award, list);
  return plan.ok ? plan.value : state;
};

const foldStep = (state: MilestonesState, event: CaseEvent): MilestonesState => ({
  ...state,
  items: state.items.map((item) => {
    if (item.number !== event.payload.milestone) return item;
    const happened = eventOf(item, event.action, event.payload);
    const next = happened === undefined ? null : milestoneStates[item.state][happened];
    return happened === undefined || next === null ? item : { ...changed(item, happened, event), state: next };
  }),
});

const fold = (state: MilestonesState, event: CaseEvent): MilestonesState => {
  const { planned, award, milestones } = event.payload;
  if (isRecord(planned)) return foldPlan(state, planned.award, planned.milestones);
  if (event.action === 'milestone.plan') return foldPlan(state, award, milestones);
  return event.action.startsWith('milestone.') ? foldStep(state, event) : state;
};

/**
 * The money of a case by milestones: `milestone.plan` `{ award, milestones }` (anew while nothing was submitted), then by `milestone` number `submit`
 * `{ evidence }`, `accept` `{ accepted? }` (false with a `comment` sends it back), `pay` `{ reference, paidOn }`, `clawBack` `{ amount? }` with a `comment`.
 * Each is taken once: sent again it is refused by the table and no money moves.
 */
export const milestonesPart: Part<MilestonesState> = {
  first: { awardMinor: '0', items: [] },
  actions: ['milestone.plan', 'milestone.submit', 'milestone.accept', 'milestone.pay', 'milestone.clawBack'],
  decide: (_, state, command) => {
    const denied = onlyFor(command, senders[command.action] ?? []);
    if (denied !== undefined) return denied;
    return command.action === 'milestone.plan' ? decidePlan(state, command) : decideStep(state, command);
  },
  fold: (_, state, event) => fold(state, event),
};

/** What was planned, accepted and paid, and what of it was taken back, in minor units. */
export const milestoneSums = ({ items }: MilestonesState) => {
  const sum = (of: (item: Milestone) => string): bigint => items.reduce((all, item) => all + BigInt(of(item)), 0n);
  return {
    plannedMinor: sum(({ amountMinor }) => amountMinor),
    /** Accepted, whether paid by now or not. */
    acceptedMinor: sum(({ amountMinor, acceptedAt }) => (acceptedAt === undefined ? '0' : amountMinor)),
    paidMinor: sum(({ amountMinor, payment }) => (payment === undefined ? '0' : amountMinor)),
    clawedBackMinor: sum(({ clawedBackMinor }) => clawedBackMinor),
  };
};

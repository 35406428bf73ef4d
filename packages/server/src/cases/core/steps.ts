import { z } from 'zod';
import { type Outcome, ok, refuse } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseType, Transition, Value } from '../model.ts';
import type { Drafted } from './drafted.ts';
import { type Lacking, planEffects } from './effects.ts';
import type { Facts, Values } from './facts.ts';
import { type CaseFile, factValues, type Known } from './file.ts';
import { validateForm } from './form.ts';
import { commentLengthMax } from './limits.ts';
import { checkPlan } from './milestones.ts';
import { needsOf } from './needs.ts';
import type { Command, StepPayload } from './part.ts';
import { decideParts, isPartAction } from './parts.ts';
import { transitionsFrom } from './possible.ts';
import { needed, notYours, wrongAnswers, wrongState } from './refusals.ts';
import { obstacleText } from './sentences.ts';
import { openFacts } from './tables.ts';

const answersShape = z.record(
  z.string(),
  z.custom<Value>((value) => value !== undefined),
);
const own = { answers: answersShape.optional(), comment: z.string().max(commentLengthMax).optional() };
const strict = z.strictObject(own);
const loose = z.object(own);

/** The machine's share of what was sent: answers and a reason. Other fields are only taken where a part reads them. */
export const readStep = (payload: Values, isWhole: boolean): Outcome<StepPayload, CasesCode> => {
  const read = (isWhole ? strict : loose).safeParse(payload);
  if (!read.success) {
    const at = read.error.issues.flatMap((issue) => ('keys' in issue ? issue.keys : [issue.path.join('.')])).join(', ');
    return refuse('cases.payload_invalid', { what: at, whatZh: at });
  }
  const { answers, comment } = read.data;
  return ok({ ...(answers === undefined ? {} : { answers }), ...(comment === undefined ? {} : { comment }) });
};

const lackingText = (type: CaseType, lacking: readonly Lacking[]) =>
  lacking.map(({ path }) => ({
    kind: 'guard' as const,
    text: obstacleText(type, { path, op: 'present', negated: false }),
  }));

type Asking = {
  readonly type: CaseType;
  readonly file: CaseFile;
  readonly command: Command;
  readonly known: Known;
};

/** Facts as they are with this step's answers: its guard and its effects may ask about them. */
const factsWith = ({ type, file, command, known }: Asking, answers: Values | undefined): Facts => {
  const values = factValues(file, known);
  const steps = answers === undefined ? values.steps : { ...values.steps, [command.action]: answers };
  return openFacts({ ...values, steps }, type.tables);
};

const take = (asking: Asking, transition: Transition): Outcome<Drafted, CasesCode> => {
  const { type, file, command, known } = asking;
  const { form } = transition;
  const read = readStep(command.payload, !isPartAction(command.action));
  if (!read.ok) return read;
  const { answers, comment } = read.value;
  if (form === undefined && answers !== undefined)
    return refuse('cases.payload_invalid', { what: 'answers', whatZh: 'answers' });
  const faults = form === undefined ? [] : validateForm(form, answers ?? {});
  if (faults.length > 0) return wrongAnswers(faults);
  const facts = factsWith(asking, form === undefined ? undefined : (answers ?? {}));
  const needs = needsOf(type, transition, { file, facts, comment });
  if (needs.length > 0) return needed(needs);
  const planned = planEffects(transition, facts);
  if (planned.lacking.length > 0) return needed(lackingText(type, planned.lacking));
  const { planned: plan } = planned.kept;
  const checked = plan === undefined ? undefined : checkPlan(file.milestones, plan.award, plan.milestones);
  if (checked?.ok === false) return checked;
  const parts = decideParts(type, file, command, known.calendar);
  if (!parts.ok) return parts;
  const payload = { ...parts.value, ...read.value, ...(planned.kept as Values) };
  return ok({ payload, after: transition.to, effects: planned.effects, facts });
};

/**
 * Decides on a transition. Where several of one name leave a state, the first that this role may take and whose guard
 * holds is taken; when none can be, the refusal is the first one's.
 */
export const decideStep = (asking: Asking): Outcome<Drafted, CasesCode> => {
  const { type, file, command, known } = asking;
  const { role } = command.actor;
  const here = transitionsFrom(type, file.state).filter(({ action }) => action === command.action);
  if (here.length === 0) return wrongState(type, file, { action: command.action, role, known });
  const mine = here.filter(({ roles }) => roles.includes(role));
  if (mine.length === 0) return notYours([...new Set(here.flatMap(({ roles }) => roles))]);
  let refused: Outcome<Drafted, CasesCode> | undefined;
  for (const transition of mine) {
    const decided = take(asking, transition);
    if (decided.ok) return decided;
    refused ??= decided;
  }
  return refused ?? wrongState(type, file, { action: command.action, role, known });
};

import { Button, Modal } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { askedAnswers, type Form } from '../../shared/form/fields.ts';
import type { Answers } from '../../shared/form/schema.ts';
import { useLanguage } from '../../shared/i18n.ts';
import { useDo } from '../api.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { useDraft } from '../parts/useDraft.ts';
import type { Action, Case } from './case.ts';
import { payloadOf, stepForm } from './commonForms.ts';
import type { CaseType } from './definition.ts';
import { AnswerForm } from './form/AnswerForm.tsx';
import { useFaults } from './form/faults.ts';
import { useCaseWords } from './names.ts';
import { useKnown } from './useKnown.ts';

/** Collections that a step changes. */
export const changedBySteps = ['cases', 'my-work', 'notices'];

type WindowProps = {
  readonly one: Case;
  readonly type: CaseType;
  readonly step: Action;
  readonly form: Form;
  readonly onDone: () => void;
};

const Leads = ({ one, type, step }: Pick<WindowProps, 'one' | 'type' | 'step'>) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const next = type.states.find(({ key }) => key === step.to);
  return step.isCommon || next === undefined ? null : (
    <p>
      {t(next.kind === 'terminal' ? 'step.ends' : 'step.leads', {
        state: say(one.as === 'applicant' ? next.publicLabel : next.label),
      })}
    </p>
  );
};

/** A step with what it asks for; what was typed is kept when it is refused, and when the window is closed. */
const StepWindow = ({ one, type, step, form, onDone }: WindowProps) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const draft = useDraft<Answers>(`case:${one.id}:${step.action}`, {});
  const [key] = useState(idempotencyKey);
  const { faults, look, read, error } = useFaults(form);
  const take = useDo(
    (api, payload: Answers) =>
      api.POST('/api/v1/cases/{id}/steps', {
        params: { path: { id: one.id } },
        body: { action: step.action, payload, expectedSeq: one.seq },
        headers: { 'Idempotency-Key': key },
      }),
    changedBySteps,
  );
  const send = async (): Promise<void> => {
    if (!look(draft.value)) return;
    const payload = payloadOf(step.action, askedAnswers(form, draft.value));
    await take.mutateAsync(payload).then(() => {
      draft.settle();
      onDone();
    }, read);
  };
  return (
    <Modal
      open
      title={say(step.label)}
      okText={say(step.label)}
      confirmLoading={take.isPending}
      onOk={() => void send()}
      onCancel={onDone}
      width={640}
    >
      <Leads {...{ one, type, step }} />
      <AnswerForm form={form} answers={draft.value} faults={faults} onChange={draft.change} />
      {error === undefined ? null : <ProblemNote error={error} />}
      {Object.keys(form.fields).length === 0 ? <p className="soft">{t('step.nothingAsked')}</p> : null}
    </Modal>
  );
};

type StepsProps = { readonly one: Case; readonly type: CaseType };

type ButtonProps = {
  readonly step: Action;
  readonly number: number | undefined;
  readonly isFirst: boolean;
  readonly onOpen: () => void;
};

/** A step that something stands in the way of says what, beside it: it is not hidden, and not a riddle. */
const StepButton = ({ step, number, isFirst, onOpen }: ButtonProps) => {
  const { say } = useCaseWords();
  const isBlocked = step.blockedBy.length > 0;
  return (
    <li>
      <Button
        type={isFirst && !isBlocked ? 'primary' : 'default'}
        disabled={isBlocked}
        onClick={onOpen}
        {...(number === undefined ? {} : { 'aria-keyshortcuts': String(number) })}
      >
        {number === undefined ? null : (
          <span className="step-key" aria-hidden="true">
            {number}
          </span>
        )}
        {say(step.label)}
      </Button>
      {isBlocked ? (
        <ul className="soft small blocked">
          {step.blockedBy.map((need) => (
            <li key={`${need.kind} ${need.text.en}`}>{say(need.text)}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
};

/** Steps by number keys go no further than the keys do. */
const numberedMax = 9;

/** What the reader can do now: the programme's own steps first, then what every case can do. */
export const Steps = ({ one, type }: StepsProps) => {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  const known = useKnown();
  const [open, setOpen] = useState<string>();
  const offered = one.actions.flatMap((step) => {
    const form = stepForm(step, one, known, language);
    return form === undefined ? [] : [{ step, form }];
  });
  const isOwn = ({ step }: (typeof offered)[number]): boolean =>
    type.transitions.some(({ action }) => action === step.action);
  const [own, others] = [offered.filter(isOwn), offered.filter((each) => !isOwn(each))];
  const chosen = offered.find(({ step }) => step.action === open);
  const onKey = ({ key, target }: KeyboardEvent): void => {
    const meant = own[Number(key) - 1];
    const isFree = target instanceof HTMLButtonElement && open === undefined;
    if (isFree && meant !== undefined && meant.step.blockedBy.length === 0) setOpen(meant.step.action);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside take the focus, this hears their keys
    <div onKeyDown={onKey}>
      {own.length === 0 ? <p className="soft">{t(one.endedAt === null ? 'step.none' : 'step.over')}</p> : null}
      <ul className="case-steps">
        {own.map(({ step }, at) => (
          <StepButton
            key={step.action}
            step={step}
            number={at < numberedMax ? at + 1 : undefined}
            isFirst={at === 0}
            onOpen={() => setOpen(step.action)}
          />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <>
          <h3>{t('step.others')}</h3>
          <ul className="case-steps others">
            {others.map(({ step }) => (
              <StepButton
                key={step.action}
                step={step}
                number={undefined}
                isFirst={false}
                onOpen={() => setOpen(step.action)}
              />
            ))}
          </ul>
        </>
      )}
      {chosen === undefined ? null : (
        <StepWindow
          key={chosen.step.action}
          {...{ one, type }}
          step={chosen.step}
          form={chosen.form}
          onDone={() => setOpen(undefined)}
        />
      )}
    </div>
  );
};

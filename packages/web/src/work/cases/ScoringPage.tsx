import { Button, Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { idempotencyKey } from '../../shared/api.ts';
import { useDo } from '../api.tsx';
import { useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { useDraft } from '../parts/useDraft.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { CaseAnswer, type ShownCase } from './CaseAnswer.tsx';
import type { Case } from './case.ts';
import type { RubricItem } from './definition.ts';
import { AnswersRead } from './form/AnswersRead.tsx';
import { Materials } from './Materials.tsx';
import { useCaseWords } from './names.ts';
import { Reviews } from './Reviews.tsx';
import { readReviews } from './review.ts';
import { changedBySteps } from './Steps.tsx';

type Props = ShownCase;

type Given = Readonly<Record<string, { readonly score?: string; readonly comment?: string }>>;

const useStep = (one: Case, action: string) => {
  const [key] = useState(idempotencyKey);
  return useDo(
    (api, payload: Readonly<Record<string, unknown>>) =>
      api.POST('/api/v1/cases/{id}/steps', {
        params: { path: { id: one.id } },
        body: { action, payload: { ...payload }, expectedSeq: one.seq },
        headers: { 'Idempotency-Key': key },
      }),
    changedBySteps,
  );
};

/** Before anything is read: whether there is a conflict of interest. */
const Declare = ({ one }: { readonly one: Case }) => {
  const { t } = useTranslation('cases');
  const declare = useStep(one, 'review.conflict');
  return (
    <section className="panel">
      <h2>{t('score.declare')}</h2>
      <p className="reading">{t('score.declareText')}</p>
      <div className="work-actions">
        <Button type="primary" loading={declare.isPending} onClick={() => declare.mutate({ conflict: false })}>
          {t('score.noConflict')}
        </Button>
        <ConfirmButton
          label={t('score.conflict')}
          title={t('score.conflictTitle')}
          needsReason
          isFinal
          onConfirm={(comment) => declare.mutateAsync({ conflict: true, comment })}
        >
          <p>{t('score.conflictText')}</p>
        </ConfirmButton>
      </div>
      {declare.error === null ? null : <ProblemNote error={declare.error} />}
    </section>
  );
};

type ItemProps = {
  readonly item: RubricItem;
  readonly given: Given[string] | undefined;
  readonly isWanting: boolean;
  readonly onChange: (given: NonNullable<Given[string]>) => void;
};

const Item = ({ item, given = {}, isWanting, onChange }: ItemProps) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const id = useId();
  const { label, min, max, weight, needsComment } = item;
  return (
    <li className="rubric-item">
      <label htmlFor={id}>
        {say(label)} <span className="soft small">{t('score.range', { min, max, weight })}</span>
      </label>
      <InputNumber<string>
        id={id}
        className="number-input"
        stringMode
        {...{ min: String(min), max: String(max) }}
        precision={2}
        value={given.score ?? null}
        {...(isWanting ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={(score) => onChange({ ...given, ...(score === null ? { score: '' } : { score }) })}
      />
      <Input.TextArea
        aria-label={t('score.commentTo', { label: say(label) })}
        placeholder={t(needsComment ? 'score.commentNeeded' : 'score.comment')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={given.comment ?? ''}
        onChange={({ target }) => onChange({ ...given, comment: target.value })}
      />
    </li>
  );
};

/** Items that still want a score, or the comment that the rubric asks for. */
const wantingIn = (rubric: readonly RubricItem[], given: Given): readonly string[] =>
  rubric
    .filter(
      ({ key, needsComment }) =>
        (given[key]?.score ?? '') === '' || (needsComment && (given[key]?.comment ?? '').trim() === ''),
    )
    .map(({ key }) => key);

const scoresOf = (given: Given) =>
  Object.fromEntries(
    Object.entries(given).map(([key, { score, comment = '' }]) => [
      key,
      { score, ...(comment.trim() === '' ? {} : { comment }) },
    ]),
  );

/** The weighted mean of what is scored so far, to two digits; only to look at, the platform reckons it exactly. */
const meanOf = (rubric: readonly RubricItem[], given: Given): string | undefined => {
  const scored = rubric.filter(({ key }) => (given[key]?.score ?? '') !== '');
  const weight = scored.reduce((sum, item) => sum + item.weight, 0);
  if (weight === 0) return undefined;
  return (scored.reduce((sum, item) => sum + item.weight * Number(given[item.key]?.score), 0) / weight).toFixed(2);
};

const Score = ({ one, type }: Props) => {
  const { t } = useTranslation('cases');
  const draft = useDraft<Given>(`review:${one.id}`, {});
  const submit = useStep(one, 'review.submit');
  const [isLooked, setLooked] = useState(false);
  const wanting = wantingIn(type.rubric, draft.value);
  const mean = meanOf(type.rubric, draft.value);
  return (
    <section className="panel">
      <h2>{t('score.title')}</h2>
      <p className="soft small">{t('score.blind')}</p>
      <ol className="plain-list">
        {type.rubric.map((item) => (
          <Item
            key={item.key}
            item={item}
            given={draft.value[item.key]}
            isWanting={isLooked && wanting.includes(item.key)}
            onChange={(given) => draft.change((before) => ({ ...before, [item.key]: given }))}
          />
        ))}
      </ol>
      <p aria-live="polite">
        {mean === undefined ? null : t('score.mean', { mean })}{' '}
        {wanting.length === 0 ? t('score.complete') : t('score.wanting', { count: wanting.length })}
      </p>
      {wanting.length > 0 ? (
        <Button onClick={() => setLooked(true)}>{t('score.look')}</Button>
      ) : (
        <ConfirmButton
          type="primary"
          label={t('score.submit')}
          title={t('score.submitTitle')}
          isFinal
          onConfirm={() => submit.mutateAsync({ scores: scoresOf(draft.value) }).then(() => draft.settle())}
        >
          <p>{t('score.submitText', { mean: mean ?? '–' })}</p>
        </ConfirmButton>
      )}
    </section>
  );
};

const Shown = ({ one, type }: Props) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const me = useMe();
  const own = readReviews(one).find(({ reviewer }) => reviewer === me.personId);
  const title = own?.state === 'asked' || own === undefined ? say(one.type.title) : one.subject;
  return (
    <WorkView
      title={title}
      lead={t('score.lead', { number: one.number, type: say(one.type.title) })}
      actions={
        <Link className="link-button" to={`/cases/${one.id}`}>
          {t('score.toCase')}
        </Link>
      }
    >
      {own === undefined ? <p>{t('score.notAsked')}</p> : null}
      {own?.state === 'asked' ? <Declare one={one} /> : null}
      {own?.state === 'cleared' || own?.state === 'submitted' ? (
        <div className="case-screen">
          <div className="case-main">
            <section className="panel">
              <h2>{t('page.application')}</h2>
              <AnswersRead form={type.form} answers={one.form ?? {}} withheld={[]} />
            </section>
            <Materials one={one} />
          </div>
          <div className="case-side">
            {own.state === 'cleared' ? <Score one={one} type={type} /> : <Reviews one={one} type={type} />}
          </div>
        </div>
      ) : null}
    </WorkView>
  );
};

/** A reviewer's one screen: the declaration first, then application and rubric side by side, others' scores only after one's own. */
export const Page = () => <CaseAnswer>{(shown) => <Shown {...shown} />}</CaseAnswer>;

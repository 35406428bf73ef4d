import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { idempotencyKey } from '../../shared/api.ts';
import { askedAnswers } from '../../shared/form/fields.ts';
import type { Answers } from '../../shared/form/schema.ts';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk, useDo } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { type CaseType, typeOf, useDefinition } from './definition.ts';
import { FileButton } from './FileButton.tsx';
import { AnswerForm } from './form/AnswerForm.tsx';
import { useFaults } from './form/faults.ts';
import { useCaseWords } from './names.ts';
import { type Draft, useKeptAnswers } from './useKeptAnswers.ts';

type Props = { readonly draft: Draft; readonly type: CaseType };

const Documents = ({ draft, type }: Props) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const { bytes } = useFormats();
  if (type.materials.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('material.title')}</h2>
      <ul className="plain-list">
        {type.materials.map(({ key, title, isOptional, when }) => {
          const files = draft.materials.filter((file) => file.key === key);
          const state =
            files.length > 0
              ? 'there'
              : isOptional === true
                ? 'optional'
                : when === undefined
                  ? 'missing'
                  : 'ifItApplies';
          return (
            <li key={key} className="material-line">
              <span>
                {say(title)}{' '}
                <StateTag meaning={state === 'there' ? 'good' : state === 'missing' ? 'attention' : 'plain'}>
                  {t(`material.${state}`)}
                </StateTag>
                {files.map((file) => (
                  <span key={file.id} className="soft small as-typed">
                    {' '}
                    {file.name} · {bytes(file.bytes)}
                  </span>
                ))}
              </span>
              <FileButton place={{ kind: 'draft', id: draft.id }} materialKey={key} title={say(title)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Drop = ({ draft }: Pick<Props, 'draft'>) => {
  const { t } = useTranslation('cases');
  const go = useNavigate();
  const drop = useDo(
    (api) => api.DELETE('/api/v1/case-drafts/{id}', { params: { path: { id: draft.id } } }),
    ['case-drafts'],
  );
  return (
    <ConfirmButton
      isDanger
      label={t('apply.drop')}
      title={t('apply.dropTitle')}
      isFinal
      onConfirm={() => drop.mutateAsync().then(() => go('/apply'))}
    >
      <p>{t('apply.dropText')}</p>
    </ConfirmButton>
  );
};

type SendProps = Props & { readonly answers: Answers; readonly onRefused: (refused: unknown) => void };

const Send = ({ draft, type, answers, onRefused }: SendProps) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const go = useNavigate();
  const [key] = useState(idempotencyKey);
  const send = useDo(
    (api) =>
      api.POST('/api/v1/cases', {
        body: {
          type: draft.type,
          officeId: draft.officeId,
          draftId: draft.id,
          answers: askedAnswers(type.form, answers),
        },
        headers: { 'Idempotency-Key': key },
      }),
    ['cases', 'case-drafts', 'my-work'],
  );
  return (
    <ConfirmButton
      type="primary"
      label={t('apply.send')}
      title={t('apply.sendTitle')}
      onConfirm={() =>
        send.mutateAsync().then(
          ({ id }) => go(`/cases/${id}`),
          (refused: unknown) => {
            onRefused(refused);
            throw refused;
          },
        )
      }
    >
      <p>{t('apply.sendText', { title: say(type.title) })}</p>
    </ConfirmButton>
  );
};

const Shown = ({ draft, type }: Props) => {
  const { t } = useTranslation(['cases', 'workspace']);
  const { say } = useCaseWords();
  const { moment } = useFormats();
  const kept = useKeptAnswers(draft);
  const { faults, look, read, error } = useFaults(type.form);
  const [isReady, setReady] = useState(false);
  return (
    <WorkView title={say(type.title)} lead={t('apply.formLead')}>
      <section className="panel form-panel">
        <h2>{t('apply.form')}</h2>
        <p className="soft small" role="status">
          {kept.error === null ? t('apply.keptAt', { when: moment(kept.keptAt) }) : t('apply.notKept')}
        </p>
        <AnswerForm
          form={type.form}
          answers={kept.answers}
          faults={faults}
          onChange={(answers) => {
            setReady(false);
            kept.change(answers);
          }}
        />
      </section>
      <Documents draft={draft} type={type} />
      {error === undefined ? null : <ProblemNote error={error} />}
      {faults.length > 0 && error === undefined ? (
        <p role="alert" className="waiting-line over">
          {t('apply.faults', { count: faults.length })}
        </p>
      ) : null}
      <div className="work-actions end-actions">
        {isReady ? (
          <Send draft={draft} type={type} answers={kept.answers} onRefused={read} />
        ) : (
          <Button type="primary" onClick={() => setReady(look(kept.answers))}>
            {t('apply.check')}
          </Button>
        )}
        <Drop draft={draft} />
      </div>
    </WorkView>
  );
};

const WithType = ({ draft }: { readonly draft: Draft }) => (
  <Answer asked={useDefinition(draft.definitionId)}>
    {(definition) => <Shown draft={draft} type={typeOf(definition)} />}
  </Answer>
);

/** A form that is filled in: kept as it is typed, prefilled with what was told before, looked over, sent. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(['case-drafts', id], (api) => api.GET('/api/v1/case-drafts/{id}', { params: { path: { id } } }));
  return <Answer asked={asked}>{(draft) => <WithType draft={draft} />}</Answer>;
};

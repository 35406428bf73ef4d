import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, faultsIn, obviousFaults } from '../../shared/form/faults.ts';
import { askedAnswers, fieldsOf, formOf } from '../../shared/form/fields.ts';
import type { Answers } from '../../shared/form/schema.ts';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { AnswerFields } from '../parts/form/AnswerFields.tsx';
import { Rate } from './Rate.tsx';
import type { Followed, Following, Told } from './useTracked.ts';

type Action = Told['actions'][number];
type Props = { readonly action: Action; readonly following: Following };

/** Characters of a message; the platform holds the same limit. */
const messageCharactersMax = 4000;

const Message = ({ action, following }: Props) => {
  const { t } = useTranslation(['residents', 'common']);
  const language = useLanguage();
  const [text, setText] = useState('');
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await following.act(action.action, { comment: text.trim() })) setText('');
      }}
    >
      <div className="field">
        <label htmlFor="message">{inLanguage(action.label, language)}</label>
        <span className="hint" id="message-hint">
          {t('message.help')}
        </span>
        <textarea
          id="message"
          rows={3}
          required
          maxLength={messageCharactersMax}
          aria-describedby="message-hint"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <button className="button quiet" type="submit" disabled={following.isSending || text.trim() === ''}>
        {t('common:act.send')}
      </button>
    </form>
  );
};

const Supply = ({ following, materials }: { readonly following: Following } & Pick<Followed, 'materials'>) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  return materials.map(({ key, title }) => (
    <div key={key} className="field">
      <label htmlFor={`supply-${key}`}>{t('supply.add', { what: inLanguage(title, language) })}</label>
      <input
        id={`supply-${key}`}
        type="file"
        disabled={following.isSending}
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) await following.supply(key, file);
          target.value = '';
        }}
      />
    </div>
  ));
};

const Step = ({ action, following }: Props) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const [answers, setAnswers] = useState<Answers>({});
  const [comment, setComment] = useState('');
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const form = action.form === null ? undefined : formOf(action.form);
  const faults = own.length > 0 ? own : faultsIn(following.refused?.details);
  const label = inLanguage(action.label, language);
  const send = async (): Promise<void> => {
    const asked = form === undefined ? {} : askedAnswers(form, answers);
    const found = form === undefined ? [] : obviousFaults(form, asked);
    setOwn(found);
    if (found.length > 0) return;
    const said = comment.trim();
    const given = { ...(form === undefined ? {} : { answers: asked }), ...(said === '' ? {} : { comment: said }) };
    await following.act(action.action, given);
  };
  return (
    <details className="folded">
      <summary>{label}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {form === undefined ? null : (
          <AnswerFields fields={fieldsOf(form, answers)} {...{ answers, faults }} onChange={setAnswers} />
        )}
        {action.needsComment ? (
          <div className="field">
            <label htmlFor={`why-${action.action}`}>{t('step.reason')}</label>
            <textarea
              id={`why-${action.action}`}
              rows={3}
              required
              maxLength={messageCharactersMax}
              value={comment}
              onChange={({ target }) => setComment(target.value)}
            />
          </div>
        ) : null}
        {action.blockedBy.map(({ text }) => (
          <p key={text.en} className="note attention">
            {inLanguage(text, language)}
          </p>
        ))}
        <p className="small">{t('step.happens', { label })}</p>
        <button
          className="button quiet"
          type="submit"
          disabled={
            following.isSending || action.blockedBy.length > 0 || (action.needsComment && comment.trim() === '')
          }
        >
          {t('step.confirm', { label })}
        </button>
      </form>
    </details>
  );
};

/** What who opened the case can do now: rate it, write, add a document, take a step of the programme such as withdrawing. */
export const Acts = ({ following, followed }: { readonly following: Following; readonly followed: Followed }) => {
  const { t } = useTranslation('residents');
  const { told, materials } = followed;
  const { actions } = told;
  const isOpen = (name: string): boolean => actions.some(({ action, isCommon }) => action === name && isCommon);
  const message = actions.find(({ action, isCommon }) => action === 'message' && isCommon);
  const steps = actions.filter(({ isCommon }) => !isCommon);
  return (
    <>
      {isOpen('rate') && told.ratingLevel === null ? (
        <Rate act={following.act} isSending={following.isSending} />
      ) : null}
      <section className="section" aria-labelledby="acts">
        <h2 id="acts">{t('acts')}</h2>
        {message === undefined ? null : <Message action={message} following={following} />}
        {isOpen('supply') ? <Supply following={following} materials={materials} /> : null}
        {steps.map((action) => (
          <Step key={action.action} action={action} following={following} />
        ))}
      </section>
    </>
  );
};

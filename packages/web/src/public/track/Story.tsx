import { useTranslation } from 'react-i18next';
import { type Field, type Form, fieldsOf } from '../../shared/form/fields.ts';
import { type Answers, isAnswers } from '../../shared/form/schema.ts';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { When } from '../parts/When.tsx';
import type { Followed, StepForms, Told } from './useTracked.ts';

type Event = Told['history'][number];

const useAnswerText = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { number } = useFormats();
  return ({ options }: Field, value: unknown): string =>
    (Array.isArray(value) ? value : [value])
      .map((one: unknown) => {
        const option = options.find((each) => each.value === one);
        if (option !== undefined) return inLanguage(option.label, language);
        if (typeof one === 'boolean') return t(one ? 'yes' : 'no');
        return typeof one === 'number' ? number(one) : typeof one === 'string' ? one : '';
      })
      .filter((text) => text !== '')
      .join(' · ');
};

const Answered = ({ form, answers }: { readonly form: Form; readonly answers: Answers }) => {
  const language = useLanguage();
  const textOf = useAnswerText();
  const said = fieldsOf(form, answers)
    .map((field) => ({ field, text: answers[field.name] === undefined ? '' : textOf(field, answers[field.name]) }))
    .filter(({ text }) => text !== '');
  if (said.length === 0) return null;
  return (
    <dl className="facts pairs">
      {said.map(({ field, text }) => (
        <div key={field.pointer}>
          <dt>{inLanguage(field.label, language)}</dt>
          <dd className="as-typed">{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const namesIn = (content: Event['content']): readonly string[] => {
  const given = Array.isArray(content?.materials) ? (content.materials as readonly unknown[]) : [];
  return given.flatMap((one) => (isAnswers(one) && typeof one.name === 'string' ? [one.name] : []));
};

const Content = ({ event, forms }: { readonly event: Event; readonly forms: StepForms }) => {
  const { t } = useTranslation('residents');
  const { content, action } = event;
  const form = forms[action];
  const answers = content?.answers;
  const level = content?.level;
  return (
    <>
      {form !== undefined && isAnswers(answers) ? <Answered form={form} answers={answers} /> : null}
      {typeof level === 'number' && level >= 1 && level <= 5 ? <p>{t(`level.${level as 1 | 2 | 3 | 4 | 5}`)}</p> : null}
      {typeof content?.text === 'string' ? <p className="as-typed">{content.text}</p> : null}
      {namesIn(content).map((name) => (
        <p key={name}>{name}</p>
      ))}
    </>
  );
};

/** What happened and what was said, newest first. */
export const Story = ({ told, forms }: Pick<Followed, 'told' | 'forms'>) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const whoOf = ({ as, organisation }: Event): string => {
    if (as === 'applicant') return t('stands.you');
    if (organisation === null) return t('story.platform');
    return language === 'zh' ? organisation.name : organisation.nameEn || organisation.name;
  };
  return (
    <section className="section" aria-labelledby="story">
      <h2 id="story">{t('story.title')}</h2>
      <ol className="story">
        {told.history.toReversed().map((event) => (
          <li key={event.seq}>
            <p>
              <strong>{inLanguage(event.label, language)}</strong>{' '}
              <span className="soft small">
                {whoOf(event)} · <When at={event.at} withTime />
              </span>
            </p>
            {event.comment === null ? null : <p className="as-typed">{event.comment}</p>}
            <Content event={event} forms={forms} />
          </li>
        ))}
      </ol>
    </section>
  );
};

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { StateTag, Waiting } from '../../parts/StateTag.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { useNames } from '../names.ts';
import { DataPanel } from './Data.tsx';
import { DecideActions, TwoPeople } from './Decide.tsx';
import { Shown } from './Shown.tsx';
import { OpinionPanel, Source } from './Source.tsx';
import { meaningOf, type Review, type Submitted } from './types.ts';

type Props = { readonly review: Review };

const Rules = ({ review: { reasons } }: Props) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  return (
    <section className="panel">
      <h2>{t('rules.title')}</h2>
      {reasons.length === 0 ? (
        <p>
          <StateTag meaning="good">{t('rules.fine')}</StateTag>
        </p>
      ) : (
        <>
          <p>{t('rules.against')}</p>
          <ul>
            {reasons.map((reason) => (
              <li key={`${reason.code} ${reason.en}`}>{inLanguage(reason, language)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Exact = ({ submitted }: { readonly submitted: Submitted }) => {
  const { t } = useTranslation('reviews');
  return (
    <section className="panel exact">
      <h2>{t('hash')}</h2>
      <p>
        <code className="hash">{submitted.contentSha256}</code>
      </p>
      <details>
        <summary>{t('exact')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
        <pre tabIndex={0}>{JSON.stringify(submitted.content, null, 2)}</pre>
      </details>
    </section>
  );
};

const History = ({ review: { reviews } }: Props) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  const { moment } = useFormats();
  if (reviews.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('history.title')}</h2>
      <ul className="plain-list">
        {reviews.map((made) => (
          <li key={`${made.revision} ${made.decidedAt}`}>
            <strong>{t(`history.decisions.${made.decision}`)}</strong> ·{' '}
            {t('history.revision', { number: made.revision })} · {moment(made.decidedAt)} ·{' '}
            <span className="soft">{t(`history.${made.by}`)}</span>
            {made.reasons.map((reason) => (
              <p key={`${reason.code} ${reason.en}`} className="as-typed">
                {inLanguage(reason, language)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Loaded = ({ review }: Props) => {
  const { t } = useTranslation('reviews');
  const language = useLanguage();
  const { nameOf } = useNames();
  const { title, state, provider, waitsSince, dueAt, submitted, datasets } = review;
  return (
    <WorkView
      title={inLanguage(title, language)}
      lead={
        <>
          <StateTag meaning={meaningOf[state]}>{t(`states.${state}`)}</StateTag>{' '}
          {t('by', { provider: nameOf(provider) })}{' '}
          {state === 'submitted' ? <Waiting since={waitsSince} until={dueAt} /> : null}
        </>
      }
      actions={<DecideActions review={review} />}
    >
      <TwoPeople review={review} />
      <Rules review={review} />
      {submitted === null ? null : (
        <>
          <Shown draft={submitted.content.draft} />
          <Source content={submitted.content} />
          <OpinionPanel content={submitted.content} />
        </>
      )}
      <DataPanel datasets={datasets} />
      {submitted === null ? null : <Exact submitted={submitted} />}
      <History review={review} />
    </WorkView>
  );
};

/** A submission, word for word, with what is known of its data; and the decision. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(['reviews', id], (api) =>
    api.GET('/api/v1/operator/reviews/{id}', { params: { path: { id } } }),
  );
  return <Answer asked={asked}>{(review) => <Loaded review={review} />}</Answer>;
};

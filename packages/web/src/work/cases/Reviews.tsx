import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { ScrollBox } from '../parts/ScrollBox.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import type { Case } from './case.ts';
import type { CaseType } from './definition.ts';
import { useCaseWords } from './names.ts';
import { type Review, readReviews, readSummary } from './review.ts';

const reviewMeaning: Readonly<Record<Review['state'], Meaning>> = {
  asked: 'waiting',
  cleared: 'waiting',
  submitted: 'good',
  conflicted: 'plain',
};

const Scores = ({
  review,
  type,
  number,
}: {
  readonly review: Review;
  readonly type: CaseType;
  readonly number: number;
}) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const { moment } = useFormats();
  return (
    <details>
      <summary>
        {t('review.number', { number })}{' '}
        <StateTag meaning={reviewMeaning[review.state]}>{t(`review.state.${review.state}`)}</StateTag>{' '}
        {review.submittedAt === undefined ? null : <span className="soft small">{moment(review.submittedAt)}</span>}
      </summary>
      {review.conflict === undefined ? null : <p className="as-typed">{review.conflict}</p>}
      <dl className="facts">
        {type.rubric.map(({ key, label, max }) => {
          const score = review.scores?.[key];
          return score === undefined ? null : (
            <div key={key} className="facts-line">
              <dt>{say(label)}</dt>
              <dd>
                {score.score} / {max}
                {score.comment === undefined ? null : <p className="as-typed small">{score.comment}</p>}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
};

const Summary = ({ one, type }: { readonly one: Case; readonly type: CaseType }) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const summary = readSummary(one);
  if (summary === undefined || summary.total === undefined) return <p className="soft">{t('review.noneYet')}</p>;
  const { total, items, count } = summary;
  return (
    <>
      <p>{t('review.total', { count, mean: total.mean, min: total.min, max: total.max })}</p>
      <ScrollBox label={t('review.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('review.item')}</th>
              <th scope="col">{t('review.weight')}</th>
              <th scope="col">{t('review.mean')}</th>
              <th scope="col">{t('review.range')}</th>
            </tr>
          </thead>
          <tbody>
            {type.rubric.map(({ key, label, weight }) => {
              const spread = items.find((item) => item.key === key)?.spread;
              return (
                <tr key={key}>
                  <th scope="row">{say(label)}</th>
                  <td className="number">{weight}</td>
                  <td className="number">{spread?.mean ?? '–'}</td>
                  <td className="number">{spread === undefined ? '–' : `${spread.min} – ${spread.max}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
};

/** Reviews as the reader may see them: the office all, a reviewer the own one and, having given it, what all come to. */
export const Reviews = ({ one, type }: { readonly one: Case; readonly type: CaseType }) => {
  const { t } = useTranslation('cases');
  const reviews = readReviews(one);
  if (reviews.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('review.title')}</h2>
      <Summary one={one} type={type} />
      {reviews.map((review, at) => (
        <Scores key={review.reviewer} review={review} type={type} number={at + 1} />
      ))}
    </section>
  );
};

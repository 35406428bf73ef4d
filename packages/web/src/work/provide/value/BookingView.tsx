import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import type { Assessment } from '../answers.ts';
import { Facts } from '../parts/Facts.tsx';

type Booking = NonNullable<Assessment['value']['booking']>;
type Treatment = Booking['phases'][number]['treatment'];

const meanings: Readonly<Record<Treatment, Meaning>> = { capitalised: 'good', expensed: 'plain', open: 'attention' };

const Phases = ({ booking }: { readonly booking: Booking }) => {
  const { t } = useTranslation('valuing');
  const { money, number } = useFormats();
  return (
    <ScrollBox label={t('book.phases')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('book.field.phase')}</th>
            <th scope="col" className="number">
              {t('book.field.amount')}
            </th>
            <th scope="col" className="number">
              {t('book.vouchers')}
            </th>
            <th scope="col">{t('book.treatment')}</th>
          </tr>
        </thead>
        <tbody>
          {booking.phases.map(({ phase, amountMinor, vouchers, treatment }) => (
            <tr key={phase}>
              <th scope="row">{t(`book.phase.${phase}`)}</th>
              <td className="number">{money({ amountMinor, currency: booking.currency })}</td>
              <td className="number">{number(vouchers)}</td>
              <td>
                <StateTag meaning={meanings[treatment]}>{t(`book.treatments.${treatment}`)}</StateTag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

const Questions = ({ questions }: Pick<Booking, 'questions'>) => {
  const { t } = useTranslation('valuing');
  return (
    <ul className="confirm-list">
      {questions.map(({ id, text, answer, evidence }) => (
        <li key={id}>
          <span>
            {text}
            {evidence === null ? null : <span className="soft small"> {evidence}</span>}
          </span>
          <StateTag meaning={answer === 'open' ? 'attention' : answer === 'yes' ? 'good' : 'plain'}>
            {t(`book.answer.${answer}`)}
          </StateTag>
        </li>
      ))}
    </ul>
  );
};

/** The working paper for the books: spending by phase, how it stands, which questions are open; to be taken along as a workbook. */
export const BookingView = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('valuing');
  const { money } = useFormats();
  const language = useLanguage();
  const { booking } = assessment.value;
  if (booking === null || booking === undefined) return null;
  const { totals, currency, questions, holding } = booking;
  const path = `/api/v1/datasets/${assessment.datasetId}/versions/${assessment.versionNumber}/booking.xlsx`;
  const open = questions.filter(({ answer }) => answer === 'open').length;
  const amount = (amountMinor: string): string => money({ amountMinor, currency });
  return (
    <section className="panel">
      <h2>{t('book.sheet')}</h2>
      <p className="soft">{t('book.sheetLead')}</p>
      <Facts
        facts={[
          [t('book.holding'), t(`book.stands.${holding}`)],
          [t('book.treatments.capitalised'), amount(totals.capitalised)],
          [t('book.treatments.expensed'), amount(totals.expensed)],
          [t('book.treatments.open'), amount(totals.open)],
        ]}
      />
      <Phases booking={booking} />
      <h3>{open === 0 ? t('book.allAnswered') : t('book.openQuestions', { count: open })}</h3>
      <Questions questions={questions} />
      <p>
        <a className="link-button" href={`${path}?lang=${language}`} download>
          {t('book.download')}
        </a>
      </p>
    </section>
  );
};

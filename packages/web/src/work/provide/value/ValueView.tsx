import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import type { Assessment } from '../answers.ts';
import { BookingView } from './BookingView.tsx';
import { MethodPart } from './MethodPart.tsx';

/** A method of valuing with what it comes to. */
export type Method = Assessment['value']['methods'][number];

type Props = { readonly assessment: Assessment };

const ValueFigures = ({ assessment }: Props) => {
  const { t } = useTranslation('valuing');
  const { money, day } = useFormats();
  const { value, createdAt, quality } = assessment;
  const { currency, lowMinor, baseMinor, highMinor, lead, leadReason } = value;
  const amount = (amountMinor: string | null) =>
    amountMinor === null || currency === null ? undefined : money({ amountMinor, currency });
  const method = lead === null || lead === undefined ? '' : t(`method.${lead}`);
  const facts = [
    value.purpose ? t('purposeIs', { purpose: value.purpose }) : undefined,
    value.date ? t('dateIs', { date: day(value.date) }) : undefined,
    leadReason ? t('reasonIs', { reason: leadReason }) : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <>
      <Figures>
        <Figure label={t('bound.low')} value={amount(lowMinor)} />
        <Figure
          label={t('figureBase', { method })}
          value={amount(baseMinor)}
          asOf={createdAt}
          coverage={quality.coverage}
          howMade={t('howMade')}
        />
        <Figure label={t('bound.high')} value={amount(highMinor)} />
      </Figures>
      {facts.length === 0 ? null : <p className="soft">{facts.join(' · ')}</p>}
    </>
  );
};

/** What the data may be worth: by every method that the declared inputs allow, what is missing for the others, and the booking sheet. */
export const ValueView = ({ assessment }: Props) => {
  const { t } = useTranslation('valuing');
  const { value, datasetId, ruleSets } = assessment;
  const isComputed = value.status === 'computed';
  const currency = value.currency ?? value.booking?.currency ?? 'CNY';
  const isVerified = (edition: string): boolean => ruleSets.find(({ id }) => id === edition)?.verified === true;
  const declare = (
    <Link to={`/datasets/${datasetId}/value`}>
      <Button type="primary">{t(isComputed ? 'change' : 'declare')}</Button>
    </Link>
  );
  return (
    <>
      <p className="soft">{t('lead.only')}</p>
      {isComputed ? (
        <>
          <ValueFigures assessment={assessment} />
          <p className="no-print">{declare}</p>
        </>
      ) : (
        <Empty title={t('none')} text={t('noneText')} action={declare} />
      )}
      <h2>{t('methods')}</h2>
      {value.methods.map((method) => (
        <MethodPart
          key={method.id}
          method={method}
          currency={currency}
          isLead={method.id === value.lead}
          isVerified={isVerified(method.edition)}
        />
      ))}
      <BookingView assessment={assessment} />
    </>
  );
};

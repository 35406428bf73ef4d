import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { ClauseTable } from '../deals/ClauseTable.tsx';
import { liveMs } from '../deals/NegotiationPage.tsx';
import { useNames } from '../deals/names.ts';
import { readTerms } from '../deals/terms.ts';
import { Answer } from '../parts/Answer.tsx';
import { StateTag, Waiting } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Acts } from './Acts.tsx';
import { type Agreement, deliveryMeaning, nextOf, stateMeaning } from './agreement.ts';
import { Deletion } from './Deletion.tsx';
import { LogEntries } from './LogEntries.tsx';
import { MoneyPanel } from './MoneyPanel.tsx';
import { Parties } from './Parties.tsx';
import { Reading } from './Reading.tsx';
import { Uses } from './Uses.tsx';

type Props = { readonly agreement: Agreement };

const Now = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { moment } = useFormats();
  const { whoOf } = useNames();
  const { state, deliveryState, waitsFor, expiresAt, endedAt, endReason, failedRules } = agreement;
  return (
    <section className="panel now" aria-live="polite">
      <h2>{t('page.now')}</h2>
      <p className="state-line">
        <StateTag meaning={stateMeaning[state]}>{t(`state.${state}`)}</StateTag>
        <StateTag meaning={deliveryMeaning[deliveryState]}>{t(`delivery.${deliveryState}`)}</StateTag>
        {waitsFor === null ? (
          <span className="waiting-line">{t('page.nobody')}</span>
        ) : (
          <Waiting who={whoOf(agreement, waitsFor.party)} since={waitsFor.since} until={waitsFor.until} />
        )}
      </p>
      <p className="reading">{t(`next.${nextOf(agreement)}`)}</p>
      {failedRules.length === 0 || deliveryState !== 'delivered' ? null : (
        <p className="waiting-line over">{t('page.failed', { rules: failedRules.join(', ') })}</p>
      )}
      <p className="soft small">
        {endedAt === null
          ? expiresAt === null
            ? t('page.noEnd')
            : t('page.endsOn', { when: moment(expiresAt) })
          : t('page.ended', { when: moment(endedAt), reason: endReason ?? '' })}
        {' · '}
        <Link to={`/negotiations/${agreement.negotiationId}`}>{t('page.toNegotiation')}</Link>
      </p>
      <Acts agreement={agreement} />
    </section>
  );
};

const Terms = ({ agreement }: Props) => {
  const { t } = useTranslation(['agreements', 'terms']);
  const { terms, price, clauses, classes, acceptanceDays } = agreement;
  return (
    <section className="panel">
      <h2>{t('terms.title')}</h2>
      <p className="soft">
        {t('terms.lead')} {t('terms:count', classes)}
      </p>
      <ClauseTable proposal={{ terms: readTerms(terms), price }} clauses={clauses} acceptanceDays={acceptanceDays} />
    </section>
  );
};

const Papers = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const language = useLanguage();
  return (
    <>
      <a className="link-button" href={`/api/v1/agreements/${agreement.id}/document.pdf?lang=${language}`} download>
        {t('page.pdf')}
      </a>
      <Button onClick={() => globalThis.print()}>{t('page.print')}</Button>
    </>
  );
};

const Shown = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { day } = useFormats();
  const { productName, nameOf, sideOf } = useNames();
  const { names, concludedAt, state } = agreement;
  const side = sideOf(agreement);
  return (
    <WorkView
      title={t('page.title', { product: productName(names) })}
      lead={t('page.lead', { buyer: nameOf(names.buyer), provider: nameOf(names.provider), when: day(concludedAt) })}
      actions={<Papers agreement={agreement} />}
    >
      <Now agreement={agreement} />
      <Deletion agreement={agreement} />
      <Uses agreement={agreement} />
      {side === undefined || state === 'concluded' ? null : <Reading agreement={agreement} side={side} />}
      <MoneyPanel agreement={agreement} />
      <Terms agreement={agreement} />
      <Parties agreement={agreement} />
      <LogEntries agreementId={agreement.id} />
    </WorkView>
  );
};

/** One agreement: where it is, what is left, reading, money, terms, signatures, log. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(['agreements', id], (api) => api.GET('/api/v1/agreements/{id}', { params: { path: { id } } }), {
    everyMs: liveMs,
  });
  return <Answer asked={asked}>{(agreement) => <Shown agreement={agreement} />}</Answer>;
};

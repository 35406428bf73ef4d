import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { StateTag, Waiting } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { ClauseTable } from './ClauseTable.tsx';
import { Conversation } from './Conversation.tsx';
import { meaningOf } from './Negotiations.tsx';
import { useNames } from './names.ts';
import { Steps } from './Steps.tsx';
import { readTerms } from './terms.ts';

/** A negotiation with its last version and its messages. */
export type Negotiation = ApiPaths['/api/v1/negotiations/{id}']['get']['responses'][200]['content']['application/json'];

/** Live updates bring the other side's steps at once; should they fail, the page asks so often while it is seen. */
export const liveMs = 10_000;

const Now = ({ negotiation }: { readonly negotiation: Negotiation }) => {
  const { t } = useTranslation('deals');
  const { sideOf, whoOf } = useNames();
  const { state, waitsFor } = negotiation;
  const side = sideOf(negotiation);
  const party = waitsFor?.party as 'buyer' | 'provider' | undefined;
  const who = party === undefined ? undefined : whoOf(negotiation, party);
  return (
    <section className="panel now" aria-live="polite">
      <p className="state-line">
        <StateTag meaning={meaningOf(state, party === side)}>{t(`state.${state}`)}</StateTag>
        {who === undefined ? null : <Waiting who={who} since={waitsFor?.since ?? null} />}
      </p>
      {who === undefined ? null : (
        <p>
          <strong>{party === side ? t('next.mine') : t('next.theirs', { who })}</strong>
        </p>
      )}
      <p className="reading">{t(`next.${state}.${side ?? 'buyer'}`)}</p>
      {who === undefined ? null : <p className="soft small">{t('next.noClock')}</p>}
      {side === undefined ? null : <Steps negotiation={negotiation} side={side} />}
      {state === 'FINALIZED' || state === 'AGREED' ? (
        <p>
          <Link to={`/agreements/${negotiation.agreementId}`}>{t('page.toAgreement')}</Link>
        </p>
      ) : null}
    </section>
  );
};

const Shown = ({ negotiation }: { readonly negotiation: Negotiation }) => {
  const { t } = useTranslation('deals');
  const { productName, nameOf } = useNames();
  const { names, last } = negotiation;
  const terms = readTerms(last.terms);
  return (
    <WorkView
      title={t('page.title', { product: productName(names) })}
      lead={t('page.between', { buyer: nameOf(names.buyer), provider: nameOf(names.provider) })}
      actions={<a href={`/products/${negotiation.productId}`}>{t('page.toProduct')}</a>}
    >
      <Now negotiation={negotiation} />
      <Conversation negotiation={negotiation} />
      <section className="panel">
        <h2>{t('page.terms')}</h2>
        <ClauseTable proposal={{ terms, price: last.price }} clauses={last.clauses} />
      </section>
    </WorkView>
  );
};

/** One negotiation: whose turn it is, what can be sent, and all that was said. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(
    ['negotiations', id],
    (api) => api.GET('/api/v1/negotiations/{id}', { params: { path: { id } } }),
    { everyMs: liveMs },
  );
  return <Answer asked={asked}>{(negotiation) => <Shown negotiation={negotiation} />}</Answer>;
};

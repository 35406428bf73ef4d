import { dataOf } from '@corridor/client/api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { decimalOf, minorOf } from '../../shared/format.ts';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import { Changes } from '../deals/Changes.tsx';
import { changesOf } from '../deals/lines.ts';
import { RuleCheck } from '../deals/RuleCheck.tsx';
import { useDealChanged } from '../deals/step.ts';
import { isWhole, TermsForm } from '../deals/TermsForm.tsx';
import { applyDraft, draftOf, type Proposal, readTerms, sendTerms } from '../deals/terms.ts';
import { useDraft } from '../parts/useDraft.ts';
import { SignButton } from '../sign/SignButton.tsx';
import { Costs } from './Costs.tsx';
import type { Offer, Product } from './Negotiate.tsx';

type Props = { readonly product: Product; readonly offer: Offer };

type ReviewProps = { readonly before: Proposal; readonly after: Proposal };

const Difference = ({ before, after }: ReviewProps) => {
  const { t } = useTranslation('deals');
  return changesOf(before, after).length === 0 ? (
    <p>{t('ask.asIs')}</p>
  ) : (
    <>
      <h3>{t('ask.changes')}</h3>
      <Changes before={before} after={after} />
    </>
  );
};

/** The name of the provider, to say whom one asks. */
const useProviderName = (id: string): string => {
  const { t } = useTranslation('deals');
  const language = useLanguage();
  const asked = useAsk(['organisations', id], (api) =>
    api.GET('/api/v1/organisations/{id}', { params: { path: { id } } }),
  );
  if (asked.data === undefined) return t('side.provider');
  return inLanguage({ zh: asked.data.name, en: asked.data.nameEn }, language);
};

/** The form, the review and the signature of a request. */
export const Ask = ({ product, offer }: Props) => {
  const { t } = useTranslation(['deals', 'workspace']);
  const { money, moment } = useFormats();
  const language = useLanguage();
  const navigate = useNavigate();
  const changed = useDealChanged();
  const who = useProviderName(offer.providerId);
  const before: Proposal = useMemo(() => ({ terms: readTerms(offer.terms), price: offer.price }), [offer]);
  const initial = useMemo(() => draftOf(before.terms, decimalOf(before.price.amountMinor)), [before]);
  const { value, change, discard, keptAt } = useDraft(`ask:${offer.id}`, initial);
  const price = { amountMinor: minorOf(value.price) ?? '0', currency: offer.price.currency };
  const after: Proposal = { terms: applyDraft(before.terms, value), price };
  const body = { terms: sendTerms(after.terms), price, offerId: offer.id };
  return (
    <>
      <section className="panel">
        <h2>{t('ask.wishes')}</h2>
        <TermsForm draft={value} currency={price.currency} onChange={change} />
        <RuleCheck offerId={offer.id} rules={after.terms.acceptance?.rules ?? []} />
        {keptAt === undefined ? null : (
          <p className="soft small">{t('workspace:draft.kept', { when: moment(keptAt) })}</p>
        )}
      </section>
      <section className="panel">
        <h2>{t('ask.review')}</h2>
        <Difference before={before} after={after} />
        <Costs proposal={after} providerId={offer.providerId} who={who} />
        <SignButton
          label={t('ask.sign')}
          title={t('ask.signTitle')}
          disabled={!isWhole(value)}
          draft={(api) => api.POST('/api/v1/negotiation-drafts', { body })}
          expected={{ terms: after.terms, price, author: 'buyer', productId: offer.productId, number: 1 }}
          send={async (api, { draft, signature, headers }) => {
            const id = String(draft.document.negotiationId);
            const opened = await dataOf(
              api.POST('/api/v1/negotiations', {
                body: { ...body, id, ...(signature === undefined ? {} : { signature }) },
                headers,
              }),
            );
            discard();
            await changed();
            void navigate(`/negotiations/${opened.id}`);
          }}
        >
          <p>{t('ask.signText', { who, product: inLanguage(product.title, language), price: money(price) })}</p>
          <Difference before={before} after={after} />
        </SignButton>
      </section>
    </>
  );
};

import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { idempotencyKey } from '../../../shared/api.ts';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk, useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Read } from '../answers.ts';
import { useProduct } from '../products/asking.ts';
import type { Product } from '../products/types.ts';
import { AcceptanceFields } from './AcceptanceFields.tsx';
import { Clauses, type ClausesAnswer } from './Clauses.tsx';
import { DutyFields, LimitFields, PriceFields, WhoFields } from './OfferFields.tsx';
import { type Proposal, type TypedOffer, toProposal, usualOffer, type WrongTerm, wrongTerms } from './terms.ts';

/** What the parts of the form get. */
export type OfferPart = {
  readonly product: Product;
  readonly typed: TypedOffer;
  readonly set: (part: Partial<TypedOffer>) => void;
  /** Whether something is wrong with a field and the person has tried to go on. */
  readonly isWrong: (field: WrongTerm) => boolean;
};

/** Typing rests this long before the platform is asked about the clauses. */
const restMs = 400;

const useRested = <T,>(value: T): T => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
};

/** What the platform says about the terms as they are typed. */
const useClauses = (proposal: Proposal | undefined) => {
  const text = useRested(proposal === undefined ? '' : JSON.stringify(proposal));
  return useAsk<ClausesAnswer>(
    ['clauses', text],
    (api) => api.POST('/api/v1/terms/clauses', { body: JSON.parse(text) as Proposal }),
    { enabled: text !== '' },
  );
};

type Region = Read<'/api/v1/regions/{region}/conditions'>;

const fullBasisPoints = 10_000n;

/** What the operator leaves of a price: the fee is rounded by the ledger, so this is what is said before, not what is booked. */
const netOf = (amountMinor: string, feeBasisPoints: number): string =>
  String(BigInt(amountMinor) - (BigInt(amountMinor) * BigInt(feeBasisPoints)) / fullBasisPoints);

const Review = ({
  product,
  proposal,
  clauses,
}: {
  readonly product: Product;
  readonly proposal: Proposal;
  readonly clauses: ClausesAnswer | undefined;
}) => {
  const { t } = useTranslation('offering');
  const { money, percent } = useFormats();
  const go = useNavigate();
  const { message } = App.useApp();
  const [key] = useState(idempotencyKey);
  const make = useDo<unknown>(
    (api) =>
      api.POST('/api/v1/products/{id}/offers', {
        params: { path: { id: product.id } },
        body: proposal,
        headers: { 'Idempotency-Key': key },
      }),
    ['offers'],
  );
  const { region } = useMe();
  const { data: conditions } = useAsk<Region>(['conditions', region], (api) =>
    api.GET('/api/v1/regions/{region}/conditions', { params: { path: { region } } }),
  );
  const { price } = proposal;
  const isFree = price.amountMinor === '0';
  const net = netOf(price.amountMinor, conditions?.feeBasisPoints ?? 0);
  const confirm = async (): Promise<void> => {
    await make.mutateAsync();
    localStorage.removeItem(`corridor:draft:offer:${product.id}`);
    void message.success(t('made'));
    void go(`/products/${product.id}?tab=offers`);
  };
  return (
    <ConfirmButton label={t('review')} title={t('reviewTitle')} type="primary" onConfirm={confirm}>
      <p>{t('reviewText', { price: isFree ? t('free') : money(price), clauses: clauses?.clauses.length ?? 0 })}</p>
      {isFree || conditions === undefined ? null : (
        <p>
          {t('receives', {
            share: percent(conditions.feeBasisPoints / Number(fullBasisPoints)),
            net: money({ amountMinor: net, currency: price.currency }),
          })}
        </p>
      )}
      {clauses === undefined ? null : <Clauses {...clauses} />}
    </ConfirmButton>
  );
};

const OfferForm = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('offering');
  const [now] = useState(() => new Date());
  const offered = product.deliveryModes.length === 0 ? product.allowedModes : product.deliveryModes;
  const { value: typed, change } = useDraft<TypedOffer>(`offer:${product.id}`, usualOffer(offered, now));
  const wrong = wrongTerms(typed, now);
  // until a price is typed the clauses are shown as for nothing; the offer itself waits for the price
  const proposal = toProposal(typed.amount === '' ? { ...typed, amount: '0' } : typed, now);
  const asked = useClauses(proposal);
  const part: OfferPart = {
    product,
    typed,
    set: (some) => change((before) => ({ ...before, ...some })),
    // an empty price is no mistake yet
    isWrong: (field) => wrong.includes(field) && !(field === 'amount' && typed.amount === ''),
  };
  return (
    <div className="with-aside">
      <div>
        <WhoFields {...part} />
        <LimitFields {...part} />
        <DutyFields {...part} />
        <AcceptanceFields {...part} />
        <PriceFields {...part} />
        {proposal === undefined || typed.amount === '' ? (
          <p className="soft">{t(typed.amount === '' ? 'needsPrice' : 'needsMending')}</p>
        ) : (
          <Review product={product} proposal={proposal} clauses={asked.data} />
        )}
      </div>
      <aside className="panel" aria-live="polite">
        <h2>{t('live')}</h2>
        <p className="soft">{t('liveLead')}</p>
        {asked.error === null ? null : <ProblemNote error={asked.error} />}
        {asked.data === undefined ? null : <Clauses {...asked.data} />}
      </aside>
    </div>
  );
};

/** Makes an offer: terms in plain words on one side, what becomes of each clause on the other. */
export const Page = () => {
  const { t } = useTranslation('offering');
  const language = useLanguage();
  const { id = '' } = useParams();
  const asked = useProduct(id);
  return (
    <Answer asked={asked}>
      {(product) => (
        <WorkView title={t('title')} lead={t('for', { product: inLanguage(product.title, language) })}>
          {product.isListed ? <OfferForm product={product} /> : <p>{t('notListedText')}</p>}
        </WorkView>
      )}
    </Answer>
  );
};

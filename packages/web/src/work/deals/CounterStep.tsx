import { dataOf } from '@corridor/client/api';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf, minorOf } from '../../shared/format.ts';
import { useFormats } from '../../shared/i18n.ts';
import { useDraft } from '../parts/useDraft.ts';
import { SignButton } from '../sign/SignButton.tsx';
import { Changes } from './Changes.tsx';
import { useNames } from './names.ts';
import { RuleCheck } from './RuleCheck.tsx';
import { type StepProps, useDealChanged } from './step.ts';
import { isWhole, TermsForm } from './TermsForm.tsx';
import { applyDraft, draftOf, type Proposal, readTerms, sendTerms } from './terms.ts';

/** A counter-offer: the last version as a form, what changes, and the signature. */
export const CounterStep = ({ negotiation, side }: StepProps) => {
  const { t } = useTranslation(['deals', 'common', 'workspace', 'terms']);
  const { money, moment } = useFormats();
  const { whoOf } = useNames();
  const changed = useDealChanged();
  const { id, last, versionNumber } = negotiation;
  const { currency } = last.price;
  const before: Proposal = useMemo(() => ({ terms: readTerms(last.terms), price: last.price }), [last]);
  const initial = useMemo(() => draftOf(before.terms, decimalOf(before.price.amountMinor)), [before]);
  const { value, change, discard, keptAt } = useDraft(`counter:${id}:${versionNumber}`, initial);
  const [isOpen, setOpen] = useState(keptAt !== undefined);
  const next: Proposal = {
    terms: applyDraft(before.terms, value),
    price: { amountMinor: minorOf(value.price) ?? '0', currency },
  };
  const body = { terms: sendTerms(next.terms), price: next.price };
  const params = { path: { id } };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('act.counter')}</Button>;
  return (
    <div className="counter">
      <h3>{t('act.counter')}</h3>
      <TermsForm draft={value} currency={currency} onChange={change} />
      <RuleCheck negotiationId={id} rules={next.terms.acceptance?.rules ?? []} />
      <h3>{t('terms:change.title')}</h3>
      <Changes before={before} after={next} />
      {keptAt === undefined ? null : (
        <p className="soft small">{t('workspace:draft.kept', { when: moment(keptAt) })}</p>
      )}
      <div className="work-actions">
        <SignButton
          label={t('act.counterSign')}
          title={t('act.counterTitle')}
          disabled={!isWhole(value)}
          draft={(api) => api.POST('/api/v1/negotiations/{id}/version-draft', { params, body })}
          expected={{ terms: next.terms, price: next.price, author: side, number: versionNumber + 1 }}
          send={async (api, { signature, headers }) => {
            await dataOf(
              api.POST('/api/v1/negotiations/{id}/versions', {
                params,
                body: { ...body, ...(signature === undefined ? {} : { signature }) },
                headers,
              }),
            );
            discard();
            await changed();
          }}
        >
          <p>{t('act.counterText', { who: whoOf(negotiation, side === 'buyer' ? 'provider' : 'buyer') })}</p>
          <p>
            <strong>{money(next.price)}</strong>
          </p>
          <Changes before={before} after={next} />
        </SignButton>
        <Button
          onClick={() => {
            discard();
            setOpen(false);
          }}
        >
          {t('common:act.cancel')}
        </Button>
      </div>
    </div>
  );
};

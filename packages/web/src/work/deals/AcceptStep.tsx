import { dataOf } from '@corridor/client/api';
import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { SignButton } from '../sign/SignButton.tsx';
import { less, useAvailable, useConditions } from './money.ts';
import { RuleCheck, useCheck } from './RuleCheck.tsx';
import { type StepProps, useDealChanged } from './step.ts';
import { readTerms } from './terms.ts';

/** What a price means for the buyer's money. */
const moneyKey = (amountMinor: string, payment: 'escrow' | 'direct' | undefined) =>
  amountMinor === '0' ? ('Free' as const) : payment === 'direct' ? ('Direct' as const) : ('Text' as const);

/** Whether the buyer's balance covers the price. */
export const Funds = ({ negotiation }: Pick<StepProps, 'negotiation'>) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const { price } = negotiation.last;
  const conditions = useConditions(negotiation.providerId);
  const available = useAvailable(price.currency, conditions?.region);
  if (available === undefined || conditions === undefined) return null;
  if (available === null)
    return <Alert type="warning" showIcon title={t('act.noAccount', { currency: price.currency })} />;
  const missing = less(price, available);
  return BigInt(missing.amountMinor) > 0n ? (
    <Alert
      type="warning"
      showIcon
      title={`${t('act.available', { amount: money(available) })} ${t('act.tooLittle', { amount: money(missing) })}`}
    />
  ) : (
    <p className="soft">{t('act.available', { amount: money(available) })}</p>
  );
};

type SignProps = Pick<StepProps, 'negotiation'> & {
  readonly acceptDespite: readonly string[];
  readonly disabled: boolean;
};

/** The signature under the acceptance of exactly the last version. */
const SignAcceptance = ({ negotiation, acceptDespite, disabled }: SignProps) => {
  const { t } = useTranslation('deals');
  const { money } = useFormats();
  const changed = useDealChanged();
  const { id, last } = negotiation;
  const { number, hash, terms, price } = last;
  const params = { path: { id } };
  const despite = { acceptDespite: [...acceptDespite] };
  const kind = moneyKey(price.amountMinor, readTerms(terms).payment);
  return (
    <SignButton
      label={t('act.accept')}
      title={t('act.acceptTitle', { number })}
      disabled={disabled}
      draft={(api) => api.POST('/api/v1/negotiations/{id}/acceptance-draft', { params, body: despite })}
      expected={{ negotiationId: id, number, versionHash: hash, acceptDespite }}
      send={async (api, { signature, headers }) => {
        const body = { terms, price, number, ...despite, ...(signature === undefined ? {} : { signature }) };
        await dataOf(api.POST('/api/v1/negotiations/{id}/acceptance', { params, body, headers }));
        await changed();
      }}
    >
      <p>{t(`act.accept${kind}`, { price: money(price) })}</p>
      {kind === 'Text' ? <Funds negotiation={negotiation} /> : null}
    </SignButton>
  );
};

/** The buyer accepts the last offer: exactly it, with its own rules met or put up with one by one. */
export const AcceptStep = ({ negotiation }: StepProps) => {
  const { t } = useTranslation(['deals', 'terms']);
  const [despite, setDespite] = useState<readonly string[]>([]);
  const { rules = [], acceptDespite: waived = [] } = readTerms(negotiation.last.terms).acceptance ?? {};
  const checked = useCheck({ negotiationId: negotiation.id }, rules);
  const failing = (checked.data?.results ?? []).filter(({ passed }) => !passed).map(({ ruleId }) => ruleId);
  const open = failing.filter((rule) => !waived.includes(rule) && !despite.includes(rule));
  const put = (ruleId: string, isPut: boolean): void =>
    setDespite(isPut ? [...despite, ruleId] : despite.filter((one) => one !== ruleId));
  return (
    <div className="stacked">
      <RuleCheck
        negotiationId={negotiation.id}
        rules={rules}
        beside={({ ruleId, passed }) =>
          passed || waived.includes(ruleId) ? null : (
            <Checkbox checked={despite.includes(ruleId)} onChange={({ target }) => put(ruleId, target.checked)}>
              {t('act.despite')}
            </Checkbox>
          )
        }
      />
      {open.length === 0 ? null : (
        <p className="waiting-line over">{t('terms:check.failing', { rules: open.join(', ') })}</p>
      )}
      <div>
        <SignAcceptance
          negotiation={negotiation}
          acceptDespite={despite.filter((rule) => failing.includes(rule))}
          disabled={open.length > 0 || (rules.length > 0 && checked.data === undefined)}
        />
      </div>
    </div>
  );
};

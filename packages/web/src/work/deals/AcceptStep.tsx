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
  amountMinor === '0' ? 'Free' : payment === 'direct' ? 'Direct' : 'Text';

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

/** The buyer accepts the last offer: exactly it, with its own rules met or put up with one by one. */
export const AcceptStep = ({ negotiation }: StepProps) => {
  const { t } = useTranslation(['deals', 'terms']);
  const { money } = useFormats();
  const changed = useDealChanged();
  const [despite, setDespite] = useState<readonly string[]>([]);
  const { id, last } = negotiation;
  const terms = readTerms(last.terms);
  const rules = terms.acceptance?.rules ?? [];
  const waived = terms.acceptance?.acceptDespite ?? [];
  const checked = useCheck({ negotiationId: id }, rules);
  const failing = (checked.data?.results ?? []).filter(({ passed }) => !passed).map(({ ruleId }) => ruleId);
  const open = failing.filter((rule) => !waived.includes(rule) && !despite.includes(rule));
  const acceptDespite = despite.filter((rule) => failing.includes(rule));
  const body = { acceptDespite: [...acceptDespite] };
  const params = { path: { id } };
  const price = money(last.price);
  const kind = moneyKey(last.price.amountMinor, terms.payment);
  return (
    <div className="stacked">
      <RuleCheck
        negotiationId={id}
        rules={rules}
        beside={({ ruleId, passed }) =>
          passed || waived.includes(ruleId) ? null : (
            <Checkbox
              checked={despite.includes(ruleId)}
              onChange={({ target }) =>
                setDespite(target.checked ? [...despite, ruleId] : despite.filter((one) => one !== ruleId))
              }
            >
              {t('act.despite')}
            </Checkbox>
          )
        }
      />
      {open.length === 0 ? null : (
        <p className="waiting-line over">{t('terms:check.failing', { rules: open.join(', ') })}</p>
      )}
      <div>
        <SignButton
          label={t('act.accept')}
          title={t('act.acceptTitle', { number: last.number })}
          disabled={open.length > 0 || (rules.length > 0 && checked.data === undefined)}
          draft={(api) => api.POST('/api/v1/negotiations/{id}/acceptance-draft', { params, body })}
          expected={{ negotiationId: id, number: last.number, versionHash: last.hash, acceptDespite }}
          send={async (api, { signature, headers }) => {
            await dataOf(
              api.POST('/api/v1/negotiations/{id}/acceptance', {
                params,
                body: {
                  terms: last.terms,
                  price: last.price,
                  number: last.number,
                  ...body,
                  ...(signature === undefined ? {} : { signature }),
                },
                headers,
              }),
            );
            await changed();
          }}
        >
          <p>
            {t(kind === 'Free' ? 'act.acceptFree' : kind === 'Direct' ? 'act.acceptDirect' : 'act.acceptText', {
              price,
            })}
          </p>
          {kind === 'Text' ? <Funds negotiation={negotiation} /> : null}
        </SignButton>
      </div>
    </div>
  );
};

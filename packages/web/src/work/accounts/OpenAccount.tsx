import { dataOf } from '@corridor/client/api';
import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useApi } from '../api.tsx';
import { holds, useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import type { Account } from './Accounts.tsx';
import { useRegions } from './regions.ts';

/** The currency of the exchanges that run this. */
const currency = 'CNY';

/** Opens a client account in the books of a region where there is none yet. */
export const OpenAccount = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useTranslation('accounts');
  const me = useMe();
  const api = useApi();
  const client = useQueryClient();
  const id = useId();
  const { items, nameOf } = useRegions();
  const free = items.filter(({ code }) => !accounts.some((one) => one.region === code && one.currency === currency));
  const [chosen, setChosen] = useState<string>();
  const region = free.find(({ code }) => code === chosen)?.code ?? free[0]?.code;
  if (region === undefined || !holds(me, ['manager', 'buyer', 'provider'])) return null;
  const open = async (): Promise<void> => {
    const body = { currency, region };
    await dataOf(api.POST('/api/v1/ledger/accounts', { body, headers: { 'Idempotency-Key': idempotencyKey() } }));
    await client.invalidateQueries({ queryKey: ['accounts'] });
  };
  return (
    <section className="panel">
      <h2>{t('open.title')}</h2>
      <p className="reading soft">{t('open.text')}</p>
      <div className="stacked">
        <label htmlFor={id}>{t('open.region')}</label>
        <div className="work-actions">
          <Select
            id={id}
            className="state-choice"
            value={region}
            options={free.map(({ code }) => ({ value: code, label: nameOf(code) }))}
            onChange={setChosen}
          />
          <ConfirmButton
            label={t('open.act')}
            title={t('open.confirm', { currency, region: nameOf(region) })}
            onConfirm={open}
          >
            <p>{t('open.confirmText')}</p>
          </ConfirmButton>
        </div>
      </div>
    </section>
  );
};

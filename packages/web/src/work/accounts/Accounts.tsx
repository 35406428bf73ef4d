import type { ApiPaths } from '@corridor/client/api';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Figure, Figures } from '../parts/Figure.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { OpenAccount } from './OpenAccount.tsx';
import { useRegions } from './regions.ts';
import { Statement } from './Statement.tsx';
import { Transfers } from './Transfers.tsx';

/** An account with its balances. */
export type Account =
  ApiPaths['/api/v1/ledger/accounts']['get']['responses'][200]['content']['application/json']['items'][number];

type Props = { readonly account: Account };

const Balances = ({ account }: Props) => {
  const { t } = useTranslation('accounts');
  const { money } = useFormats();
  const inMoney = (amountMinor: string): string => money({ amountMinor, currency: account.currency });
  const now = new Date().toISOString();
  return (
    <Figures>
      <Figure label={t('balance')} value={inMoney(account.balanceMinor)} asOf={now} howMade={t('how.balance')} />
      <Figure
        label={t('reserved')}
        value={inMoney(account.debitsPendingMinor)}
        asOf={now}
        howMade={t('how.reserved')}
      />
      <Figure label={t('available')} value={inMoney(account.availableMinor)} asOf={now} howMade={t('how.available')} />
      <Figure label={t('coming')} value={inMoney(account.creditsPendingMinor)} asOf={now} howMade={t('how.coming')} />
    </Figures>
  );
};

const PayIn = ({ account }: Props) => {
  const { t } = useTranslation('accounts');
  return (
    <section className="panel">
      <h2>{t('payIn.title')}</h2>
      <p className="reading soft">{t('payIn.text')}</p>
      <dl className="facts">
        <dt>{t('payIn.bank')}</dt>
        <dd>{account.bankName}</dd>
        <dt>{t('payIn.account')}</dt>
        <dd className="mono">{account.bankAccount}</dd>
        <dt>{t('payIn.sub')}</dt>
        <dd className="mono">{account.subAccount ?? t('payIn.noSub')}</dd>
      </dl>
    </section>
  );
};

const Shown = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useTranslation('accounts');
  const { nameOf } = useRegions();
  const [chosen, setChosen] = useState<string>();
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if (account === undefined) return <Empty title={t('open.none')} text={t('open.text')} />;
  const options = accounts.map(({ id, currency, region }) => ({
    value: id,
    label: t('of', { currency, region: nameOf(region) }),
  }));
  return (
    <>
      {options.length === 1 ? (
        <h2>{options[0]?.label}</h2>
      ) : (
        <Segmented className="account-choice" options={options} value={account.id} onChange={setChosen} />
      )}
      <Balances account={account} />
      <PayIn account={account} />
      <Transfers key={account.id} account={account} />
      <Statement key={`${account.id}-statement`} account={account} />
    </>
  );
};

/** My organisation's accounts: balance, where to pay in, movements, statement. */
export const Page = () => {
  const { t } = useTranslation('accounts');
  const asked = useAsk(['accounts'], (api) => api.GET('/api/v1/ledger/accounts'), { everyMs: 10_000 });
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <Answer asked={asked}>
        {({ items }) => {
          const own = items.filter(({ kind }) => kind === 'client');
          return (
            <>
              <Shown accounts={own} />
              <OpenAccount accounts={own} />
            </>
          );
        }}
      </Answer>
    </WorkView>
  );
};

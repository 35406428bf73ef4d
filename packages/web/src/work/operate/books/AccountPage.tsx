import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { Transfers } from '../../accounts/Transfers.tsx';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { useHolders } from './useHolders.ts';

type Account = ApiPaths['/api/v1/ledger/accounts/{id}']['get']['responses'][200]['content']['application/json'];

const Loaded = ({ account }: { readonly account: Account }) => {
  const { t } = useTranslation(['books', 'accounts']);
  const { money } = useFormats();
  const name = useHolders([account.organisationId])(account.organisationId);
  const inMoney = (amountMinor: string): string => money({ amountMinor, currency: account.currency });
  return (
    <WorkView
      title={t('accounts.of', { name })}
      lead={
        <>
          {t(`balance.kinds.${account.kind}`)} · {account.bankName} <code>{account.bankAccount}</code> ·{' '}
          {account.subAccount === null ? t('accounts.noSub') : <code>{account.subAccount}</code>}
        </>
      }
    >
      <Figures>
        <Figure
          label={t('accounts.balance')}
          value={inMoney(account.balanceMinor)}
          howMade={t('accounts:how.balance')}
        />
        <Figure label={t('accounts:reserved')} value={inMoney(account.debitsPendingMinor)} />
        <Figure
          label={t('accounts.available')}
          value={inMoney(account.availableMinor)}
          howMade={t('accounts:how.available')}
        />
      </Figures>
      <Transfers account={account} />
    </WorkView>
  );
};

/** One account of the operator's books: whose, what it holds, every transfer with its proof. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(['accounts', id], (api) =>
    api.GET('/api/v1/ledger/accounts/{id}', { params: { path: { id } } }),
  );
  return <Answer asked={asked}>{(account) => <Loaded account={account} />}</Answer>;
};

import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { useHolders } from './useHolders.ts';

type Account =
  ApiPaths['/api/v1/ledger/accounts']['get']['responses'][200]['content']['application/json']['items'][number];

const useColumns = (holderOf: (id: string) => string): readonly Column<Account>[] => {
  const { t } = useTranslation('books');
  const { money } = useFormats();
  return [
    {
      key: 'holder',
      title: t('accounts.holder'),
      width: 320,
      cell: ({ id, organisationId }) => <Link to={`/books/${id}`}>{holderOf(organisationId)}</Link>,
    },
    { key: 'kind', title: t('balance.kind'), cell: ({ kind }) => t(`balance.kinds.${kind}`) },
    {
      key: 'sub',
      title: t('accounts.sub'),
      cell: ({ subAccount }) =>
        subAccount === null ? <span className="soft">{t('accounts.noSub')}</span> : <code>{subAccount}</code>,
    },
    {
      key: 'balance',
      title: t('accounts.balance'),
      isNumber: true,
      cell: ({ balanceMinor, currency }) => money({ amountMinor: balanceMinor, currency }),
    },
    {
      key: 'available',
      title: t('accounts.available'),
      isNumber: true,
      cell: ({ availableMinor, currency }) => money({ amountMinor: availableMinor, currency }),
    },
  ];
};

/** Accounts in the operator's books, each down to its transfers. */
export const BookAccounts = () => {
  const { t } = useTranslation('books');
  const go = useNavigate();
  const list = usePages<Account>(['accounts', 'books'], (api, pageToken) =>
    api.GET('/api/v1/ledger/accounts', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  const holderOf = useHolders((list.rows ?? []).map(({ organisationId }) => organisationId));
  const columns = useColumns(holderOf);
  return (
    <>
      <h2>{t('accounts.title')}</h2>
      <DataTable
        name="book-accounts"
        label={t('accounts.title')}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/books/${id}`)}
        columns={columns}
        empty={<Empty title={t('accounts.none')} text={t('accounts.noneText')} />}
      />
    </>
  );
};

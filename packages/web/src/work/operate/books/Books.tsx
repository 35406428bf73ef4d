import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { Empty } from '../../parts/Empty.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { BookAccounts } from './BookAccounts.tsx';
import { Conditions } from './Conditions.tsx';
import { OpenBook } from './OpenBook.tsx';
import { TrialBalance } from './TrialBalance.tsx';

/** The operator's books, their trial balance, the accounts in them, and the conditions of the region. */
export const Page = () => {
  const { t } = useTranslation('books');
  const { day } = useFormats();
  const me = useMe();
  const isManager = holds(me, ['exchangeManager']);
  const asked = useAsk(['books'], (api) => api.GET('/api/v1/ledger/books'));
  const books = asked.data?.items;
  const currencies = [...new Set((books ?? []).map(({ currency }) => currency))];
  return (
    <WorkView title={t('page.title')} lead={t('page.lead')} actions={isManager ? <OpenBook /> : null}>
      <h2>{t('page.books')}</h2>
      <DataTable
        name="books"
        label={t('page.books')}
        list={{ rows: books, error: asked.error, refetch: asked.refetch }}
        rowKey={({ id }) => id}
        empty={<Empty title={t('page.none')} text={t('page.noneText')} />}
        columns={[
          { key: 'bank', title: t('page.bank'), cell: ({ bankName }) => bankName },
          { key: 'account', title: t('page.account'), cell: ({ bankAccount }) => <code>{bankAccount}</code> },
          { key: 'currency', title: t('page.currency'), cell: ({ currency }) => currency },
          {
            key: 'closed',
            title: t('page.closed'),
            cell: ({ closedThrough }) => (closedThrough === null ? t('close.never') : day(closedThrough)),
          },
          { key: 'zone', title: t('page.zone'), isExtra: true, cell: ({ timeZone }) => timeZone },
        ]}
      />
      {currencies.map((currency) => (
        <TrialBalance key={currency} currency={currency} />
      ))}
      <BookAccounts />
      <Conditions isManager={isManager} />
    </WorkView>
  );
};

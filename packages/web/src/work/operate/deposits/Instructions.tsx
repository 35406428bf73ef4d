import type { ApiPaths } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk } from '../../api.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { BookChoice } from './BookChoice.tsx';
import type { Book } from './types.ts';

type Instruction =
  ApiPaths['/api/v1/ledger/bank-instructions']['get']['responses'][200]['content']['application/json']['items'][number];

const kinds = [
  'deposit',
  'withdrawal',
  'payment',
  'refund',
  'fee_leg',
  'fee_refund',
  'fee_payout',
  'adjustment',
] as const;

/** Moves that the bank has not shown yet, in the order in which it has to make them. */
export const Instructions = ({ books }: { readonly books: readonly Book[] }) => {
  const { t } = useTranslation(['books', 'accounts']);
  const { day, money } = useFormats();
  const [bookId, setBookId] = useState(books[0]?.id);
  const book = books.find(({ id }) => id === bookId);
  const asked = useAsk(
    ['instructions', bookId],
    (api) =>
      api.GET('/api/v1/ledger/bank-instructions', {
        params: { query: { currency: book?.currency ?? '', ...(bookId === undefined ? {} : { bookId }) } },
      }),
    { enabled: book !== undefined },
  );
  const rows = book === undefined ? [] : asked.data?.items;
  const wordOf = (kind: string): string => {
    const known = kinds.find((each) => each === kind);
    return known === undefined ? kind : t(`accounts:kinds.${known}`);
  };
  return (
    <>
      <p className="soft reading">{t('instructions.lead')}</p>
      <DataTable<Instruction>
        name="instructions"
        label={t('deposits.tabs.instructions')}
        list={{ rows, error: asked.error, refetch: asked.refetch }}
        rowKey={({ transferId, subAccount, direction }) => `${transferId} ${subAccount} ${direction}`}
        tools={<BookChoice books={books} value={bookId} onChange={setBookId} />}
        empty={<Empty title={t('instructions.none')} text={t('instructions.noneText')} />}
        columns={[
          { key: 'day', title: t('instructions.day'), cell: ({ bookedOn }) => day(bookedOn) },
          { key: 'kind', title: t('instructions.kind'), cell: ({ kind }) => wordOf(kind) },
          { key: 'from', title: t('instructions.from'), cell: ({ subAccount }) => <code>{subAccount}</code> },
          {
            key: 'amount',
            title: t('instructions.amount'),
            isNumber: true,
            cell: ({ amountMinor, currency, direction }) =>
              `${money({ amountMinor, currency })} ${t(direction === 'C' ? 'suspense.in' : 'suspense.out')}`,
          },
          {
            key: 'counter',
            title: t('instructions.counter'),
            cell: ({ counterSubAccount }) =>
              counterSubAccount === null ? t('instructions.custody') : <code>{counterSubAccount}</code>,
          },
          {
            key: 'transfer',
            title: t('instructions.transfer'),
            isExtra: true,
            cell: ({ transferId }) => <code>{transferId}</code>,
          },
        ]}
      />
    </>
  );
};

import { dataOf, type TypedApi } from '@corridor/client/api';
import { useQuery } from '@tanstack/react-query';
import { useApi, useAsk, useDo } from '../../api.tsx';
import type { Read } from '../answers.ts';
import type { Sheet } from './sheet.ts';

/** What was declared for a value, and the words of its form. */
export type Declared = Read<'/api/v1/datasets/{id}/value-sheet'>;

/** The value sheet of a dataset. */
export const useSheet = (id: string) =>
  useAsk<Declared>(['datasets', id, 'value-sheet'], (api) =>
    api.GET('/api/v1/datasets/{id}/value-sheet', { params: { path: { id } } }),
  );

/** Declares the sheet; the newest version is valued anew. */
export const useDeclare = (id: string) =>
  useDo<unknown, Sheet>(
    (api, body) => api.PUT('/api/v1/datasets/{id}/value-sheet', { params: { path: { id } }, body }),
    ['datasets'],
  );

/** A payment of one's own accounts that is settled. */
export type Payment = {
  readonly id: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly bookedOn: string;
  readonly reference: string | null;
};

/** Payments that are offered to choose from: the newest of each account; older ones are named by their number. */
const pageSize = 100;

const readPayments = async (api: TypedApi): Promise<Payment[]> => {
  const accounts = await dataOf(api.GET('/api/v1/ledger/accounts', { params: { query: { pageSize } } }));
  const found = new Map<string, Payment>();
  for (const { id } of accounts.items) {
    const params = { path: { id }, query: { pageSize } };
    const { items } = await dataOf(api.GET('/api/v1/ledger/accounts/{id}/transfers', { params }));
    for (const transfer of items)
      if (transfer.kind === 'payment' && (transfer.phase === 'single' || transfer.phase === 'post'))
        found.set(transfer.id, transfer);
  }
  return [...found.values()];
};

/** Settled payments of one's organisation, to compare with. */
export const usePayments = () => {
  const api = useApi();
  return useQuery<Payment[], Error>({ queryKey: ['accounts', 'payments'], queryFn: () => readPayments(api) });
};

import { type ApiPaths, dataOf } from '@corridor/client/api';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { useApi } from '../api.tsx';
import { Empty } from '../parts/Empty.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { saveFile } from '../parts/saveFile.ts';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import { useExporter } from '../parts/table/useExporter.ts';
import { usePages } from '../parts/table/usePages.ts';
import type { Account } from './Accounts.tsx';

/** A transfer between two accounts. */
export type Transfer =
  ApiPaths['/api/v1/ledger/accounts/{id}/transfers']['get']['responses'][200]['content']['application/json']['items'][number];

/** A reservation and what ended it are two transfers: each says what it is. */
const standingOf = ({ phase, state }: Transfer) => {
  if (phase === 'post') return 'paid';
  if (phase === 'void') return 'back';
  if (phase === 'expire' || state === 'expired') return 'expired';
  if (phase === 'single') return 'done';
  if (state === 'pending') return 'reserved';
  return state === 'posted' ? 'reservedPaid' : 'reservedBack';
};

const meanings: Readonly<Record<ReturnType<typeof standingOf>, Meaning>> = {
  done: 'good',
  paid: 'good',
  reserved: 'waiting',
  reservedPaid: 'plain',
  reservedBack: 'plain',
  back: 'plain',
  expired: 'plain',
};

/** What an amount does to an account: out of it with a minus. */
export const signedOf = (account: Pick<Account, 'id'>, { debitAccountId, amountMinor }: Transfer): string =>
  debitAccountId === account.id && amountMinor !== '0' ? `-${amountMinor}` : amountMinor;

const ProofButton = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('accounts');
  const api = useApi();
  const { message } = App.useApp();
  const fetchProof = async (): Promise<void> => {
    const proof = await dataOf(api.GET('/api/v1/ledger/transfers/{id}/proof', { params: { path: { id } } }));
    saveFile(`${id}.proof.json`, `${JSON.stringify(proof, null, 2)}\n`, 'application/json');
  };
  return (
    <Button size="small" onClick={() => void fetchProof().catch((error: Error) => void message.error(error.message))}>
      {t('transfers.proof')}
    </Button>
  );
};

/** The agreement that a transfer is for, as a link. */
export const AgreementLink = ({ id }: { readonly id: string | null }) =>
  id === null ? '–' : <Link to={`/agreements/${id}`}>…{id.slice(-6)}</Link>;

const useColumns = (account: Account): readonly Column<Transfer>[] => {
  const { t } = useTranslation('accounts');
  const { moment, money } = useFormats();
  return [
    { key: 'at', title: t('transfers.at'), cell: (row) => moment(row.postedAt) },
    { key: 'kind', title: t('transfers.kind'), cell: (row) => t(`kinds.${row.kind}`) },
    {
      key: 'amount',
      title: t('transfers.amount'),
      isNumber: true,
      cell: (row) => money({ amountMinor: signedOf(account, row), currency: row.currency }),
    },
    {
      key: 'state',
      title: t('transfers.state'),
      cell: (row) => <StateTag meaning={meanings[standingOf(row)]}>{t(`states.${standingOf(row)}`)}</StateTag>,
    },
    { key: 'agreement', title: t('transfers.agreement'), cell: (row) => <AgreementLink id={row.agreementId} /> },
    { key: 'day', title: t('transfers.day'), cell: (row) => row.bookedOn },
    { key: 'reference', title: t('transfers.reference'), isExtra: true, cell: (row) => row.reference ?? '–' },
    { key: 'proof', title: t('transfers.proof'), cell: (row) => <ProofButton id={row.id} /> },
  ];
};

/** Movements of an account, page by page. */
export const useTransfers = ({ id }: Pick<Account, 'id'>) =>
  usePages(['accounts', id, 'transfers'], (api, pageToken) =>
    api.GET('/api/v1/ledger/accounts/{id}/transfers', {
      params: { path: { id }, query: pageToken === undefined ? {} : { pageToken } },
    }),
  );

/** Movements of an account, newest first, each with its proof. */
export const Transfers = ({ account }: { readonly account: Account }) => {
  const { t } = useTranslation('accounts');
  const list = useTransfers(account);
  const exporter = useExporter('transfers', { id: account.id });
  const columns = useColumns(account);
  return (
    <section className="panel">
      <h2>{t('transfers.title')}</h2>
      <DataTable
        name="transfers"
        label={t('transfers.title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        exporter={exporter}
        empty={<Empty title={t('transfers.none')} text={t('transfers.noneText')} />}
      />
    </section>
  );
};

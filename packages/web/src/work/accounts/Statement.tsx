import type { ApiPaths } from '@corridor/client/api';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { localDay } from '../deals/terms.ts';
import { Empty } from '../parts/Empty.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import type { Column } from '../parts/table/column.ts';
import { DataTable } from '../parts/table/DataTable.tsx';
import type { Account } from './Accounts.tsx';
import { AgreementLink, useTransfers } from './Transfers.tsx';

type Line =
  ApiPaths['/api/v1/ledger/accounts/{id}/statement']['get']['responses'][200]['content']['application/json']['lines'][number];

/** A month, as banks' statements cover. */
const daysShown = 30;
const dayMs = 86_400_000;

const useColumns = (currency: string): readonly Column<Line>[] => {
  const { t } = useTranslation('accounts');
  const { money } = useFormats();
  const amount = (amountMinor: string): string => (amountMinor === '0' ? '–' : money({ amountMinor, currency }));
  return [
    { key: 'day', title: t('transfers.day'), cell: ({ transfer }) => transfer.bookedOn },
    { key: 'kind', title: t('transfers.kind'), cell: ({ transfer }) => t(`kinds.${transfer.kind}`) },
    {
      key: 'agreement',
      title: t('transfers.agreement'),
      cell: ({ transfer }) => <AgreementLink id={transfer.agreementId} />,
    },
    { key: 'debit', title: t('statement.debit'), isNumber: true, cell: (line) => amount(line.debitMinor) },
    { key: 'credit', title: t('statement.credit'), isNumber: true, cell: (line) => amount(line.creditMinor) },
    {
      key: 'balance',
      title: t('statement.balance'),
      isNumber: true,
      cell: (line) => money({ amountMinor: line.balanceMinor, currency }),
    },
  ];
};

type DayProps = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void };

const DayField = ({ label, value, onChange }: DayProps) => {
  const id = useId();
  return (
    <span className="day-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </span>
  );
};

/** Statement of an account over days: opening, movements, closing; as a table, CSV and PDF. */
export const Statement = ({ account }: { readonly account: Account }) => {
  const { t } = useTranslation('accounts');
  const { money } = useFormats();
  const language = useLanguage();
  const [from, setFrom] = useState(() => localDay(new Date(Date.now() - daysShown * dayMs)));
  const today = localDay(new Date());
  const newest = useTransfers(account).rows?.[0]?.bookedOn ?? today;
  const [chosen, setTo] = useState<string>();
  const to = chosen ?? [newest, today].sort().at(-1) ?? today;
  const { id, currency } = account;
  const isWhole = from !== '' && to !== '' && from <= to;
  const asked = useAsk(
    ['accounts', id, 'statement', from, to],
    (api) => api.GET('/api/v1/ledger/accounts/{id}/statement', { params: { path: { id }, query: { from, to } } }),
    { enabled: isWhole },
  );
  const columns = useColumns(currency);
  return (
    <section className="panel">
      <h2>{t('statement.title')}</h2>
      {isWhole ? null : <p className="waiting-line over">{t('statement.wrong')}</p>}
      {asked.error === null ? null : <ProblemNote error={asked.error} />}
      <DataTable
        name="statement"
        label={t('statement.title')}
        list={{ rows: asked.data?.lines ?? [] }}
        columns={columns}
        rowKey={({ transfer }) => transfer.id}
        empty={<Empty title={t('statement.none')} />}
        tools={
          <>
            <DayField label={t('statement.from')} value={from} onChange={setFrom} />
            <DayField label={t('statement.to')} value={to} onChange={setTo} />
            <a
              className="link-button"
              download
              href={`/api/v1/ledger/accounts/${id}/statement.pdf?${new URLSearchParams({ from, to, lang: language })}`}
            >
              {t('statement.pdf')}
            </a>
          </>
        }
      />
      {asked.data === undefined ? null : (
        <dl className="facts">
          <dt>{t('statement.opening')}</dt>
          <dd>{money({ amountMinor: asked.data.openingMinor, currency })}</dd>
          <dt>{t('statement.closing')}</dt>
          <dd>
            <strong>{money({ amountMinor: asked.data.closingMinor, currency })}</strong>
          </dd>
        </dl>
      )}
    </section>
  );
};

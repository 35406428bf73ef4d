import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Read } from '../answers.ts';

type Use = Read<'/api/v1/usage-by-buyer'>['items'][number];

const useUseColumns = (): Column<Use>[] => {
  const { t } = useTranslation('earnings');
  const language = useLanguage();
  const { number, bytes, day } = useFormats();
  return [
    {
      key: 'buyer',
      title: t('buyer'),
      cell: ({ buyer }) => <span className="clamped">{inLanguage(buyer, language)}</span>,
    },
    {
      key: 'product',
      title: t('product'),
      cell: ({ product }) => <span className="clamped">{inLanguage(product, language)}</span>,
    },
    { key: 'rows', title: t('rows'), isNumber: true, cell: ({ rows }) => number(rows) },
    { key: 'requests', title: t('requests'), isNumber: true, cell: ({ requests }) => number(requests) },
    { key: 'bytes', title: t('bytes'), isNumber: true, isExtra: true, cell: (use) => bytes(use.bytes) },
    {
      key: 'first',
      title: t('first'),
      isExtra: true,
      cell: ({ firstDay }) => (firstDay === null ? '–' : day(firstDay)),
    },
    { key: 'last', title: t('last'), cell: ({ lastDay }) => (lastDay === null ? '–' : day(lastDay)) },
    { key: 'agreement', title: t('agreement'), isExtra: true, cell: ({ agreementId }) => <code>{agreementId}</code> },
  ];
};

/** Who read what, how much, those who read last first. */
export const UseTable = () => {
  const { t } = useTranslation('earnings');
  const go = useNavigate();
  const asked = useAsk<{ items: Use[] }>(['usage'], (api) => api.GET('/api/v1/usage-by-buyer'));
  const columns = useUseColumns();
  return (
    <section>
      <h2>{t('use')}</h2>
      <p className="soft">{t('useLead')}</p>
      <DataTable
        name="usage"
        label={t('use')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        columns={columns}
        rowKey={({ agreementId }) => agreementId}
        onOpen={({ agreementId }) => void go(`/agreements/${agreementId}`)}
        empty={<Empty title={t('useNone')} />}
      />
    </section>
  );
};

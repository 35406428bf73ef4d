import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Waiting as WaitingLine } from '../../parts/StateTag.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useExporter } from '../../parts/table/useExporter.ts';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { useNames } from '../names.ts';
import type { Waiting } from './types.ts';

/** What waits for the operator's decision, by due time. */
export const Page = () => {
  const { t } = useTranslation(['reviews', 'common']);
  const language = useLanguage();
  const { nameOf } = useNames();
  const go = useNavigate();
  const list = usePages<Waiting>(['reviews'], (api, pageToken) =>
    api.GET('/api/v1/operator/reviews', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  const exporter = useExporter('reviews', {});
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <DataTable
        name="reviews"
        label={t('title')}
        list={list}
        exporter={exporter}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/reviews/${id}`)}
        tools={<span className="soft small">{t('hint')}</span>}
        empty={<Empty title={t('none')} text={t('noneText')} />}
        columns={[
          {
            key: 'product',
            title: t('product'),
            width: 360,
            cell: ({ id, title }) => <Link to={`/reviews/${id}`}>{inLanguage(title, language)}</Link>,
          },
          { key: 'provider', title: t('provider'), width: 240, cell: ({ provider }) => nameOf(provider) },
          { key: 'form', title: t('form'), cell: ({ form }) => t(`forms.${form}`) },
          {
            key: 'level',
            title: t('level'),
            cell: ({ level }) => (level === null ? '–' : t(`common:level.${level}`)),
          },
          {
            key: 'due',
            title: t('due'),
            cell: ({ waitsSince, dueAt }) => <WaitingLine since={waitsSince} until={dueAt} />,
          },
        ]}
      />
    </WorkView>
  );
};

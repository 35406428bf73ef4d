import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { holds, useMe } from '../../me.ts';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Dataset } from '../answers.ts';
import { LevelTag } from '../parts/LevelTag.tsx';
import { type Brief, useBriefs } from './asking.ts';

/** As many datasets as one question about them may name. */
const briefsMax = 100;

const Standing = ({ dataset, brief }: { readonly dataset: Dataset; readonly brief: Brief | undefined }) => {
  const { t } = useTranslation('datasets');
  if (dataset.latestVersion === null) return <StateTag meaning="plain">{t('state.none')}</StateTag>;
  if (brief === undefined) return null;
  if (brief.assessment === null) return <StateTag meaning="waiting">{t('state.assessing')}</StateTag>;
  return brief.assessment.needsReview ? <StateTag meaning="attention">{t('state.confirm')}</StateTag> : null;
};

const useDatasetColumns = (briefs: ReadonlyMap<string, Brief>): Column<Dataset>[] => {
  const { t } = useTranslation(['datasets', 'common']);
  const language = useLanguage();
  const { number, percent, day } = useFormats();
  return [
    {
      key: 'dataset',
      title: t('column.dataset'),
      cell: (dataset) => (
        <span className="clamped">
          <strong>{inLanguage({ zh: dataset.titleZh, en: dataset.titleEn }, language)}</strong>{' '}
          <Standing dataset={dataset} brief={briefs.get(dataset.id)} />
        </span>
      ),
    },
    { key: 'name', title: t('column.name'), cell: ({ name }) => <code>{name}</code> },
    { key: 'version', title: t('column.version'), isNumber: true, cell: ({ latestVersion }) => latestVersion ?? '–' },
    {
      key: 'rows',
      title: t('column.rows'),
      isNumber: true,
      cell: ({ id }) => {
        const brief = briefs.get(id);
        return brief === undefined ? '–' : number(brief.rows);
      },
    },
    {
      key: 'quality',
      title: t('column.quality'),
      isNumber: true,
      cell: ({ id }) => {
        const found = briefs.get(id)?.assessment;
        if (found === null || found === undefined || found.score === null) return '–';
        return (
          <>
            {found.score.toFixed(1)} {found.grade}{' '}
            <span className="soft small">{t('common:figure.coverage', { share: percent(found.coverage, 0) })}</span>
          </>
        );
      },
    },
    {
      key: 'level',
      title: t('column.level'),
      cell: ({ id }) => {
        const level = briefs.get(id)?.assessment?.level;
        return level === undefined ? '–' : <LevelTag level={level} />;
      },
    },
    {
      key: 'changed',
      title: t('column.changed'),
      cell: ({ id, createdAt }) => day(briefs.get(id)?.createdAt ?? createdAt),
    },
  ];
};

/** One's own datasets with what is known of their newest versions. */
export const Page = () => {
  const { t } = useTranslation('datasets');
  const me = useMe();
  const go = useNavigate();
  const list = usePages<Dataset>(['datasets', 'list'], (api, pageToken) =>
    api.GET('/api/v1/datasets', { params: { query: { ...(pageToken === undefined ? {} : { pageToken }) } } }),
  );
  const briefs = useBriefs((list.rows ?? []).slice(0, briefsMax).map(({ id }) => id));
  const columns = useDatasetColumns(briefs);
  const publish = holds(me, ['provider']) ? (
    <Link to="/publish">
      <Button type="primary">{t('publish')}</Button>
    </Link>
  ) : undefined;
  return (
    <WorkView title={t('title')} lead={t('lead')} actions={publish}>
      <DataTable
        name="datasets"
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void go(`/datasets/${id}`)}
        empty={<Empty title={t('empty')} text={t('emptyText')} action={publish} />}
      />
    </WorkView>
  );
};

import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty } from '../parts/Empty.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { useCaseColumns } from './useColumns.tsx';
import { useListKeys } from './useListKeys.ts';

/** Cases that the reader was asked to review. */
export const Page = () => {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const keys = useListKeys();
  const columns = useCaseColumns('/scoring');
  const list = usePages(['cases', 'list', 'reviews'], (api, pageToken) =>
    api.GET('/api/v1/cases', {
      params: { query: { list: 'reviews', ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  return (
    <WorkView title={t('lists.reviews')} lead={t('score.listLead')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the lines inside take the focus, this hears their keys */}
      <div onKeyDown={keys}>
        <DataTable
          name="reviews-asked"
          label={t('lists.reviews')}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate(`/scoring/${id}`)}
          empty={<Empty title={t('score.none')} text={t('score.noneText')} />}
        />
      </div>
    </WorkView>
  );
};

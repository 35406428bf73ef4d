import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../parts/Empty.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { useCaseColumns } from './useColumns.tsx';
import { useListKeys } from './useListKeys.ts';

/** What one's organisation applied for: where each stands, whom it waits for, until when. */
export const Page = () => {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const keys = useListKeys();
  const columns = useCaseColumns();
  const list = usePages(['cases', 'list', 'sent'], (api, pageToken) =>
    api.GET('/api/v1/cases', {
      params: { query: { list: 'sent', ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  const toApply = (
    <Link className="link-button" to="/apply">
      {t('apply.title')}
    </Link>
  );
  return (
    <WorkView title={t('lists.sent')} lead={t('apply.sentLead')} actions={toApply}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the lines inside take the focus, this hears their keys */}
      <div onKeyDown={keys}>
        <DataTable
          name="applications"
          label={t('lists.sent')}
          list={list}
          columns={columns.filter(({ key }) => key !== 'applicant')}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate(`/cases/${id}`)}
          empty={<Empty title={t('apply.noneSent')} text={t('apply.noneSentText')} action={toApply} />}
        />
      </div>
    </WorkView>
  );
};

import { Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { holds, useMe } from '../../me.ts';
import { Empty } from '../../parts/Empty.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useExporter } from '../../parts/table/useExporter.ts';
import { usePages } from '../../parts/table/usePages.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { useNames } from '../names.ts';
import { Invitations } from './Invitations.tsx';
import { InviteOrganisation } from './InviteOrganisation.tsx';
import { type Member, meaningOf, memberStates } from './types.ts';

const useColumns = (): readonly Column<Member>[] => {
  const { t } = useTranslation(['members', 'settings']);
  const { nameOf } = useNames();
  const { day } = useFormats();
  const dayOr = (at: string | null | undefined): string => (at === null || at === undefined ? '–' : day(at));
  return [
    {
      key: 'name',
      title: t('name'),
      width: 340,
      cell: (row) => <Link to={`/members/${row.id}`}>{nameOf(row)}</Link>,
    },
    {
      key: 'state',
      title: t('state'),
      cell: ({ state }) => <StateTag meaning={meaningOf[state]}>{t(`states.${state}`)}</StateTag>,
    },
    {
      key: 'does',
      title: t('does'),
      cell: ({ marketRoles }) => marketRoles.map((role) => t(`settings:marketRoles.${role}`)).join(' · '),
    },
    { key: 'code', title: t('code'), cell: ({ creditCode }) => <code>{creditCode ?? t('noCode')}</code> },
    { key: 'applied', title: t('applied'), cell: ({ standing }) => dayOr(standing?.appliedAt) },
    { key: 'decided', title: t('decided'), isExtra: true, cell: ({ standing }) => dayOr(standing?.decidedAt) },
  ];
};

type Filter = Member['state'] | 'all';

const isState = (text: string | null): text is Member['state'] => memberStates.some((state) => state === text);

const List = () => {
  const { t } = useTranslation('members');
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state');
  const filter: Filter = isState(asked) ? asked : 'all';
  const list = usePages<Member>(['members', filter], (api, pageToken) =>
    api.GET('/api/v1/organisations', {
      params: {
        query: {
          ...(filter === 'all' ? {} : { state: filter }),
          ...(pageToken === undefined ? {} : { pageToken }),
        },
      },
    }),
  );
  const columns = useColumns();
  const exporter = useExporter('members', filter === 'all' ? {} : { state: filter });
  return (
    <DataTable
      name="members"
      label={t('title')}
      list={list}
      exporter={exporter}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void go(`/members/${id}`)}
      tools={
        <Select
          className="state-choice"
          aria-label={t('state')}
          value={filter}
          onChange={(next: Filter) => setSearch(next === 'all' ? {} : { state: next }, { replace: true })}
          options={[
            { value: 'all' as const, label: t('all') },
            ...memberStates.map((state) => ({ value: state, label: t(`states.${state}`) })),
          ]}
        />
      }
      empty={<Empty title={t('none')} text={t('noneText')} />}
      columns={columns}
    />
  );
};

/** Organisations of the region, and whom the exchange invited. */
export const Page = () => {
  const { t } = useTranslation('members');
  const me = useMe();
  const mayInvite = holds(me, ['exchangeManager']);
  return (
    <WorkView title={t('title')} lead={t('lead')} actions={mayInvite ? <InviteOrganisation /> : null}>
      {mayInvite ? (
        <Tabs
          items={[
            { key: 'members', label: t('tabs.members'), children: <List /> },
            { key: 'invitations', label: t('tabs.invitations'), children: <Invitations kind="organisation" /> },
          ]}
        />
      ) : (
        <List />
      )}
    </WorkView>
  );
};

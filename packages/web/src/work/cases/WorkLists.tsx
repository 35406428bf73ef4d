import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useAsk } from '../api.tsx';
import { Empty } from '../parts/Empty.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import type { CaseList } from './case.ts';
import { type Programme, programmes } from './programmes.ts';
import { useCaseColumns } from './useColumns.tsx';
import { useListKeys } from './useListKeys.ts';

const lists = ['mine', 'dueToday', 'overdue', 'unassigned', 'open', 'all'] as const satisfies readonly CaseList[];
type WorkList = (typeof lists)[number];

const readList = (text: string | null): WorkList => lists.find((one) => one === text) ?? 'open';

/** The list that is shown is part of the address: it can be kept, sent and gone back to. */
const useChoice = () => {
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const programme = programmes.find((one) => one === search.get('programme'));
  return { list: readList(search.get('list')), programme, put };
};

/** How many cases a list has, as its tab says it. */
const useCounts = () => {
  const { t } = useTranslation('cases');
  const asked = useAsk(['cases', 'counts'], (api) => api.GET('/api/v1/cases/counts'));
  return (list: CaseList): string => {
    const count = asked.data?.counts[list];
    if (asked.data === undefined || count === undefined) return t(`lists.${list}`);
    const { isCutAt } = asked.data;
    return `${t(`lists.${list}`)} ${count > isCutAt ? `${isCutAt}+` : count}`;
  };
};

const ProgrammeChoice = ({
  value,
  onChange,
}: {
  readonly value: Programme | undefined;
  readonly onChange: (value: string) => void;
}) => {
  const { t } = useTranslation('cases');
  const options = [
    { value: '', label: t('list.allProgrammes') },
    ...programmes.map((one) => ({ value: one as string, label: t(`programmes.${one}`) })),
  ];
  return (
    <Select
      className="state-choice"
      aria-label={t('list.programme')}
      value={value ?? ''}
      options={options}
      onChange={onChange}
    />
  );
};

const List = ({ list, programme }: { readonly list: WorkList; readonly programme: Programme | undefined }) => {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const keys = useListKeys();
  const { put } = useChoice();
  const columns = useCaseColumns();
  const found = usePages(['cases', 'list', list, programme], (api, pageToken) =>
    api.GET('/api/v1/cases', {
      params: {
        query: {
          list,
          ...(programme === undefined ? {} : { programme }),
          ...(pageToken === undefined ? {} : { pageToken }),
        },
      },
    }),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the lines inside take the focus, this hears their keys
    <div onKeyDown={keys}>
      <DataTable
        name="cases"
        label={t(`lists.${list}`)}
        list={found}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/cases/${id}`)}
        tools={<ProgrammeChoice value={programme} onChange={(value) => put('programme', value)} />}
        empty={<Empty title={t(`empty.${list}`)} text={t('empty.text')} />}
      />
      <p className="soft small no-touch">{t('list.keys')}</p>
    </div>
  );
};

/** Work lists of the office or the unit: what is mine, due, overdue, nobody's; the most urgent first. */
export const Page = () => {
  const { t } = useTranslation('cases');
  const { list, programme, put } = useChoice();
  const label = useCounts();
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <nav className="list-choice" aria-label={t('title')}>
        {lists.map((key) => (
          <Button
            key={key}
            type={key === list ? 'primary' : 'default'}
            aria-pressed={key === list}
            onClick={() => put('list', key)}
          >
            {label(key)}
          </Button>
        ))}
      </nav>
      <List list={list} programme={programme} />
    </WorkView>
  );
};

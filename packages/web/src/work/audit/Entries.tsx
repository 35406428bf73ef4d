import type { ApiPaths } from '@corridor/client/api';
import { Drawer, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { Empty } from '../parts/Empty.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { useExporter } from '../parts/table/useExporter.ts';
import { usePages } from '../parts/table/usePages.ts';
import { WorkView } from '../parts/WorkView.tsx';
import { EntryView } from './EntryView.tsx';
import { useKinds } from './kinds.ts';

type Entry = ApiPaths['/api/v1/audit/entries']['get']['responses'][200]['content']['application/json']['items'][number];

const filters = ['kind', 'subject', 'party'] as const;
type Filter = (typeof filters)[number];

/** Filters live in the address, so that a list can be sent to a colleague. */
const useFilters = () => {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(
    filters.flatMap((name) => {
      const value = search.get(name)?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  ) as Partial<Record<Filter, string>>;
  const set = (name: Filter | 'entry', value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value.trim() === '') next.delete(name);
        else next.set(name, value.trim());
        return next;
      },
      { replace: true },
    );
  return { values, set, entry: search.get('entry') };
};

const Tools = ({ values, set }: Pick<ReturnType<typeof useFilters>, 'values' | 'set'>) => {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const { kinds } = useKinds();
  return (
    <>
      <Select
        className="kind-choice"
        aria-label={t('entries.kind')}
        showSearch={{ optionFilterProp: 'label' }}
        value={values.kind ?? ''}
        onChange={(kind: string) => set('kind', kind)}
        options={[
          { value: '', label: t('entries.allKinds') },
          ...kinds.map((item) => ({ value: item.kind, label: item[language] })),
        ]}
      />
      {(['subject', 'party'] as const).map((name) => (
        <Input.Search
          key={name}
          className="id-filter"
          aria-label={t(`entries.${name}`)}
          placeholder={t(`entries.${name}Hint`)}
          defaultValue={values[name] ?? ''}
          allowClear
          onSearch={(value) => set(name, value)}
        />
      ))}
    </>
  );
};

/** Entries of the log, filtered by kind, subject and party; one opens beside the list with its proof. */
export const Page = () => {
  const { t } = useTranslation('audit');
  const { moment, number } = useFormats();
  const { wordOf } = useKinds();
  const { values, set, entry } = useFilters();
  const list = usePages<Entry>(['entries', values], (api, pageToken) =>
    api.GET('/api/v1/audit/entries', {
      params: { query: { ...values, ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  const exporter = useExporter('entries', values);
  return (
    <WorkView title={t('entries.title')} lead={t('entries.lead')}>
      <DataTable
        name="entries"
        label={t('entries.title')}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => set('entry', id)}
        exporter={exporter}
        tools={<Tools values={values} set={set} />}
        empty={<Empty title={t('entries.none')} text={t('entries.noneText')} />}
        columns={[
          { key: 'at', title: t('entries.at'), cell: ({ at }) => moment(at) },
          {
            key: 'kind',
            title: t('entries.kind'),
            width: 420,
            cell: ({ kind, erasedAt }) => (
              <>
                {wordOf(kind)}
                {erasedAt === null ? null : (
                  <div>
                    <StateTag meaning="attention">{t('entries.erased', { when: moment(erasedAt) })}</StateTag>
                  </div>
                )}
              </>
            ),
          },
          { key: 'subject', title: t('entries.subject'), cell: ({ subject }) => <code>{subject}</code> },
          {
            key: 'position',
            title: t('entries.position'),
            isNumber: true,
            cell: ({ position }) =>
              position === null ? <span className="soft">{t('entries.waiting')}</span> : number(position),
          },
        ]}
      />
      <Drawer
        open={entry !== null}
        size={640}
        title={t('entry.title')}
        onClose={() => set('entry', '')}
        destroyOnHidden
      >
        {entry === null ? null : <EntryView id={entry} />}
      </Drawer>
    </WorkView>
  );
};

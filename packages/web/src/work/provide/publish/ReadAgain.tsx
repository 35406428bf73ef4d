import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Version } from '../answers.ts';
import { Field } from '../parts/Field.tsx';
import { type TableOfFile, tablesOf, textOf } from './facts.ts';
import { HowToRead } from './HowToRead.tsx';
import type { Plan } from './plan.ts';

type Choice = {
  readonly tables: readonly TableOfFile[];
  readonly value: string;
  readonly change: (name: string) => void;
};

/** The tables of the file, of which another may be taken. */
const WhichTable = ({ tables, value, change }: Choice) => {
  const { t } = useTranslation('publish');
  const { number } = useFormats();
  const labelOf = ({ name, title, rows }: TableOfFile): string =>
    [name, title, rows === undefined ? '' : t('asRead.tableRows', { rows: number(rows) })]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <div className="fields">
      <Field label={t('asRead.tablesTitle')}>
        {({ id }) => (
          <Select
            id={id}
            value={value}
            onChange={change}
            options={tables.map((table) => ({ value: table.name, label: labelOf(table) }))}
          />
        )}
      </Field>
    </div>
  );
};

/** Reads the file of the newest version another way, without sending it again. */
export const ReadAgain = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('publish');
  const me = useMe();
  const go = useNavigate();
  const tables = tablesOf(version.source);
  const [table, setTable] = useState(textOf(version.source.table) ?? '');
  const [how, setHow] = useState<Pick<Plan, 'encoding' | 'delimiter' | 'dates'>>({
    encoding: '',
    delimiter: '',
    dates: '',
  });
  const reread = useDo<Version>(
    (api) =>
      api.POST('/api/v1/datasets/{id}/versions/{number}/rereading', {
        params: { path: { id: version.datasetId, number: version.number } },
        body: {
          ...(how.encoding === '' ? {} : { encoding: how.encoding }),
          ...(how.delimiter === '' ? {} : { delimiter: how.delimiter }),
          ...(how.dates === '' ? {} : { dates: how.dates }),
          ...(table === '' ? {} : { table }),
        },
      }),
    ['datasets'],
  );
  if (!holds(me, ['provider'])) return null;
  const isWhole = version.number === 1 || version.mode === 'replace';
  const read = async (): Promise<void> => {
    const done = await reread.mutateAsync().catch(() => undefined);
    if (done !== undefined) void go(`/datasets/${version.datasetId}?v=${done.number}`);
  };
  return (
    <details className="fold">
      <summary>{t('asRead.wrong')}</summary>
      <p className="soft">{t(isWhole ? 'asRead.wrongLead' : 'asRead.wrongAppend')}</p>
      {isWhole ? (
        <>
          {tables.length > 1 ? <WhichTable tables={tables} value={table} change={setTable} /> : null}
          {version.source.format === 'csv' ? (
            <HowToRead {...how} change={(part) => setHow((before) => ({ ...before, ...part }))} />
          ) : null}
          {reread.error === null ? null : <ProblemNote error={reread.error} />}
          <Button loading={reread.isPending} onClick={() => void read()}>
            {t('asRead.readAgain')}
          </Button>
        </>
      ) : null}
    </details>
  );
};

import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Assessment, ProfiledColumn } from '../answers.ts';
import { Bar } from '../parts/Bar.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { ColumnDetail } from './ColumnDetail.tsx';
import { levelInForce } from './levels.ts';
import { useClassName } from './words.ts';

const filledOf = ({ count, nulls }: ProfiledColumn): number => (count + nulls === 0 ? 0 : count / (count + nulls));

const textOf = (value: ProfiledColumn['min']): string => (value === null ? '–' : String(value));

const useProfileColumns = (assessment: Assessment): Column<ProfiledColumn>[] => {
  const { t } = useTranslation('datasets');
  const { number, percent } = useFormats();
  const className = useClassName();
  return [
    { key: 'name', title: t('profile.name'), cell: ({ name }) => <strong className="clamped">{name}</strong> },
    { key: 'kind', title: t('profile.kind'), cell: ({ semanticType }) => t(`kind.${semanticType}`) },
    { key: 'type', title: t('profile.type'), isExtra: true, cell: ({ type }) => <code>{type}</code> },
    {
      key: 'filled',
      title: t('profile.filled'),
      isNumber: true,
      cell: (column) => (
        <>
          <Bar share={filledOf(column)} /> {percent(filledOf(column))}
        </>
      ),
    },
    {
      key: 'distinct',
      title: t('profile.distinct'),
      isNumber: true,
      cell: ({ distinct, distinctExact }) =>
        distinctExact ? number(distinct) : t('profile.about', { value: number(distinct) }),
    },
    {
      key: 'range',
      title: t('profile.range'),
      cell: ({ min, max }) => <span className="clamped">{min === null ? '–' : `${textOf(min)} – ${textOf(max)}`}</span>,
    },
    {
      key: 'class',
      title: t('profile.class'),
      cell: (column) =>
        column.class === null
          ? t('profile.none')
          : `${className(column.class.id)}${column.class.accepted ? '' : ` (${t('profile.unsure')})`}`,
    },
    {
      key: 'level',
      title: t('profile.level'),
      cell: (column) => <LevelTag level={levelInForce(assessment, column)} />,
    },
  ];
};

/** Every column of a version as it was profiled; one opens beside the list. */
export const Columns = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTranslation('datasets');
  const columns = useProfileColumns(assessment);
  const [open, setOpen] = useState<ProfiledColumn>();
  return (
    <>
      <p className="soft">{t('profile.lead')}</p>
      <DataTable
        name="profile"
        label={t('tab.columns')}
        list={{ rows: assessment.columns }}
        columns={columns}
        rowKey={({ name }) => name}
        onOpen={setOpen}
      />
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} title={open?.name} size={480}>
        {open === undefined ? null : <ColumnDetail column={open} assessment={assessment} />}
      </Drawer>
    </>
  );
};

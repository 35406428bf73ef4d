import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { StateTag, Waiting } from '../parts/StateTag.tsx';
import type { Column } from '../parts/table/column.ts';
import { type CaseRow, stateMeaning } from './case.ts';
import { DueTag } from './DueTag.tsx';
import { useCaseWords } from './names.ts';

/** Columns of a list of cases. `base` is where a line leads. */
export const useCaseColumns = (base = '/cases'): readonly Column<CaseRow>[] => {
  const { t } = useTranslation('cases');
  const { day, moment } = useFormats();
  const { say, nameOf, whoOf } = useCaseWords();
  return [
    {
      key: 'subject',
      title: t('list.subject'),
      width: 300,
      cell: (row) => (
        <div className="case-subject">
          <Link to={`${base}/${row.id}`}>{row.subject || say(row.type.title)}</Link>
          <span className="soft small">
            {row.number} · {say(row.type.title)}
          </span>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (row) => <StateTag meaning={stateMeaning(row)}>{say(row.state.label)}</StateTag>,
    },
    {
      key: 'due',
      title: t('list.due'),
      cell: (row) => (row.endedAt === null ? <DueTag due={row.due} /> : t('list.ended', { when: day(row.endedAt) })),
    },
    {
      key: 'waits',
      title: t('list.waits'),
      width: 220,
      cell: (row) => (row.waitsFor === null ? '–' : <Waiting who={whoOf(row) ?? ''} since={row.waitsFor.since} />),
    },
    { key: 'applicant', title: t('list.applicant'), width: 200, cell: (row) => nameOf(row.applicant) },
    {
      key: 'handler',
      title: t('list.handler'),
      width: 180,
      cell: (row) => (
        <>
          {nameOf(row.lead ?? row.office)}
          {row.assignee === null ? null : <span className="soft"> · {row.assignee.name ?? t('list.somebody')}</span>}
        </>
      ),
    },
    { key: 'opened', title: t('list.opened'), isExtra: true, cell: (row) => moment(row.openedAt) },
    { key: 'changed', title: t('list.changed'), isExtra: true, cell: (row) => moment(row.changedAt) },
  ];
};

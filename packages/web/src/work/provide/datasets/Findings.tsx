import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Assessment } from '../answers.ts';
import { PageTabs } from '../parts/PageTabs.tsx';
import { ValueView } from '../value/ValueView.tsx';
import { useAssessment, useIsAssessed } from './asking.ts';
import { Columns } from './Columns.tsx';
import { LevelView, ToConfirm } from './LevelView.tsx';
import { Overview } from './Overview.tsx';
import { Quality } from './Quality.tsx';
import { Report } from './Report.tsx';
import { Suspects } from './Suspects.tsx';

/** A tab that a page adds. */
export type ExtraTab = { readonly key: 'versions' | 'use'; readonly content: ReactNode };

type Props = {
  readonly datasetId: string;
  readonly number: number;
  readonly extra?: readonly ExtraTab[];
  /** Shown under the figures of the overview. */
  readonly overview?: ReactNode;
};

const Assessing = ({ number }: { readonly number: number }) => {
  const { t } = useTranslation('datasets');
  return (
    <section className="panel" role="status">
      <p>{t('page.assessing', { number })}</p>
      <Skeleton active title={false} />
    </section>
  );
};

type Tab = {
  readonly key: 'overview' | 'quality' | 'columns' | 'suspects' | 'level' | 'value' | 'report' | ExtraTab['key'];
  readonly content: ReactNode;
};

const tabsOf = (assessment: Assessment, overview: ReactNode): readonly Tab[] => [
  {
    key: 'overview',
    content: (
      <>
        <ToConfirm assessment={assessment} />
        <Overview assessment={assessment} />
        {overview}
      </>
    ),
  },
  { key: 'quality', content: <Quality assessment={assessment} /> },
  { key: 'columns', content: <Columns assessment={assessment} /> },
  { key: 'suspects', content: <Suspects assessment={assessment} /> },
  { key: 'level', content: <LevelView assessment={assessment} /> },
  { key: 'value', content: <ValueView assessment={assessment} /> },
  { key: 'report', content: <Report assessment={assessment} /> },
];

const TabbedPage = ({ tabs }: { readonly tabs: readonly Tab[] }) => {
  const { t } = useTranslation('datasets');
  const [query] = useSearchParams();
  const shown = tabs.find(({ key }) => key === query.get('tab')) ?? tabs[0];
  if (shown === undefined) return null;
  return (
    <>
      <PageTabs active={shown.key} tabs={tabs.map(({ key }) => ({ key, label: t(`tab.${key}`) }))} />
      {shown.content}
    </>
  );
};

/** All that was found out about a version, in tabs whose names are in the address; while it is made, it says so. */
export const Findings = ({ datasetId, number, extra = [], overview }: Props) => {
  const isAssessed = useIsAssessed(datasetId, number);
  const asked = useAssessment(datasetId, number, isAssessed === true);
  if (asked.error !== null && asked.data === undefined)
    return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  if (isAssessed !== false && asked.data === undefined) return <Skeleton active />;
  if (asked.data === undefined || asked.data === null)
    return (
      <>
        <Assessing number={number} />
        {extra.length === 0 ? null : <TabbedPage tabs={extra} />}
      </>
    );
  return <TabbedPage tabs={[...tabsOf(asked.data, overview), ...extra]} />;
};

import type { ApiPaths } from '@corridor/client/api';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { problemOf, useAsk, useDo } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { WorkView } from '../../parts/WorkView.tsx';

type Jobs = ApiPaths['/api/v1/operator/jobs']['get']['responses'][200]['content']['application/json'];
type Failed = Jobs['failed'][number];

/** Queues move by themselves; nobody should have to press a button to see it. */
const askAgainMs = 10_000;

const Retry = ({ failed: { id } }: { readonly failed: Failed }) => {
  const { t } = useTranslation(['operate', 'common']);
  const { message } = App.useApp();
  const retry = useDo((api) => api.POST('/api/v1/operator/jobs/{id}/retry', { params: { path: { id } } }), ['jobs']);
  const go = (): Promise<void> =>
    retry.mutateAsync().then(
      () => void message.success(t('jobs.retried')),
      (error: unknown) => void message.error(problemOf(error)?.detail ?? t('common:problem.offline')),
    );
  return (
    <Button loading={retry.isPending} onClick={() => void go()}>
      {t('jobs.retry')}
    </Button>
  );
};

const Queues = ({ queues }: Pick<Jobs, 'queues'>) => {
  const { t } = useTranslation('operate');
  const { number } = useFormats();
  return (
    <DataTable
      name="queues"
      label={t('jobs.queue')}
      list={{ rows: queues }}
      rowKey={({ name }) => name}
      empty={<Empty title={t('jobs.none')} />}
      columns={[
        { key: 'name', title: t('jobs.queue'), cell: ({ name }) => <code>{name}</code> },
        { key: 'waiting', title: t('jobs.waiting'), isNumber: true, cell: ({ waiting }) => number(waiting) },
        { key: 'active', title: t('jobs.active'), isNumber: true, cell: ({ active }) => number(active) },
        { key: 'failed', title: t('jobs.failed'), isNumber: true, cell: ({ failed }) => number(failed) },
        {
          key: 'oldest',
          title: t('jobs.oldest'),
          isNumber: true,
          cell: ({ oldestSeconds }) => t('jobs.seconds', { count: Math.round(oldestSeconds) }),
        },
      ]}
    />
  );
};

const Failures = ({ failed }: Pick<Jobs, 'failed'>) => {
  const { t } = useTranslation('operate');
  const { moment } = useFormats();
  return (
    <DataTable
      name="failed-jobs"
      label={t('jobs.failures')}
      list={{ rows: failed }}
      rowKey={({ id }) => id}
      empty={<Empty title={t('jobs.noFailures')} />}
      columns={[
        { key: 'name', title: t('jobs.name'), cell: ({ name }) => <code>{name}</code> },
        { key: 'kind', title: t('jobs.kind'), cell: ({ kind }) => t(`jobs.kinds.${kind}`) },
        {
          key: 'error',
          title: t('jobs.error'),
          width: 420,
          cell: ({ error }) => <span className="wraps">{error}</span>,
        },
        { key: 'at', title: t('jobs.at'), cell: ({ at }) => moment(at) },
        { key: 'act', title: t('jobs.act'), cell: (row) => <Retry failed={row} /> },
      ]}
    />
  );
};

/** What the platform does behind the calls, and what of it failed. */
export const Page = () => {
  const { t } = useTranslation('operate');
  const { number } = useFormats();
  const asked = useAsk(['jobs'], (api) => api.GET('/api/v1/operator/jobs'), { everyMs: askAgainMs });
  return (
    <WorkView title={t('jobs.title')} lead={t('jobs.lead')}>
      <Answer asked={asked}>
        {({ asOf, queues, messages, failed }) => (
          <>
            <Figures>
              <Figure
                label={`${t('jobs.messages')}: ${t('jobs.waiting')}`}
                value={number(messages.waiting)}
                asOf={asOf}
              />
              <Figure
                label={t('jobs.oldest')}
                value={t('jobs.seconds', { count: Math.round(messages.oldestSeconds) })}
                asOf={asOf}
              />
              <Figure label={t('jobs.dead')} value={number(messages.dead)} asOf={asOf} />
            </Figures>
            <h2>{t('jobs.failures')}</h2>
            <Failures failed={failed} />
            <h2>{t('jobs.queue')}</h2>
            <Queues queues={queues} />
          </>
        )}
      </Answer>
    </WorkView>
  );
};

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk, useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Read } from '../answers.ts';
import { useSetLevel } from './LevelForm.tsx';

type Lowering = Read<'/api/v1/datasets/{id}/level-approvals'>['items'][number];

const meanings = { waiting: 'waiting', approved: 'good', refused: 'wrong', used: 'plain' } as const;

const Decide = ({ lowering }: { readonly lowering: Lowering }) => {
  const { t } = useTranslation('datasets');
  const decide = useDo<unknown, boolean>(
    (api, approve) =>
      api.POST('/api/v1/approvals/{id}/decision', { params: { path: { id: lowering.approvalId } }, body: { approve } }),
    ['datasets', 'approvals'],
  );
  return (
    <>
      <Button onClick={() => decide.mutate(true)}>{t('level.approve')}</Button>
      <Button onClick={() => decide.mutate(false)}>{t('level.refuse')}</Button>
      {decide.error === null ? null : <ProblemNote error={decide.error} />}
    </>
  );
};

const Apply = ({ lowering, datasetId }: { readonly lowering: Lowering; readonly datasetId: string }) => {
  const { t } = useTranslation('datasets');
  const set = useSetLevel(datasetId);
  const { column, level, reason, approvalId } = lowering;
  return (
    <>
      <Button type="primary" loading={set.isPending} onClick={() => set.mutate({ column, level, reason, approvalId })}>
        {t('level.apply')}
      </Button>
      {set.error === null ? null : <ProblemNote error={set.error} />}
    </>
  );
};

/** Lowerings that were asked for: whom they wait for, and what can be done about them. */
export const Lowerings = ({ datasetId }: { readonly datasetId: string }) => {
  const { t } = useTranslation(['datasets', 'common']);
  const { day } = useFormats();
  const me = useMe();
  const { data } = useAsk<{ items: Lowering[] }>(['datasets', datasetId, 'lowerings'], (api) =>
    api.GET('/api/v1/datasets/{id}/level-approvals', { params: { path: { id: datasetId } } }),
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('level.waiting')}</h2>
      <ul className="confirm-list">
        {data.items.map((lowering) => (
          <li key={lowering.approvalId}>
            <span>
              <StateTag meaning={meanings[lowering.state]}>{t(`level.approval.${lowering.state}`)}</StateTag>{' '}
              {t('level.lowering', {
                column: lowering.column,
                level: t(`common:level.${lowering.level}`),
                reason: lowering.reason,
              })}{' '}
              <span className="soft small">{day(lowering.requestedAt)}</span>
            </span>
            <span className="row-of">
              {lowering.state === 'waiting' && lowering.requestedBy !== me.personId ? (
                <Decide lowering={lowering} />
              ) : null}
              {lowering.state === 'approved' ? <Apply lowering={lowering} datasetId={datasetId} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { type Assessment, type Level, levels, type ProfiledColumn } from '../answers.ts';
import { Field } from '../parts/Field.tsx';
import { isLower, levelInForce } from './levels.ts';

type Wish = { readonly column: string; readonly level: Level; readonly reason: string };

/** Sets the level of a column, with the second person's yes where it is lowered. */
export const useSetLevel = (datasetId: string) =>
  useDo<unknown, Wish & { readonly approvalId?: string }>(
    (api, body) => api.POST('/api/v1/datasets/{id}/levels', { params: { path: { id: datasetId } }, body }),
    ['datasets'],
  );

const useAskToLower = (datasetId: string) =>
  useDo<unknown, Wish>(
    (api, body) => api.POST('/api/v1/datasets/{id}/level-approvals', { params: { path: { id: datasetId } }, body }),
    ['datasets', 'approvals'],
  );

type Props = { readonly column: ProfiledColumn; readonly assessment: Assessment };

/** The owner's level for a column: up at once, down by way of a second person. */
export const LevelForm = ({ column, assessment }: Props) => {
  const { t } = useTranslation(['datasets', 'common']);
  const { message } = App.useApp();
  const now = levelInForce(assessment, column);
  const [level, setLevel] = useState<Level>(column.class?.level ?? now);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const set = useSetLevel(assessment.datasetId);
  const ask = useAskToLower(assessment.datasetId);
  const lowers = isLower(level, now);
  const doing = lowers ? ask : set;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    await doing
      .mutateAsync({ column: column.name, level, reason: reason.trim() })
      .then(() => message.success(t(lowers ? 'level.asked' : 'level.same')))
      .catch(() => undefined);
  };
  const hint = t(lowers ? 'level.lower' : level === now ? 'level.same' : 'level.raise');
  return (
    <section className="stacked">
      <h3>{t('level.set')}</h3>
      <p className="soft">{t('level.now', { level: t(`common:level.${now}`) })}</p>
      <Field label={t('level.level')} help={hint}>
        {({ id }) => (
          <Select
            id={id}
            value={level}
            onChange={setLevel}
            options={levels.map((value) => ({ value, label: t(`common:level.${value}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('level.reason')}
        help={t('level.reasonHelp')}
        error={isTried && reason.trim() === '' ? t('level.reasonNeeded') : undefined}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      {doing.error === null ? null : <ProblemNote error={doing.error} />}
      {ask.isSuccess ? <p role="status">{t('level.askedText')}</p> : null}
      <Button type="primary" loading={doing.isPending} onClick={() => void submit()}>
        {t(lowers ? 'level.ask' : 'level.raiseNow')}
      </Button>
    </section>
  );
};

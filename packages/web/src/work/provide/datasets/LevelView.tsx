import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { StateTag } from '../../parts/StateTag.tsx';
import { type Assessment, deliveryModes, type ProfiledColumn } from '../answers.ts';
import { LevelTag } from '../parts/LevelTag.tsx';
import { ColumnDetail } from './ColumnDetail.tsx';
import { Lowerings } from './Lowerings.tsx';
import { unsureColumns } from './levels.ts';
import { useClassName } from './words.ts';

type Props = { readonly assessment: Assessment };

/** What the platform is not sure of, to be said by a person. Nothing where there is nothing. */
export const ToConfirm = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { percent } = useFormats();
  const className = useClassName();
  const [open, setOpen] = useState<ProfiledColumn>();
  const unsure = unsureColumns(assessment);
  if (unsure.length === 0) return null;
  return (
    <section className="panel attention">
      <h2>{t('level.confirm')}</h2>
      <p>{t('level.confirmLead')}</p>
      <ul className="confirm-list">
        {unsure.map((column) => (
          <li key={column.name}>
            <span>
              <strong>{column.name}</strong> · {className(column.class?.id ?? '')} ·{' '}
              {percent(column.class?.confidence ?? 0, 0)}
            </span>
            <Button onClick={() => setOpen(column)}>{t('level.set')}</Button>
          </li>
        ))}
      </ul>
      <Drawer open={open !== undefined} onClose={() => setOpen(undefined)} title={open?.name} size={480}>
        {open === undefined ? null : <ColumnDetail column={open} assessment={assessment} />}
      </Drawer>
    </section>
  );
};

const Modes = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { allowedModes, conditions } = assessment.sensitivity;
  return (
    <ul className="bullet-list">
      {deliveryModes.map((mode) => {
        const isAllowed = allowedModes.includes(mode);
        const bound = conditions.filter((condition) => condition.mode === mode);
        return (
          <li key={mode}>
            <StateTag meaning={isAllowed ? 'good' : 'plain'}>
              {t(isAllowed ? 'level.modeAllowed' : 'level.modeForbidden')}
            </StateTag>{' '}
            {t(`level.mode.${mode}`)}
            {bound.map(({ condition, groupMin }) => (
              <span key={condition} className="soft">
                {' '}
                · {conditionWords(t, condition, groupMin)}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
};

type Condition = 'contract' | 'masking' | 'kThreshold' | 'invited';

const isCondition = (text: string): text is Condition =>
  ['contract', 'masking', 'kThreshold', 'invited'].includes(text);

const conditionWords = (
  t: ReturnType<typeof useTranslation<'datasets'>>['t'],
  condition: string,
  groupMin: number | undefined,
): string => (isCondition(condition) ? t(`level.condition.${condition}`, { count: groupMin ?? 0 }) : condition);

/** The level with every reason, what it allows, what waits for a person. */
export const LevelView = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { level, reasons, smallestGroup } = assessment.sensitivity;
  return (
    <>
      <p className="soft">{t('level.lead')}</p>
      <ToConfirm assessment={assessment} />
      <Lowerings datasetId={assessment.datasetId} />
      <section className="panel">
        <h2>
          {t('level.reasons')} <LevelTag level={level} />
        </h2>
        <ul className="bullet-list">
          {reasons.map(({ code, columns, text, level: given }) => (
            <li key={`${code} ${columns.join()}`}>
              <LevelTag level={given} /> {text}
            </li>
          ))}
        </ul>
        {smallestGroup === null ? null : (
          <p className="soft">
            {t('level.group', { columns: smallestGroup.columns.join(' + '), count: smallestGroup.k })}
          </p>
        )}
      </section>
      <section className="panel">
        <h2>{t('level.modes')}</h2>
        <Modes assessment={assessment} />
      </section>
    </>
  );
};

import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf, minorOf } from '../../../shared/format.ts';
import { useAsk, useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';

type Now = { readonly feeBasisPoints: number; readonly acceptanceDays: number };

/** Limits of the platform: the whole price, and three months. */
const feeBasisPointsMax = 10_000;
const daysMax = 90;

/** Per cent with two decimals are basis points, as money's major units are minor ones. */
const basisPointsOf = (typed: string): number | undefined => {
  const points = Number(minorOf(typed) ?? Number.NaN);
  return points >= 0 && points <= feeBasisPointsMax ? points : undefined;
};

const daysOf = (typed: string): number | undefined => {
  const days = Number(typed.trim());
  return Number.isInteger(days) && days >= 1 && days <= daysMax ? days : undefined;
};

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly problem: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const Field = ({ id, label, hint, problem, value, onChange }: FieldProps) => (
  <Form.Item
    htmlFor={id}
    label={label}
    extra={hint}
    {...(problem === undefined ? {} : { validateStatus: 'error' as const, help: problem })}
  >
    <Input id={id} inputMode="decimal" value={value} onChange={({ target }) => onChange(target.value)} />
  </Form.Item>
);

const Change = ({ now, region }: { readonly now: Now; readonly region: string }) => {
  const { t } = useTranslation('books');
  const { message } = App.useApp();
  const [fee, setFee] = useState(decimalOf(String(now.feeBasisPoints)));
  const [days, setDays] = useState(String(now.acceptanceDays));
  const feeBasisPoints = basisPointsOf(fee);
  const acceptanceDays = daysOf(days);
  const save = useDo(
    (api, body: Now) => api.PUT('/api/v1/regions/{region}/conditions', { params: { path: { region } }, body }),
    ['conditions', 'entries'],
  );
  const isChanged = feeBasisPoints !== now.feeBasisPoints || acceptanceDays !== now.acceptanceDays;
  const isReady = feeBasisPoints !== undefined && acceptanceDays !== undefined && isChanged;
  const go = async (): Promise<void> => {
    if (feeBasisPoints === undefined || acceptanceDays === undefined) return;
    await save.mutateAsync({ feeBasisPoints, acceptanceDays });
    void message.success(t('conditions.saved'));
  };
  return (
    <Form layout="vertical" className="short-input">
      <Field
        id="fee"
        label={t('conditions.fee')}
        hint={t('conditions.feeHint')}
        problem={feeBasisPoints === undefined ? t('conditions.feeWrong') : undefined}
        value={fee}
        onChange={setFee}
      />
      <Field
        id="days"
        label={t('conditions.days')}
        hint={t('conditions.daysHint')}
        problem={acceptanceDays === undefined ? t('conditions.daysWrong') : undefined}
        value={days}
        onChange={setDays}
      />
      <ConfirmButton
        disabled={!isReady}
        label={t('conditions.act')}
        title={t('conditions.confirmTitle')}
        onConfirm={go}
      >
        <p>{t('conditions.confirmText', { fee, days })}</p>
      </ConfirmButton>
    </Form>
  );
};

/** What the operator takes of a price in its region, and how long silence lasts; a manager changes it. */
export const Conditions = ({ isManager }: { readonly isManager: boolean }) => {
  const { t } = useTranslation('books');
  const { region } = useMe();
  const asked = useAsk(['conditions', region], (api) =>
    api.GET('/api/v1/regions/{region}/conditions', { params: { path: { region } } }),
  );
  return (
    <section className="panel">
      <h2>{t('conditions.title')}</h2>
      <p className="soft reading">{t('conditions.lead')}</p>
      <Answer asked={asked}>
        {(now) =>
          isManager ? (
            <Change key={`${now.feeBasisPoints} ${now.acceptanceDays}`} now={now} region={region} />
          ) : (
            <dl className="facts">
              <dt>{t('conditions.fee')}</dt>
              <dd>{decimalOf(String(now.feeBasisPoints))} %</dd>
              <dt>{t('conditions.days')}</dt>
              <dd>{now.acceptanceDays}</dd>
            </dl>
          )
        }
      </Answer>
    </section>
  );
};

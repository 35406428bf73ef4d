import { Form, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { minorOf } from '../../shared/format.ts';
import { RulesEditor } from './RulesEditor.tsx';
import type { TermsDraft } from './terms.ts';

/** What is wrong with a field; undefined when all is right. */
export const faultsOf = (draft: TermsDraft): { readonly price: boolean; readonly count: boolean } => ({
  price: !/^\d+$/.test(minorOf(draft.price) ?? ''),
  count: draft.count !== '' && !/^[1-9]\d{0,11}$/.test(draft.count),
});

/** True when the draft can be sent. */
export const isWhole = (draft: TermsDraft): boolean => Object.values(faultsOf(draft)).every((fault) => !fault);

type Props = {
  readonly draft: TermsDraft;
  readonly currency: string;
  readonly onChange: (draft: TermsDraft) => void;
};

type FieldProps = Pick<Props, 'draft' | 'onChange'> & {
  readonly name: 'purpose' | 'lastDay' | 'count' | 'price';
  readonly fault?: string | undefined;
  readonly suffix?: string;
};

const hints = {
  purpose: 'form.purposeHint',
  lastDay: 'form.lastDayHint',
  count: 'form.countHint',
  price: 'form.priceHint',
} as const;

const Field = ({ draft, onChange, name, fault, suffix }: FieldProps) => {
  const { t } = useTranslation('terms');
  const id = useId();
  return (
    <Form.Item
      label={t(`form.${name}`)}
      htmlFor={id}
      extra={t(hints[name])}
      {...(fault === undefined ? {} : { validateStatus: 'error' as const, help: fault })}
    >
      <Input
        id={id}
        type={name === 'lastDay' ? 'date' : 'text'}
        {...(name === 'purpose' || name === 'lastDay' ? {} : { inputMode: 'decimal' as const })}
        maxLength={200}
        suffix={suffix}
        value={draft[name]}
        onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
      />
    </Form.Item>
  );
};

/** Purpose, time, uses, price and acceptance rules: what is negotiated about; all else stays as it was proposed. */
export const TermsForm = ({ draft, currency, onChange }: Props) => {
  const { t } = useTranslation('terms');
  const faults = faultsOf(draft);
  const same = { draft, onChange };
  return (
    <Form layout="vertical" className="terms-form" component="div">
      <Field {...same} name="purpose" />
      <div className="side-by-side">
        <Field {...same} name="lastDay" />
        <Field {...same} name="count" fault={faults.count ? t('form.countWrong') : undefined} />
        <Field {...same} name="price" suffix={currency} fault={faults.price ? t('form.priceWrong') : undefined} />
      </div>
      <RulesEditor
        rules={draft.rules}
        waived={draft.acceptDespite}
        onChange={(rules, acceptDespite) => onChange({ ...draft, rules, acceptDespite })}
      />
    </Form>
  );
};

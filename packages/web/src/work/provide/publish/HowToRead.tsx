import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import { dateOrders, encodings, type Plan } from './plan.ts';

type Reading = Pick<Plan, 'encoding' | 'delimiter' | 'dates'>;

type Props = Reading & { readonly change: (part: Partial<Reading>) => void };

/** Encoding, separator and the meaning of dates, for when they were not found rightly. */
export const HowToRead = ({ encoding, delimiter, dates, change }: Props) => {
  const { t } = useTranslation('publish');
  const found = { value: '', label: t('how.auto') };
  const delimiters = [
    found,
    { value: ',', label: t('how.comma') },
    { value: ';', label: t('how.semicolon') },
    { value: '\t', label: t('how.tab') },
    { value: '|', label: t('how.pipe') },
  ];
  const orders = [found, ...dateOrders.map((value) => ({ value, label: t(`how.orders.${value}`) }))];
  return (
    <div className="fields">
      <Field label={t('how.encoding')}>
        {({ id }) => (
          <Select
            id={id}
            value={encoding}
            onChange={(value) => change({ encoding: value })}
            options={[found, ...encodings.map((value) => ({ value, label: value.toUpperCase() }))]}
          />
        )}
      </Field>
      <Field label={t('how.delimiter')}>
        {({ id }) => (
          <Select id={id} value={delimiter} onChange={(value) => change({ delimiter: value })} options={delimiters} />
        )}
      </Field>
      <Field label={t('how.dates')}>
        {({ id }) => <Select id={id} value={dates} onChange={(value) => change({ dates: value })} options={orders} />}
      </Field>
    </div>
  );
};

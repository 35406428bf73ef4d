import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import { encodings } from './plan.ts';

type Reading = { readonly encoding: string; readonly delimiter: string };

type Props = Reading & { readonly change: (part: Partial<Reading>) => void };

/** Encoding and separator, for when they were not found rightly. */
export const HowToRead = ({ encoding, delimiter, change }: Props) => {
  const { t } = useTranslation('publish');
  const found = { value: '', label: t('how.auto') };
  const delimiters = [
    found,
    { value: ',', label: t('how.comma') },
    { value: ';', label: t('how.semicolon') },
    { value: '\t', label: t('how.tab') },
    { value: '|', label: t('how.pipe') },
  ];
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
    </div>
  );
};

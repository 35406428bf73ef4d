import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAllDatasets } from '../datasets/asking.ts';
import { Field } from '../parts/Field.tsx';
import { useVocabulary } from './asking.ts';
import type { PartProps } from './DraftForm.tsx';
import type { Form } from './types.ts';

const forms: readonly Form[] = ['dataset', 'api', 'report', 'model', 'service'];

type TextKey = 'titleZh' | 'titleEn' | 'summaryZh' | 'summaryEn';

const TextField = ({
  typed,
  set,
  name,
  label,
  help,
  error,
}: PartProps & {
  readonly name: TextKey;
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
}) => {
  const isLong = name === 'summaryZh' || name === 'summaryEn';
  const lang = name.endsWith('Zh') ? 'zh-CN' : 'en';
  const onChange = ({ target }: { target: { value: string } }): void => set({ [name]: target.value });
  return (
    <Field label={label} help={help} error={error}>
      {(wiring) =>
        isLong ? (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={4000}
            lang={lang}
            value={typed[name]}
            onChange={onChange}
          />
        ) : (
          <Input {...wiring} maxLength={200} lang={lang} value={typed[name]} onChange={onChange} />
        )
      }
    </Field>
  );
};

const KeywordsField = ({
  typed,
  set,
  name,
  label,
}: PartProps & {
  readonly name: 'keywordsZh' | 'keywordsEn';
  readonly label: string;
}) => {
  const { t } = useTranslation('products');
  return (
    <Field label={label} help={t('draft.keywordsHelp')}>
      {({ id }) => (
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={20}
          tokenSeparators={[',', '，', '、', ';']}
          value={[...typed[name]]}
          onChange={(words) => set({ [name]: words })}
        />
      )}
    </Field>
  );
};

const Kind = ({ typed, set, wrong }: PartProps) => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const { data: vocabulary } = useVocabulary();
  const { data: datasets = [] } = useAllDatasets();
  return (
    <div className="fields">
      <Field label={t('draft.form')}>
        {({ id }) => (
          <Select
            id={id}
            value={typed.form}
            onChange={(form) => set({ form })}
            options={forms.map((value) => ({ value, label: t(`draft.forms.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('draft.category')} error={wrong('category')}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.category === '' ? null : typed.category}
            onChange={(category: string) => set({ category })}
            options={(vocabulary?.categories ?? []).map(({ code, label }) => ({
              value: code,
              label: inLanguage(label, language),
            }))}
          />
        )}
      </Field>
      <Field label={t('draft.datasets')} error={wrong('dataset')}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...typed.datasetIds]}
            onChange={(datasetIds) => set({ datasetIds })}
            options={datasets.map((dataset) => ({
              value: dataset.id,
              label: `${inLanguage({ zh: dataset.titleZh, en: dataset.titleEn }, language)} · ${dataset.name}`,
            }))}
          />
        )}
      </Field>
    </div>
  );
};

/** What the product is: form, data, title and summary in both languages side by side. */
export const WhatFields = (part: PartProps) => {
  const { t } = useTranslation('products');
  return (
    <section className="panel">
      <h2>{t('draft.what')}</h2>
      <Kind {...part} />
      <div className="fields pairs">
        <TextField {...part} name="titleZh" label={t('draft.titleZh')} error={part.wrong('title')} />
        <TextField {...part} name="titleEn" label={t('draft.titleEn')} />
        <TextField
          {...part}
          name="summaryZh"
          label={t('draft.summaryZh')}
          help={t('draft.summaryHelp')}
          error={part.wrong('summary')}
        />
        <TextField {...part} name="summaryEn" label={t('draft.summaryEn')} />
        <KeywordsField {...part} name="keywordsZh" label={t('draft.keywordsZh')} />
        <KeywordsField {...part} name="keywordsEn" label={t('draft.keywordsEn')} />
      </div>
    </section>
  );
};

import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAllDatasets } from '../datasets/asking.ts';
import { Choices } from '../parts/Choices.tsx';
import { Field } from '../parts/Field.tsx';
import { namePattern, type Plan } from './plan.ts';

/** What is wrong with a plan, by field. */
export type PlanErrors = Partial<Record<'title' | 'name' | 'datasetId', string>>;

type Props = {
  readonly plan: Plan;
  readonly suggestedName: string;
  readonly errors: PlanErrors;
  readonly change: (part: Partial<Plan>) => void;
};

const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

const NewDataset = ({ plan, suggestedName, errors, change }: Props) => {
  const { t } = useTranslation('publish');
  const name = plan.name || suggestedName;
  const nameError = errors.name ?? (namePattern.test(name) ? undefined : t('where.nameWrong'));
  return (
    <div className="fields">
      <Field label={t('where.titleZh')} error={errors.title}>
        {(wiring) => (
          <Input
            {...wiring}
            value={plan.titleZh}
            maxLength={200}
            lang="zh-CN"
            onChange={({ target }) => change({ titleZh: target.value })}
          />
        )}
      </Field>
      <Field label={t('where.titleEn')}>
        {(wiring) => (
          <Input
            {...wiring}
            value={plan.titleEn}
            maxLength={200}
            lang="en"
            onChange={({ target }) => change({ titleEn: target.value })}
          />
        )}
      </Field>
      <Field label={t('where.name')} help={t('where.nameHelp')} error={nameError}>
        {(wiring) => (
          <Input {...wiring} value={name} maxLength={63} onChange={({ target }) => change({ name: target.value })} />
        )}
      </Field>
      <Field label={t('where.timeZone')} help={t('where.timeZoneHelp')}>
        {({ id }) => (
          <Select
            id={id}
            showSearch
            value={plan.timeZone}
            onChange={(timeZone) => change({ timeZone })}
            options={timeZones().map((zone) => ({ value: zone, label: zone }))}
          />
        )}
      </Field>
    </div>
  );
};

const ExistingDataset = ({ plan, errors, change }: Props) => {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  const { data = [] } = useAllDatasets();
  const options = data.map(({ id, name, titleZh, titleEn, latestVersion }) => ({
    value: id,
    label: `${inLanguage({ zh: titleZh, en: titleEn }, language)} · ${name} · ${t('where.version', { number: latestVersion ?? 0 })}`,
  }));
  return (
    <>
      <Field label={t('where.dataset')} error={errors.datasetId}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            showSearch={{ optionFilterProp: 'label' }}
            value={plan.datasetId === '' ? null : plan.datasetId}
            onChange={(datasetId: string) => change({ datasetId })}
            options={options}
            notFoundContent={t('where.noDataset')}
          />
        )}
      </Field>
      <Choices
        legend={t('where.existingText')}
        value={plan.mode}
        onChange={(mode) => change({ mode })}
        choices={[
          { value: 'append', label: t('where.append'), text: t('where.appendText') },
          { value: 'replace', label: t('where.replace'), text: t('where.replaceText') },
        ]}
      />
    </>
  );
};

/** Which dataset a file goes into: a new one, or the next version of one that is there. */
export const Where = (props: Props) => {
  const { t } = useTranslation('publish');
  const { plan, change } = props;
  return (
    <section className="panel">
      <h2>{t('where.title')}</h2>
      <Choices
        legend={t('where.title')}
        isLegendHidden
        value={plan.target}
        onChange={(target) => change({ target })}
        choices={[
          { value: 'new', label: t('where.new'), text: t('where.newText') },
          { value: 'existing', label: t('where.existing'), text: t('where.existingText') },
        ]}
      />
      {plan.target === 'new' ? <NewDataset {...props} /> : <ExistingDataset {...props} />}
    </section>
  );
};

import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import type { PartProps } from './DraftForm.tsx';
import type { Frequency } from './types.ts';

const frequencies: readonly Frequency[] = [
  'continuous',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'annual',
  'irregular',
  'never',
];

/** Time, place and how often new data come. */
export const AboutFields = ({ typed, set, wrong }: PartProps) => {
  const { t } = useTranslation('products');
  return (
    <section className="panel">
      <h2>{t('draft.about')}</h2>
      <div className="fields">
        <Field label={t('draft.from')}>
          {({ id }) => (
            <Input id={id} type="date" value={typed.from} onChange={({ target }) => set({ from: target.value })} />
          )}
        </Field>
        <Field label={t('draft.until')} error={wrong('range')}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={typed.until}
              onChange={({ target }) => set({ until: target.value })}
            />
          )}
        </Field>
        <Field label={t('draft.spatial')} help={t('draft.spatialHelp')} error={wrong('spatial')}>
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              maxLength={6}
              value={typed.spatialCode}
              onChange={({ target }) => set({ spatialCode: target.value })}
            />
          )}
        </Field>
        <Field label={t('draft.frequency')}>
          {({ id }) => (
            <Select
              id={id}
              value={typed.updateFrequency}
              onChange={(updateFrequency) => set({ updateFrequency })}
              options={frequencies.map((value) => ({ value, label: t(`draft.frequencies.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </section>
  );
};

/** Whom others may ask. */
export const ContactFields = ({ typed, set, wrong }: PartProps) => {
  const { t } = useTranslation('products');
  return (
    <section className="panel">
      <h2>{t('draft.contact')}</h2>
      <div className="fields">
        <Field label={t('draft.contactName')} error={wrong('name')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={100}
              value={typed.contactName}
              onChange={({ target }) => set({ contactName: target.value })}
            />
          )}
        </Field>
        <Field label={t('draft.contactEmail')} error={wrong('contact')}>
          {(wiring) => (
            <Input
              {...wiring}
              type="email"
              maxLength={200}
              value={typed.contactEmail}
              onChange={({ target }) => set({ contactEmail: target.value })}
            />
          )}
        </Field>
        <Field label={t('draft.contactPhone')}>
          {({ id }) => (
            <Input
              id={id}
              type="tel"
              maxLength={50}
              value={typed.contactPhone}
              onChange={({ target }) => set({ contactPhone: target.value })}
            />
          )}
        </Field>
      </div>
    </section>
  );
};

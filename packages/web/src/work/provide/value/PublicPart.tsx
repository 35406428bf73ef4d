import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import type { PartProps } from './part.ts';
import { RangeTable } from './RangeTable.tsx';

/** Public data under authorised operation: their cost is recovered, nothing else is shown. */
export const PublicPart = ({ typed, set, wrongs }: PartProps) => {
  const { t } = useTranslation('valuing');
  return (
    <section className="panel">
      <h2>{t('public.title')}</h2>
      <Checkbox checked={typed.isPublic} onChange={({ target }) => set({ isPublic: target.checked })}>
        {t('public.is')}
      </Checkbox>
      {typed.isPublic ? (
        <>
          <p className="soft">{t('public.lead')}</p>
          <RangeTable
            label={t('public.title')}
            currency={typed.currency}
            wrongs={wrongs}
            lines={(['margin', 'volume'] as const).map((key) => ({
              key,
              label: t(`public.${key}`),
              help: t(`public.help.${key}`),
              kind: key === 'margin' ? 'percent' : 'number',
              typed: typed[key],
              path: key,
            }))}
            onType={(key, range) => set({ [key]: range })}
          />
          <Field label={t('public.unit')} help={t('public.unitHelp')}>
            {({ id }) => (
              <Input id={id} maxLength={50} value={typed.unit} onChange={({ target }) => set({ unit: target.value })} />
            )}
          </Field>
        </>
      ) : null}
    </section>
  );
};

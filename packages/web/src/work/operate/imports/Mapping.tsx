import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Import } from './imports.ts';

type Fields = readonly (string | null)[];

/** A field is read from one column: where it is chosen anew, its old column is left out. */
const choose = (fields: Fields, at: number, field: string | null): Fields =>
  fields.map((other, index) => (index === at ? field : field !== null && other === field ? null : other));

/** Which column is read as which field; shown, and changed for another preview. */
export const Mapping = ({ of }: { readonly of: Import }) => {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const id = useId();
  const [fields, setFields] = useState<Fields>(of.columns.map(({ field }) => field));
  const again = useDo(
    (api, wanted: Fields) =>
      api.POST('/api/v1/operator/imports/{id}/mapping', {
        params: { path: { id: of.id } },
        body: { fields: [...wanted] },
      }),
    ['imports'],
  );
  const missing = of.fields.filter(({ key, required }) => required && !fields.includes(key));
  const isChanged = of.columns.some(({ field }, at) => field !== fields[at]);
  const options = [
    { value: '', label: t('mapping.leftOut') },
    ...of.fields.map(({ key, label, required }) => ({
      value: key,
      label: `${label[language]}${required ? ' *' : ''}`,
    })),
  ];
  return (
    <details className="panel" open={of.possible.includes('preview') && missing.length > 0}>
      <summary>{t('mapping.title')}</summary>
      <p className="soft">{t('mapping.lead')}</p>
      <ul className="import-mapping">
        {of.columns.map(({ heading }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headings may repeat
          <li key={at}>
            <label htmlFor={`${id}-${at}`} className="as-typed">
              {heading === '' ? t('mapping.noHeading', { place: at + 1 }) : heading}
            </label>
            <Select
              id={`${id}-${at}`}
              value={fields[at] ?? ''}
              disabled={!of.possible.includes('preview')}
              onChange={(value) => setFields(choose(fields, at, value === '' ? null : value))}
              options={options}
            />
          </li>
        ))}
      </ul>
      {missing.length === 0 ? null : (
        <p role="status">{t('mapping.missing', { fields: missing.map(({ label }) => label[language]).join(' · ') })}</p>
      )}
      {again.error === null ? null : <ProblemNote error={again.error} />}
      {of.possible.includes('preview') ? (
        <Button disabled={!isChanged} loading={again.isPending} onClick={() => again.mutate(fields)}>
          {t('mapping.again')}
        </Button>
      ) : null}
    </details>
  );
};

import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import type { Plan } from './plan.ts';

type Props = Pick<Plan, 'table'> & { readonly change: (part: Pick<Plan, 'table'>) => void };

/** Longest name of a table that the platform takes. */
const nameLengthMax = 500;

/** Of a file with several tables, which is meant; it can be said before the file is sent. */
export const WhichTable = ({ table, change }: Props) => {
  const { t } = useTranslation('publish');
  return (
    <div className="fields">
      <Field label={t('how.table')} help={t('how.tableHint')}>
        {({ id }) => (
          <Input
            id={id}
            value={table}
            maxLength={nameLengthMax}
            onChange={(event) => change({ table: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
};

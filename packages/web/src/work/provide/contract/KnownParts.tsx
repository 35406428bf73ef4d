import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { type Contract, useChange } from './asking.ts';

const flags = [
  ['required', 'required'],
  ['unique', 'unique'],
  ['primaryKey', 'key'],
] as const;

/** What the contract says of each column, to be ticked; the text is changed in that place only. */
export const KnownParts = ({ contract }: { readonly contract: Contract }) => {
  const { t } = useTranslation('dataContract');
  const change = useChange(contract.datasetId);
  const { columns } = contract.known;
  if (columns.length === 0) return null;
  const set = (path: string, value: boolean): void =>
    change.mutate({ base: contract.number, changes: [{ op: 'add', path, value }] });
  return (
    <section>
      <h2>{t('columns')}</h2>
      {change.error === null ? null : <ProblemNote error={change.error} />}
      <ScrollBox label={t('columns')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('type')}</th>
              {flags.map(([name, word]) => (
                <th key={name} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.path}>
                <th scope="row">{column.name}</th>
                <td>{column.logicalType ?? '–'}</td>
                {flags.map(([name, word]) => (
                  <td key={name}>
                    <Checkbox
                      aria-label={t('flag', { column: column.name, flag: t(word) })}
                      checked={column[name]}
                      disabled={change.isPending}
                      onChange={({ target }) => set(`${column.path}/${name}`, target.checked)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
};

import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import type { Clause, Contract } from './asking.ts';

const meanings = { held: 'good', broken: 'wrong', not_run: 'attention' } as const;
const order = ['broken', 'not_run', 'held'] as const;

type Row = Clause & { readonly isNew?: boolean | null };

/** Clauses with how the data stand to them, what is broken first. */
export const ClauseTable = ({ clauses, label }: { readonly clauses: readonly Row[]; readonly label: string }) => {
  const { t } = useTranslation('dataContract');
  const { number } = useFormats();
  const sorted = [...clauses].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ScrollBox label={label}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('clause')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className="number">
              {t('figures')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((clause, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two clauses may stand at one place of the contract
            <tr key={`${clause.path}-${i}`}>
              <th scope="row">
                {clause.text}
                {clause.reason === null ? null : <div className="soft small">{clause.reason}</div>}
              </th>
              <td>
                <StateTag meaning={meanings[clause.state]}>
                  {clause.isNew === true ? t('isNew') : t(`stateOf.${clause.state}`)}
                </StateTag>
              </td>
              <td className="number">
                {clause.good === null || clause.of === null ? '–' : `${number(clause.good)} / ${number(clause.of)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

/** What the newest check told. */
export const Check = ({ contract }: { readonly contract: Contract }) => {
  const { t } = useTranslation('dataContract');
  const { check } = contract;
  if (check === null)
    return (
      <p className="soft" role="status">
        {t('checking')}
      </p>
    );
  const { versionNumber, held, broken, notRun, clauses } = check;
  return (
    <section>
      <h2>{t('checked', { number: versionNumber })}</h2>
      <p role="status">{t('counts', { held, broken, notRun })}</p>
      {clauses.length === 0 ? null : <ClauseTable clauses={clauses} label={t('clause')} />}
    </section>
  );
};

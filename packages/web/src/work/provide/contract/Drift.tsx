import { useTranslation } from 'react-i18next';
import { Answer } from '../../parts/Answer.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { type Comparison, useComparison } from './asking.ts';
import { ClauseTable } from './Clauses.tsx';

const meanings = { stable: 'good', some: 'attention', strong: 'wrong' } as const;

const figure = (value: number): string => value.toFixed(3);

const DriftTable = ({ drift }: { readonly drift: Comparison['drift'] }) => {
  const { t } = useTranslation('dataContract');
  return (
    <ScrollBox label={t('drift')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col" className="number">
              {t('psi')}
            </th>
            <th scope="col" className="number">
              {t('ks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {drift.map(({ column, band, psi, ks, ksCritical }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td>
                <StateTag meaning={meanings[band]}>{t(`band.${band}`)}</StateTag>
              </td>
              <td className="number">{figure(psi)}</td>
              <td className="number">
                {ks === null || ksCritical === null ? '–' : `${figure(ks)} (${figure(ksCritical)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

type Props = { readonly datasetId: string; readonly from: number; readonly to: number };

/** How the values moved between two versions, and which clauses of the contract the newer one breaks. */
export const Drift = ({ datasetId, from, to }: Props) => {
  const { t } = useTranslation('dataContract');
  const asked = useComparison(datasetId, from, to);
  if (from === to) return null;
  return (
    <Answer asked={asked}>
      {({ drift, broken }) => (
        <>
          <h3>{t('broken')}</h3>
          {broken.length === 0 ? (
            <p className="soft">{t('brokenNone')}</p>
          ) : (
            <ClauseTable clauses={broken} label={t('broken')} />
          )}
          <h3>{t('drift')}</h3>
          <p className="soft">{t('driftText')}</p>
          <DriftTable drift={drift} />
        </>
      )}
    </Answer>
  );
};

import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { type Bilingual, inLanguage } from '../../shared/language.ts';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { linesOf } from './lines.ts';
import { useSay } from './say.ts';
import type { Proposal } from './terms.ts';

/** What becomes of a clause, as the API says it. */
export type ClauseFate = {
  readonly id: string;
  readonly class: 'enforced' | 'monitored' | 'declared';
  readonly reason: Bilingual;
};

const meanings: Readonly<Record<ClauseFate['class'], Meaning>> = {
  enforced: 'good',
  monitored: 'waiting',
  declared: 'attention',
};

const Fate = ({ fate }: { readonly fate: ClauseFate }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <StateTag meaning={meanings[fate.class]}>{t(`enforcement.${fate.class}`)}</StateTag>
      <div className="soft small">{inLanguage(fate.reason, language)}</div>
    </>
  );
};

type Props = {
  readonly proposal: Proposal;
  readonly clauses: readonly ClauseFate[];
  readonly acceptanceDays?: number;
};

/** Terms clause by clause in plain words, each with what becomes of it and why no more. */
export const ClauseTable = ({ proposal, clauses, acceptanceDays }: Props) => {
  const { t } = useTranslation('terms');
  const { lineText, lineTitle } = useSay();
  const fates = new Map(clauses.map((clause) => [clause.id, clause]));
  return (
    <div className="table-box">
      <table className="plain-table clause-table">
        <thead>
          <tr>
            <th scope="col">{t('clause')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(proposal, acceptanceDays).map((line) => {
            const fate = fates.get(line.clauseId);
            return (
              <tr key={line.clauseId}>
                <th scope="row">{lineTitle(line)}</th>
                <td>{lineText(line)}</td>
                <td>{fate === undefined ? null : <Fate fate={fate} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

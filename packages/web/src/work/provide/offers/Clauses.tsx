import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import type { Read } from '../answers.ts';

/** Clauses with their count by class. */
export type ClausesAnswer = Pick<Read<'/api/v1/offers/{id}'>, 'clauses' | 'classes'>;

const meanings: Readonly<Record<ClausesAnswer['clauses'][number]['class'], Meaning>> = {
  enforced: 'good',
  monitored: 'waiting',
  declared: 'attention',
};

/** Clauses, each with what becomes of it and why. */
export const Clauses = ({ clauses, classes }: ClausesAnswer) => {
  const { t } = useTranslation(['offering', 'common']);
  const language = useLanguage();
  return (
    <>
      <p className="soft small">{t('counts', classes)}</p>
      <ul className="clauses">
        {clauses.map((clause) => (
          <li key={clause.id}>
            <Popover
              title={t(`common:enforcementMeans.${clause.class}`)}
              content={<div className="how-made">{inLanguage(clause.reason, language)}</div>}
            >
              <button type="button" className="tag-button">
                <StateTag meaning={meanings[clause.class]}>{t(`common:enforcement.${clause.class}`)}</StateTag>
              </button>
            </Popover>
            <span>{inLanguage(clause.text, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

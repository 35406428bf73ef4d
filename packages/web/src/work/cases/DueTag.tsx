import { useTranslation } from 'react-i18next';
import { StateTag } from '../parts/StateTag.tsx';
import { type CaseRow, cardMeaning } from './case.ts';
import { useCaseWords } from './names.ts';

/** Until when a case has to be done and what is left of the time, by its card: green, yellow, red. */
export const DueTag = ({ due }: { readonly due: CaseRow['due'] }) => {
  const { t } = useTranslation('cases');
  const { leftOf } = useCaseWords();
  if (due === null) return <span className="soft">{t('due.none')}</span>;
  return (
    <span className="due-tag">
      <StateTag meaning={cardMeaning[due.card]}>{leftOf(due.at, new Date())}</StateTag>
      {due.isProvisional ? <span className="soft small">{t('due.provisional')}</span> : null}
    </span>
  );
};

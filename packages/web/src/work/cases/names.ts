import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { type Bilingual, inLanguage } from '../../shared/language.ts';
import { type CaseRow, leftUntil } from './case.ts';

type Organisation = NonNullable<CaseRow['applicant']>;

/** Names, roles and times of cases in the reader's words. */
export const useCaseWords = () => {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  const { day, moment } = useFormats();

  const say = (text: Bilingual): string => inLanguage(text, language);

  const nameOf = (organisation: Organisation | null): string =>
    organisation === null ? t('resident') : language === 'zh' ? organisation.name : organisation.nameEn;

  /** Whom a case waits for: the organisation where it has a name, else the role. */
  const whoOf = ({ waitsFor }: Pick<CaseRow, 'waitsFor'>): string | undefined =>
    waitsFor === null
      ? undefined
      : waitsFor.organisation === null
        ? t(`role.${waitsFor.role}`)
        : nameOf(waitsFor.organisation);

  /** "3 days left", "5 hours left", "overdue since 2 Nov". */
  const leftOf = (until: string, now: Date): string => {
    const left = leftUntil(until, now);
    if (left === undefined) return t('due.over', { when: moment(until) });
    return left.unit === 'hours'
      ? t('due.hours', { count: left.count, when: moment(until) })
      : t('due.left', { count: left.count, when: day(until) });
  };

  return { say, nameOf, whoOf, leftOf };
};

import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Dataset } from './product.ts';

type Props = { readonly ruleSet: Dataset['quality']['ruleSet']; readonly edition: string };

/** The rule set behind a figure: number, title, edition, and whether its text was verified. */
export const RuleSet = ({ ruleSet, edition }: Props) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  if (ruleSet === null) return <>{edition}</>;
  return (
    <a href="/help#rules" title={ruleSet.basis}>
      {ruleSet.number} {inLanguage(ruleSet.title, language)} ({t(ruleSet.verified ? 'verified' : 'unverified')})
    </a>
  );
};

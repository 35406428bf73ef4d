import { useTranslation } from 'react-i18next';

/** Signs of the three verdicts: told apart by shape and word, not by colour alone. */
const signs = { holds: '✓', fails: '✗', unknown: '–' } as const;
const tones = { holds: 'good', fails: 'wrong', unknown: 'waiting' } as const;

/** A verdict of a check. */
export const Verdict = ({ verdict }: { readonly verdict: keyof typeof signs }) => {
  const { t } = useTranslation('log');
  return (
    <span className={`tag ${tones[verdict]}`}>
      <span aria-hidden="true">{signs[verdict]}</span> {t(`verdict.${verdict}`)}
    </span>
  );
};

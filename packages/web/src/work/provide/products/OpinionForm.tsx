import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/Choices.tsx';
import { Checklist } from './Checklist.tsx';
import { ThirdParty } from './ThirdParty.tsx';
import type { Papers, Product } from './types.ts';

type Props = { readonly product: Product; readonly papers: Papers };

const StandingOpinion = ({ papers }: Pick<Props, 'papers'>) => {
  const { t } = useTranslation('products');
  const { opinion } = papers;
  if (opinion === null) return null;
  if (opinion.kind === 'checklist') return <p role="status">{t('opinion.standingChecklist')}</p>;
  const verdict = t(`opinion.verdicts.${opinion.verdict}`);
  return <p role="status">{t('opinion.standingThirdParty', { who: opinion.givenBy, verdict })}</p>;
};

/** The compliance opinion: one's own checklist, or a third party's signed file. */
export const OpinionForm = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  const [kind, setKind] = useState<'checklist' | 'thirdParty'>(papers.opinion?.kind ?? 'checklist');
  return (
    <>
      <p className="soft">{t('opinion.lead')}</p>
      <StandingOpinion papers={papers} />
      <Choices
        legend={t('opinion.kind')}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'checklist', label: t('opinion.checklist'), text: t('opinion.checklistText') },
          { value: 'thirdParty', label: t('opinion.thirdParty'), text: t('opinion.thirdPartyText') },
        ]}
      />
      {kind === 'checklist' ? (
        <Checklist product={product} papers={papers} />
      ) : (
        <ThirdParty product={product} papers={papers} />
      )}
    </>
  );
};

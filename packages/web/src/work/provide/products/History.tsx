import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Empty } from '../../parts/Empty.tsx';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import { Hash } from '../parts/Hash.tsx';
import type { Product } from './types.ts';

const meanings: Readonly<Record<Product['reviews'][number]['decision'], Meaning>> = {
  approved: 'good',
  returned: 'attention',
  delisted: 'plain',
};

/** Every decision on a product with its reasons, the newest first. */
export const History = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const { moment } = useFormats();
  const reviews = [...product.reviews].sort((a, b) => b.decidedAt.localeCompare(a.decidedAt));
  if (reviews.length === 0) return <Empty title={t('history.none')} text={t('history.noneText')} />;
  return (
    <ul className="confirm-list">
      {reviews.map(({ revision, decision, decidedAt, reasons, by, contentSha256 }) => (
        <li key={`${revision} ${decidedAt}`}>
          <span>
            <StateTag meaning={meanings[decision]}>{t(`history.decision.${decision}`)}</StateTag>{' '}
            {t('history.revision', { number: revision })} · {moment(decidedAt)}
            {decision === 'returned' ? ` · ${t(by === 'rules' ? 'standing.byRules' : 'standing.byPerson')}` : null}
            {reasons.map((reason) => (
              <span key={`${reason.code} ${reason.en}`} className="block">
                {inLanguage(reason, language)}
              </span>
            ))}
          </span>
          {contentSha256 === '' ? null : <Hash value={contentSha256} />}
        </li>
      ))}
    </ul>
  );
};

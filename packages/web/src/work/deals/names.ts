import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { type Bilingual, inLanguage } from '../../shared/language.ts';
import { useMe } from '../me.ts';

/** Names beside the ids of a deal. */
export type Names = {
  readonly product: Bilingual | null;
  readonly provider: Bilingual | null;
  readonly buyer: Bilingual | null;
  readonly operator: Bilingual | null;
};

/** The sides of a deal. */
export type Side = 'buyer' | 'provider';

/** Whose deal it is. */
export type Parties = { readonly buyerId: string; readonly providerId: string; readonly names: Names };

/** Names of a deal in the reader's language, and how the reader stands to it. */
export const useNames = () => {
  const { t } = useTranslation('deals');
  const language = useLanguage();
  const { organisationId } = useMe();
  const nameOf = (name: Bilingual | null): string => (name === null ? t('list.someone') : inLanguage(name, language));
  return {
    productName: ({ product }: Names): string =>
      product === null ? t('list.unlisted') : inLanguage(product, language),
    nameOf,
    /** Undefined for those who only watch over the deal. */
    sideOf: ({ buyerId, providerId }: Parties): Side | undefined =>
      organisationId === buyerId ? 'buyer' : organisationId === providerId ? 'provider' : undefined,
    /** "you", or the name with the side. */
    whoOf: (deal: Parties, party: Side | 'operator'): string => {
      const id = party === 'buyer' ? deal.buyerId : party === 'provider' ? deal.providerId : undefined;
      return id === organisationId ? t('list.me') : nameOf(deal.names[party]);
    },
  };
};

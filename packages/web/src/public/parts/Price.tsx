import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import type { Card } from './cards.ts';

/** The lowest price of the standing offers, or that there is none to name. */
export const Price = ({ price }: { readonly price: Card['price'] }) => {
  const { t } = useTranslation('product');
  const { money } = useFormats();
  if (price.kind === 'negotiable' || price.from === null) return <>{t('price.negotiable')}</>;
  if (price.kind === 'free') return <>{t('price.free')}</>;
  return <>{t('price.from', { amount: money(price.from) })}</>;
};

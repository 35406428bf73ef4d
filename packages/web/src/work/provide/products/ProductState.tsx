import { useTranslation } from 'react-i18next';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import type { Read } from '../answers.ts';

/** State of a product's working copy. */
export type State = Read<'/api/v1/my/products'>['items'][number]['state'];

const meanings: Readonly<Record<State, Meaning>> = {
  draft: 'plain',
  submitted: 'waiting',
  returned: 'attention',
  listed: 'good',
  delisted: 'plain',
};

/** Where a product stands, as a word with its meaning. */
export const ProductState = ({ state }: { readonly state: State }) => {
  const { t } = useTranslation('products');
  return <StateTag meaning={meanings[state]}>{t(`state.${state}`)}</StateTag>;
};

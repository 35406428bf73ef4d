import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../parts/StateTag.tsx';

/** An agreement with all that is known of its progress. */
export type Agreement = ApiPaths['/api/v1/agreements/{id}']['get']['responses'][200]['content']['application/json'];

/** An agreement in a list. */
export type ListedAgreement =
  ApiPaths['/api/v1/agreements']['get']['responses'][200]['content']['application/json']['items'][number];

/** What the state of an agreement means to people. */
export const stateMeaning: Readonly<Record<Agreement['state'], Meaning>> = {
  concluded: 'waiting',
  active: 'good',
  ended: 'plain',
};

/** What the state of a delivery means to people. */
export const deliveryMeaning: Readonly<Record<Agreement['deliveryState'], Meaning>> = {
  awaited: 'waiting',
  delivered: 'attention',
  accepted: 'good',
  disputed: 'wrong',
  refunded: 'plain',
  cancelled: 'plain',
};

/** How the price is split: the operator's part, and what the provider gets. */
export const splitOf = ({ price, fee }: Pick<Agreement, 'price' | 'fee'>) => ({
  fee: { amountMinor: fee.amountMinor, currency: price.currency },
  net: {
    amountMinor: (BigInt(price.amountMinor) - BigInt(fee.amountMinor)).toString(),
    currency: price.currency,
  },
});

/** Which sentence says what comes next. */
export const nextOf = (agreement: Agreement) => {
  const { state, deliveryState, deletion } = agreement;
  if (state === 'concluded') return 'sign' as const;
  if (deliveryState === 'disputed' || deliveryState === 'delivered') return deliveryState;
  if (deletion !== null && deletion.statedAt === null) return 'deletion' as const;
  if (state === 'ended') return 'done' as const;
  return deliveryState === 'awaited' ? ('awaited' as const) : ('accepted' as const);
};

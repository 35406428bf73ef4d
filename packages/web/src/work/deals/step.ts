import { useQueryClient } from '@tanstack/react-query';
import type { Negotiation } from './NegotiationPage.tsx';
import type { Side } from './names.ts';

/** What every step of a negotiation is about. */
export type StepProps = { readonly negotiation: Negotiation; readonly side: Side };

/** Makes all that shows a deal ask anew. */
export const useDealChanged = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['negotiations', 'agreements', 'accounts'].map((first) => client.invalidateQueries({ queryKey: [first] })),
    );
  };
};

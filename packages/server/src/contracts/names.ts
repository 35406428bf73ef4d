import { z } from 'zod';
import { getProducts } from '#catalog';
import { getOrganisations } from '#identity';
import type { Bilingual } from '#kernel';
import type { Tx } from '#platform/database';
import { bilingualShape } from '#platform/http';
import type { Parties } from './model.ts';

/** Names beside the ids of a deal. Null: the reader may not see it (a product that is no longer listed). */
export const namesShape = z.object({
  product: bilingualShape.nullable(),
  provider: bilingualShape.nullable(),
  buyer: bilingualShape.nullable(),
  operator: bilingualShape.nullable(),
});

type Names = z.input<typeof namesShape>;
type Deal = Parties & { readonly productId: string };

/** Reads the names of all deals of a page at once; answers the names of one deal. */
export const readNames = async (tx: Tx, deals: readonly Deal[]): Promise<(deal: Deal) => Names> => {
  const ids = deals.flatMap(({ providerId, buyerId, operatorId }) => [providerId, buyerId, operatorId]);
  const organisations = await getOrganisations(tx, ids);
  const products = await getProducts(
    tx,
    deals.map(({ productId }) => productId),
  );
  const nameOf = (id: string): Bilingual | null => {
    const found = organisations.get(id);
    return found === undefined ? null : { zh: found.name, en: found.nameEn };
  };
  return ({ productId, providerId, buyerId, operatorId }) => ({
    product: products.get(productId)?.title ?? null,
    provider: nameOf(providerId),
    buyer: nameOf(buyerId),
    operator: nameOf(operatorId),
  });
};

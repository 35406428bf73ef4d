import { dataOf } from '@corridor/client/api';
import type { LoadInput } from '../page.ts';
import type { Answer } from '../parts/answers.ts';

/** A product's public page as the API answers it. */
export type Product = Answer<'/api/v1/products/{id}'>;

/** One dataset of a product. */
export type Dataset = Product['datasets'][number];

/** A standing offer. */
export type Offer = Answer<'/api/v1/products/{id}/offers'>['items'][number];

/** The masked samples of a product. */
export type Samples = Answer<'/api/v1/products/{id}/sample'>;

/** Everything that the page shows. */
export const loadProduct = async ({ api, params }: LoadInput) => {
  const path = { params: { path: { id: params.id ?? '' } } };
  const product = await dataOf(api.GET('/api/v1/products/{id}', path));
  const [offers, sample, related] = await Promise.all([
    dataOf(api.GET('/api/v1/products/{id}/offers', path)),
    dataOf(api.GET('/api/v1/products/{id}/sample', path)),
    dataOf(api.GET('/api/v1/products/{id}/related', path)),
  ]);
  const standing = offers.items.filter(({ withdrawnAt }) => withdrawnAt === null);
  return { product, offers: standing, sample, related: related.items };
};

/** What {@link loadProduct} gives. */
export type ProductData = Awaited<ReturnType<typeof loadProduct>>;

/** The offer that costs least; undefined without one. */
export const cheapest = (offers: readonly Offer[]): Offer | undefined =>
  [...offers].sort((a, b) => (BigInt(a.price.amountMinor) < BigInt(b.price.amountMinor) ? -1 : 1))[0];

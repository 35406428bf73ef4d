import type { Body, Read } from '../answers.ts';

/** A product of one's own, with what was submitted and every decision. */
export type Product = Read<'/api/v1/my/products/{id}'>;
/** A product in a list. */
export type ListedProduct = Read<'/api/v1/my/products'>['items'][number];
/** What was handed in with a product. */
export type Papers = Read<'/api/v1/my/products/{id}/papers'>;
/** What the rules say about listing a product today. */
export type Listability = Read<'/api/v1/products/{id}/listability'>;
/** A reason against listing. */
export type Reason = Listability['reasons'][number];
/** Categories and the questions of the checklist. */
export type Vocabulary = Read<'/api/v1/catalog/vocabulary'>;
/** What a provider writes about a product, as the API takes it. */
export type DraftBody = Body<'/api/v1/products', 'post'>;
/** A form of products. */
export type Form = DraftBody['form'];
/** How others get at a product. */
export type AccessKind = DraftBody['accessKind'];
/** How often new data come. */
export type Frequency = DraftBody['updateFrequency'];

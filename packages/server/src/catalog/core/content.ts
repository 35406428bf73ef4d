import { canonicalJson, type Json, sha256OfJson } from '#kernel';
import type { Opinion, ProductDraft, SourceStatement, Verdict } from '../model.ts';

/** The version of a dataset that a submission is about. */
export type SubmittedVersion = {
  readonly datasetId: string;
  readonly number: number;
  readonly contentSha256: string;
  readonly level: string;
};

/** Everything a reviewer decides on; its hash is what a decision is bound to. */
export type ProductContent = {
  readonly schema: 'corridor.product/1';
  readonly productId: string;
  readonly organisationId: string;
  readonly draft: ProductDraft;
  readonly statement: SourceStatement | null;
  readonly opinion: Opinion | null;
  /** SHA-256 of every evidence file by id, sorted: a file that is added or gone also changes the hash. */
  readonly evidence: readonly { readonly id: string; readonly purpose: string; readonly sha256: string }[];
  readonly versions: readonly SubmittedVersion[];
};

/** The hash of a product's content. */
export const contentSha256 = (content: ProductContent): string => sha256OfJson(content as unknown as Json);

/** What a third party states and signs about one product. */
export type OpinionStatement = {
  readonly productId: string;
  readonly fileSha256: string;
  readonly verdict: Verdict;
  readonly conditions: string;
};

/** The bytes a third party signs: canonical JSON of the statement under a schema name, so they mean nothing else. */
export const opinionToSign = (statement: OpinionStatement): Uint8Array =>
  Buffer.from(canonicalJson({ schema: 'corridor.opinion/1', ...statement }), 'utf8');

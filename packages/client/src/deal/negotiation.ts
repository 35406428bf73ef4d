import type { Api, ApiAnswer } from '../api/api.ts';
import type { SigningKey } from '../local/key.ts';

/** Who signs: signed in, with a key of its own that never leaves its file. */
export type Signer = { readonly api: Api; readonly keyId: string; readonly key: SigningKey };

/** Terms as they are sent; the platform checks and classes every clause. */
export type Terms = Readonly<Record<string, unknown>>;

/** What one side proposes; the amount is in minor units. */
export type Proposal = {
  readonly terms: Terms;
  readonly price: { readonly amountMinor: string; readonly currency: string };
};

/** A negotiation as the platform tells it. */
export type Negotiation = {
  readonly id: string;
  readonly state: string;
  readonly versionNumber: number;
  readonly agreementId: string;
};

/** An agreement as the platform tells it. */
export type Agreement = {
  readonly id: string;
  readonly hash: string;
  readonly state: string;
  readonly deliveryState: string;
  readonly price: Proposal['price'];
  readonly fee: { readonly amountMinor: string };
  readonly deletion?: { readonly dueAt: string } | null;
};

type Draft = { readonly document: Readonly<Record<string, unknown>>; readonly canonicalJson: string };

type Signed = {
  readonly document: Draft['document'];
  readonly signature: { readonly keyId: string; readonly value: string };
};

/** Fetches a document that is to be signed and signs its canonical JSON (RFC 8785) on this side. */
const sign = async (who: Signer, path: string, body?: unknown): Promise<ApiAnswer<Signed>> => {
  const draft = await who.api.call<Draft>(
    body === undefined ? 'GET' : 'POST',
    path,
    body === undefined ? {} : { body },
  );
  if (!draft.ok) return draft;
  const { document, canonicalJson } = draft.value;
  return {
    ok: true,
    value: { document, signature: { keyId: who.keyId, value: who.key.sign(Buffer.from(canonicalJson, 'utf8')) } },
  };
};

const pathOf = (negotiationId: string, part: string): string => `/api/v1/negotiations/${negotiationId}/${part}`;

/** Opens a negotiation about an offer with the buyer's signed request. */
export const requestOffer = async (
  buyer: Signer,
  offerId: string,
  proposal: Proposal,
): Promise<ApiAnswer<Negotiation>> => {
  const signed = await sign(buyer, '/api/v1/negotiation-drafts', { ...proposal, offerId });
  if (!signed.ok) return signed;
  const { document, signature } = signed.value;
  const body = { ...proposal, offerId, id: document.negotiationId, signature };
  return buyer.api.call('POST', '/api/v1/negotiations', { body });
};

/** Signs the next version: the provider's offer or the buyer's next request. */
export const signVersion = async (
  who: Signer,
  negotiationId: string,
  proposal: Proposal,
): Promise<ApiAnswer<Negotiation>> => {
  const signed = await sign(who, pathOf(negotiationId, 'version-draft'), proposal);
  if (!signed.ok) return signed;
  const body = { ...proposal, signature: signed.value.signature };
  return who.api.call('POST', pathOf(negotiationId, 'versions'), { body });
};

/** Accepts the last version, sent back as it was read, with the buyer's signature. */
export const acceptVersion = async (
  buyer: Signer,
  { id, versionNumber }: Pick<Negotiation, 'id' | 'versionNumber'>,
  proposal: Proposal,
): Promise<ApiAnswer<Negotiation>> => {
  const signed = await sign(buyer, pathOf(id, 'acceptance-draft'), {});
  if (!signed.ok) return signed;
  const body = { ...proposal, number: versionNumber, signature: signed.value.signature };
  return buyer.api.call('POST', pathOf(id, 'acceptance'), { body });
};

/** Concludes the agreement as the provider; the price goes into escrow at the same moment. */
export const concludeAgreement = async (provider: Signer, negotiationId: string): Promise<ApiAnswer<Agreement>> => {
  const signed = await sign(provider, pathOf(negotiationId, 'agreement'));
  return signed.ok ? provider.api.call('POST', pathOf(negotiationId, 'agreement'), { body: signed.value }) : signed;
};

/** Signs the concluded agreement as the buyer; access opens at the same moment. */
export const verifyAgreement = async (buyer: Signer, negotiationId: string): Promise<ApiAnswer<Agreement>> => {
  const signed = await sign(buyer, pathOf(negotiationId, 'agreement'));
  if (!signed.ok) return signed;
  const body = { signature: signed.value.signature };
  return buyer.api.call('POST', pathOf(negotiationId, 'verification'), { body });
};

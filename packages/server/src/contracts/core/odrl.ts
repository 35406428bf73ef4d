import { toUrn } from '#kernel';
import type { Agreement, Offer, Terms } from '../model.ts';

/** A policy in the form of the Dataspace Protocol 2025-1 (contract-schema.json), ready for any of its messages. */
export type OdrlPolicy = {
  readonly '@type': 'Offer' | 'Agreement';
  readonly '@id': string;
  readonly target?: string;
  readonly assigner?: string;
  readonly assignee?: string;
  readonly timestamp?: string;
  readonly permission: Terms['permission'];
  readonly prohibition?: NonNullable<Terms['prohibition']>;
  readonly obligation?: NonNullable<Terms['obligation']>;
};

const rulesOf = ({ permission, prohibition, obligation }: Terms): Omit<OdrlPolicy, '@type' | '@id'> => ({
  permission,
  ...(prohibition === undefined ? {} : { prohibition }),
  ...(obligation === undefined ? {} : { obligation }),
});

/** An offer as it stands inside a Dataset of a catalogue: without a target. */
export const offerPolicy = (offer: Pick<Offer, 'id' | 'terms'>): OdrlPolicy => ({
  '@type': 'Offer',
  '@id': toUrn(offer.id),
  ...rulesOf(offer.terms),
});

/** An offer as a message carries it: with its product as the target. */
export const messageOffer = (offer: Pick<Offer, 'id' | 'terms' | 'productId'>): OdrlPolicy => ({
  ...offerPolicy(offer),
  target: toUrn(offer.productId),
});

/** The agreement as the protocol's ContractAgreementMessage carries it. */
export const agreementPolicy = (
  agreement: Pick<Agreement, 'id' | 'productId' | 'providerId' | 'buyerId' | 'concludedAt' | 'terms'>,
): OdrlPolicy => ({
  '@type': 'Agreement',
  '@id': toUrn(agreement.id),
  target: toUrn(agreement.productId),
  assigner: toUrn(agreement.providerId),
  assignee: toUrn(agreement.buyerId),
  timestamp: agreement.concludedAt.toISOString(),
  ...rulesOf(agreement.terms),
});

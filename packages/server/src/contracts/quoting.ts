import { getProducts } from '#catalog';
import { getOrganisations } from '#identity';
import {
  type Bilingual,
  type DeliveryMode,
  dayMs,
  fillSentence,
  later,
  type Money,
  type Outcome,
  ok,
  type Refusal,
} from '#kernel';
import type { Tx } from '#platform/database';
import { feeStep, oneOffStep, type QuoteStep } from './core/quote.ts';
import { type ContractsCode, contractsErrors } from './errors.ts';
import type { Offer } from './model.ts';
import { regionSetting, requireOffer } from './offers.ts';
import { decideUse, expiresAt, feeMinorOf, resolveModes, startingCounters, type UseFacts } from './rules.ts';

/** What a buyer means to do with the data: how often, for how long, how, what for and where. */
export type PlannedUse = {
  readonly uses: number;
  /** Days from now on. */
  readonly days: number;
  readonly mode?: DeliveryMode | undefined;
  readonly purpose?: string | undefined;
  /** Division code. */
  readonly region?: string | undefined;
};

/** What the planned use costs under an offer, and whether its terms allow it. */
export type Quote = {
  readonly offer: Offer;
  readonly steps: readonly QuoteStep[];
  readonly total: Money;
  readonly providerReceives: Money;
  /** Price over uses, rounded up to a whole minor unit; null without a use. */
  readonly perUse: Money | null;
  readonly endsAt: Date | null;
  /** Why the terms do not allow the planned use; empty when they do. */
  readonly hindrances: readonly { readonly code: string; readonly text: Bilingual }[];
};

const inBoth = ({ code, params }: Refusal): Quote['hindrances'][number] => {
  const { zh, en } = contractsErrors[code as ContractsCode];
  return { code, text: { zh: fillSentence(zh, params), en: fillSentence(en, params) } };
};

/** Asks `decideUse`, which also decides when data are read, about all uses on the last day. */
const hindrancesOf = (facts: UseFacts, planned: PlannedUse, now: Date): Quote['hindrances'] => {
  const mode = planned.mode ?? facts.deliveryModes[0];
  if (mode === undefined) return [];
  const counters = startingCounters(facts.terms).map((counter) => ({ ...counter, used: 0n }));
  const request = {
    deliveryMode: mode,
    amount: planned.uses,
    ...(planned.purpose === undefined ? {} : { purpose: planned.purpose }),
    ...(planned.region === undefined ? {} : { region: planned.region }),
  };
  const decision = decideUse(facts, counters, request, later(now, planned.days * dayMs));
  return decision.allow ? [] : decision.reasons.map(inBoth);
};

/**
 * What the planned use would cost under an offer, by the same price and fee that an agreement under it is concluded at, and
 * whether its terms would allow it, by the same decision that each use is held against.
 */
export const quoteOffer = async (
  tx: Tx,
  offerId: string,
  planned: PlannedUse,
): Promise<Outcome<Quote, ContractsCode>> => {
  const found = await requireOffer(tx, offerId);
  if (!found.ok) return found;
  const offer = found.value;
  const product = (await getProducts(tx, [offer.productId])).get(offer.productId);
  const provider = (await getOrganisations(tx, [offer.providerId])).get(offer.providerId);
  const { feeBasisPoints } = await regionSetting(tx, provider?.region ?? '');
  const { amountMinor, currency } = offer.price;
  const feeMinor = feeMinorOf(offer.price, feeBasisPoints);
  const modes = product === undefined ? ok([]) : resolveModes(offer.terms, product);
  const facts: UseFacts = {
    terms: offer.terms,
    state: 'active',
    deliveryState: 'accepted',
    deliveryModes: modes.ok ? modes.value : [],
    buyerRegion: planned.region ?? (tx.actor.kind === 'person' || tx.actor.kind === 'token' ? tx.actor.region : ''),
  };
  const uses = BigInt(planned.uses);
  return ok({
    offer,
    steps: [
      oneOffStep(offer.price),
      ...(feeMinor === 0n ? [] : [feeStep({ amountMinor: feeMinor, currency }, feeBasisPoints)]),
    ],
    total: offer.price,
    providerReceives: { amountMinor: amountMinor - feeMinor, currency },
    perUse: uses === 0n ? null : { amountMinor: (amountMinor + uses - 1n) / uses, currency },
    endsAt: expiresAt(offer.terms),
    hindrances: hindrancesOf(facts, planned, tx.now),
  });
};

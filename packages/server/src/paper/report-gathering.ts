import { categories, countDecisions, getProducts, selectStandingListings } from '#catalog';
import { countNegotiations, sumTrades } from '#contracts';
import { sumDeliveries } from '#delivery';
import { countMembers, getOrganisations, listRegions } from '#identity';
import { type Bilingual, invariant, type Language, personOf, utcDay } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { type Computation, computeFigures } from './core/report-figures.ts';
import type { PeriodSpan } from './core/report-period.ts';

const uncategorised: Bilingual = { zh: '未分类', en: 'Uncategorised' };

const categoryName = (code: string): Bilingual => categories.find((one) => one.code === code)?.label ?? uncategorised;

/** China Standard Time, in which periods are cut. */
const marketOffsetMs = 8 * 3_600_000;

const marketDay = (instant: Date): string => utcDay(new Date(instant.getTime() + marketOffsetMs));

/** The acting operator and its region. */
export const homeOf = async (tx: Tx) => {
  const operatorId = personOf(tx.actor).organisationId;
  const region = (await listRegions(tx)).find((one) => one.operatorId === operatorId);
  invariant(region !== undefined, 'roles of an operator are given by operators of regions alone');
  return { operatorId, region };
};

const read = async (tx: Tx, span: PeriodSpan) => {
  const { operatorId, region } = await homeOf(tx);
  const of = { operatorId, from: span.from, until: span.until };
  const trades = await sumTrades(tx, of);
  const deliveries = await sumDeliveries(tx, { operatorId, fromDay: span.fromDay, untilDay: span.untilDay });
  const products = await getProducts(
    tx,
    [...trades, ...deliveries].map(({ productId }) => productId),
  );
  const operator = (await getOrganisations(tx, [operatorId])).get(operatorId);
  return {
    region: { zh: region.nameZh, en: region.nameEn },
    operator: { zh: operator?.name ?? operatorId, en: operator?.nameEn ?? operatorId },
    members: await countMembers(tx, { region: region.code, from: span.from, until: span.until }),
    listings: await selectStandingListings(tx, of),
    decisions: await countDecisions(tx, of),
    negotiations: await countNegotiations(tx, of),
    trades,
    deliveries,
    categoryOf: (productId: string) => products.get(productId)?.category ?? '',
  };
};

/**
 * Reads and computes every figure of a period for the acting operator. Each reader is narrowed to the operator or its
 * region; in system context, for applicants and readings are their owners' rows.
 */
export const gatherFigures = (tx: Tx, span: PeriodSpan, language: Language): Promise<Computation> =>
  withSystem(tx, async () =>
    computeFigures({ ...(await read(tx, span)), span, language, madeOn: marketDay(tx.now), categoryName }),
  );

export { getAgreements, requireAgreement } from './agreements.ts';
export { markDelivered } from './delivering.ts';
export { contractsErrors } from './errors.ts';
export { passDueAcceptances, passExpiries, registerContractJobs, tellOfVersions } from './jobs.ts';
export { contractTopics } from './kinds.ts';
export type { Agreement, Signature, Terms } from './model.ts';
export { requireNegotiation } from './negotiations.ts';
export { offersTopic } from './offers.ts';
export { type Fulfilment, setFulfilment } from './port.ts';
export { countAgreements, readOfferPolicies, readOfferPrices, readTrades } from './reading.ts';
export { contractsRoutes } from './routes.ts';
export { decideUse } from './rules.ts';
export { agreementClauses } from './shapes-agreements.ts';
export {
  type Deal,
  selectDeals,
  selectDisputes,
  selectOwedStatements,
  selectTurns,
  selectUnaccepted,
  type WaitingStep,
} from './store-desk.ts';
export { countNegotiations, type ProductTrades, sumTrades } from './store-report.ts';
export { countUse, getCounters, useAgreement } from './usage.ts';

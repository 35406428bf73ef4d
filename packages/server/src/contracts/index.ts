export { getAgreements, markDelivered } from './agreements.ts';
export { contractsErrors } from './errors.ts';
export { passDueAcceptances, passExpiries, registerContractJobs } from './jobs.ts';
export type { Agreement, Terms } from './model.ts';
export { type Fulfilment, setFulfilment } from './port.ts';
export { readOfferPolicies, readTrades } from './reading.ts';
export { contractsRoutes } from './routes.ts';
export { decideUse } from './rules.ts';
export { countUse, getCounters, useAgreement } from './usage.ts';

export { bearingOf } from './core/grades.ts';
export { type AssessCode, assessErrors } from './errors.ts';
export { assessVersion, subscribeAssess } from './jobs.ts';
export { type AssessFileOptions, assessFile, type FileAssessment } from './local.ts';
export type {
  Assessment,
  LevelOverride,
  Quality,
  Sensitivity,
  Valuation,
} from './model.ts';
export { getAssessments, latestAssessments } from './reading.ts';
export { assessRoutes } from './routes.ts';
export { type AcceptanceRule, evaluateRules, type RuleResult } from './rules.ts';
export { type RuleSet, ruleSets } from './rulesets.ts';
export { assessedTopic, readAssessment } from './service.ts';
export { selectUnconfirmedLevels } from './store.ts';
export { type CertificateVerification, verifyCertificate } from './verifying.ts';

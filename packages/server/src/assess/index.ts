export { type CompareFilesOptions, compareFiles, type FileComparison } from './contract/local-compare.ts';
export type { DocumentSource } from './core/document.ts';
export { bearingOf } from './core/grades.ts';
export type { Priorities } from './core/priorities.ts';
export { formulaText } from './core/value/formula.ts';
export { sheetFault } from './core/value/sheet.ts';
export type { ValueSheet } from './core/value/types.ts';
export { type AssessCode, assessErrors } from './errors.ts';
export { assessVersion, subscribeAssess } from './jobs.ts';
export { type AssessFileOptions, assessFile, type FileAssessment } from './local.ts';
export type {
  Assessment,
  Findings as AssessmentFindings,
  LevelOverride,
  Quality,
  Sensitivity,
  Valuation,
} from './model.ts';
export { getAssessments, latestAssessments } from './reading.ts';
export { methodName } from './report/clauses.ts';
export { className as columnClassName } from './report/columns.ts';
export { money as moneyText, sayIn } from './report/html.ts';
export { modesText } from './report/overview.ts';
export { levelName } from './report/subject.ts';
export { answerName, factorText, phaseName, treatmentName } from './report/value.ts';
export { assessRoutes } from './routes.ts';
export { type AcceptanceRule, evaluateRules, type RuleResult } from './rules.ts';
export { type RuleSet, ruleSets } from './rulesets.ts';
export { assessedTopic, readAssessment } from './service.ts';
export { selectUnconfirmedLevels } from './store.ts';
export { origin, sheetShapeOf } from './value-shapes.ts';
export { type CertificateVerification, verifyCertificate } from './verifying.ts';

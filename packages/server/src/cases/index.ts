export { type CredentialVerification, verifyCredential } from './core/credential/verifying.ts';
export { type DefinitionRead, readDefinitionText } from './core/text.ts';
export { casesErrors } from './errors.ts';
export { registerCases, renewClocks, runAlarms } from './jobs.ts';
export { casesRoutes } from './routes.ts';
export { loadShipped, type ShippedCode } from './shipped.ts';

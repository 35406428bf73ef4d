export { type Dossier, makeDossier, shippedTemplates, type Templates, templateFields } from './dossier/make.ts';
export { type ProviderSheet, readProvider, sheetOfFile } from './dossier/provider.ts';
export { paperErrors } from './errors.ts';
export { paperRoutes } from './routes.ts';

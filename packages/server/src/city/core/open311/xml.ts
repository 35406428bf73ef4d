/** What an answer of the protocol is made of: the same value is written as XML and as JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** How the protocol calls one thing of a list (GeoReport v2, "Response" of each call; updates: mySociety's extension). */
const itemTags: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

/** Characters that XML 1.0 cannot carry, not even escaped (2.2, "Char"). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are taken out
const uncarried = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(uncarried, '')
    .replaceAll(/[&<>\r]/g, (found) => escapes[found] ?? found);

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

const contentOf = (tag: string, value: Plain): string => {
  if (value === null) return '';
  if (isList(value)) return value.map((item) => element(itemTags[tag] ?? 'item', item)).join('');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => element(name, inner))
      .join('');
  return escapeText(String(value));
};

const element = (tag: string, value: Plain): string => {
  const content = contentOf(tag, value);
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${tag}>`;
};

/** Writes a value as an XML document with a root; UTF-8, with its declaration. What is null is an empty element. */
export const writeXml = (root: string, value: Plain): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;

/** How deep a request may nest: agreements need ten. Deeper would only serve to exhaust a stack further in. */
export const nestingMax = 32;

/** What JSON may bring and neither a text column of the database nor canonical JSON can carry. */
const isCarriedText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * True when everything in a request can be stored and signed: no NUL, no lone surrogates, nested no deeper than
 * `nestingMax`. Names of members count, too.
 */
export const isCarried = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return isCarriedText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= nestingMax) return false;
  if (Array.isArray(value)) return value.every((item) => isCarried(item, depth + 1));
  return Object.entries(value).every(([name, item]) => isCarriedText(name) && isCarried(item, depth + 1));
};

const hostPattern = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** True when a Host header is one that an address can be made of: anything else in it would end up in what we write. */
export const isHost = (host: string | undefined): boolean =>
  host === undefined || host === '' || (hostPattern.test(host) && URL.canParse(`http://${host}`));

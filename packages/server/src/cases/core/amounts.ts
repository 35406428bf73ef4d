/** Digits of the minor unit: fen, cents. Awards of the region are in yuan. */
const digits = 2;
/** A trillion yuan with fen: above any budget, below any trouble. */
const pattern = /^(?:0|[1-9]\d{0,12})(?:\.\d{1,2})?$/;

/** An amount as a form has it (`1250000.5`, yuan) in integer minor units; undefined for what is no amount, negative or finer than the minor unit. */
export const toMinor = (text: unknown): bigint | undefined => {
  const written = typeof text === 'number' ? String(text) : text;
  if (typeof written !== 'string' || !pattern.test(written)) return undefined;
  const [whole = '0', part = ''] = written.split('.');
  return BigInt(whole) * 10n ** BigInt(digits) + BigInt(part.padEnd(digits, '0'));
};

/** Minor units as a form writes them: `1250000.50`. */
export const fromMinor = (minor: bigint): string => {
  const text = minor.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

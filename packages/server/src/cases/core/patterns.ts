/** Longest text that is matched with a pattern; a longer one does not fit. Patterns are for numbers and codes. */
export const patternTextMax = 256;
/** Longest pattern. */
export const patternLengthMax = 200;
/** Steps that matching may take at worst: a tenth of a second. */
const stepsMax = 2e7;

type Reader = { readonly text: string; at: number };

/** A repetition's limits behind a character or group; undefined when there is none. */
const readRepetition = (reader: Reader): readonly [number, number] | undefined => {
  const rest = reader.text.slice(reader.at);
  const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(rest);
  if (found === null) return undefined;
  reader.at += found[0].length;
  const [, sign, low = '0', comma, high] = found;
  if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : patternTextMax];
  const least = Number(low);
  const most = comma === '' ? least : high === '' || high === undefined ? patternTextMax : Number(high);
  return [least, Math.min(most, patternTextMax)];
};

const skipClass = (reader: Reader): boolean => {
  for (reader.at += 1; reader.at < reader.text.length; reader.at += 1) {
    const char = reader.text[reader.at];
    if (char === '\\') reader.at += 1;
    else if (char === ']') {
      reader.at += 1;
      return true;
    }
  }
  return false;
};

/** Ways to match one character or group; undefined for what is refused (references back, looking around). */
const readAtom = (reader: Reader): number | undefined => {
  const char = reader.text[reader.at];
  if (char === '(') {
    const head = /^\((?:\?:|\?<[A-Za-z]\w*>)?/.exec(reader.text.slice(reader.at))?.[0] ?? '(';
    reader.at += head.length;
    if (reader.text[reader.at] === '?') return undefined;
    const cost = readBranches(reader);
    if (reader.text[reader.at] !== ')') return undefined;
    reader.at += 1;
    return cost;
  }
  if (char === '[') return skipClass(reader) ? 1 : undefined;
  if (char === '\\') {
    const property = /^\\[pP]\{[^}]*\}/.exec(reader.text.slice(reader.at))?.[0];
    if (/[1-9k]/.test(reader.text[reader.at + 1] ?? '')) return undefined;
    reader.at += property?.length ?? 2;
    return 1;
  }
  reader.at += 1;
  return 1;
};

/** Ways to match alternatives one after another, up to the group's end. */
const readBranches = (reader: Reader): number | undefined => {
  let all = 0;
  let branch = 1;
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '|') {
      all += branch;
      branch = 1;
      reader.at += 1;
      continue;
    }
    const ways = readAtom(reader);
    if (ways === undefined) return undefined;
    const [least, most] = readRepetition(reader) ?? [1, 1];
    branch *= (most - least + 1) * ways ** most;
  }
  return all + branch;
};

/** At worst so many ways to match: the product of what each repetition may take. Undefined when it cannot be told. */
const waysOf = (pattern: string): number | undefined => {
  const reader = { text: pattern, at: 0 };
  const ways = readBranches(reader);
  return reader.at < pattern.length ? undefined : ways;
};

/**
 * True for a pattern that no text can keep busy: at most 200 characters, no references back, no looking around, and few
 * ways to match. Repeating a group that itself varies is out, and so are more than three open repetitions.
 */
export const isHarmlessPattern = (pattern: string): boolean => {
  if (pattern.length > patternLengthMax) return false;
  const ways = waysOf(pattern);
  const starts = pattern.startsWith('^') ? 1 : patternTextMax;
  if (ways === undefined || !(ways * starts <= stepsMax)) return false;
  try {
    return new RegExp(pattern, 'u').source.length > 0;
  } catch {
    return false;
  }
};

/**
 * The matcher of a form's patterns: of harmful ones and of texts that are too long nothing fits. It writes itself as its
 * pattern, because ajv tells matchers apart by that.
 */
export const matcher = (
  pattern: string,
): { readonly test: (text: string) => boolean; readonly toString: () => string } => {
  const made = isHarmlessPattern(pattern) ? new RegExp(pattern, 'u') : undefined;
  return {
    test: (text) => made !== undefined && text.length <= patternTextMax && made.test(text),
    toString: () => pattern,
  };
};

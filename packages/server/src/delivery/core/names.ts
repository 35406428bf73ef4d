/** Longest name of a share or table (PROTOCOL.md, "Names" allows 255; we stay readable). */
export const nameLengthMax = 120;

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, nameLengthMax);

/**
 * Makes a name for a share or table from a title: letters, digits and underscores in lower case, so that it holds
 * nothing that PROTOCOL.md forbids and needs no quoting in `share.schema.table`. Falls back when nothing is left.
 */
export const toName = (title: string, fallback: string): string => {
  const name = clean(title);
  return name === '' ? clean(fallback) : name;
};

/** Makes names unique without regard to case by numbering the later ones: `a`, `a_2`, `a_3`. */
export const uniqueNames = (names: readonly string[]): string[] => {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${name}_${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
};

/** Names are compared without regard to case (PROTOCOL.md, "Names"). */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

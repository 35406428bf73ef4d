import { type Alias, type Document, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { origin, sheetFault, sheetShapeOf, type ValueSheet } from '#assess';
import { type Outcome, ok, refuse } from '#kernel';
import { fields } from './catalogue.ts';
import { riskQuestions } from './risks.ts';

/** A provider.yaml is a few pages; a value sheet with thousands of vouchers is still below. */
const bytesMax = 2 * 1024 * 1024;

/** One answer: a paragraph or two. */
const textMax = 4_000;

/** Files that have answers of their own. */
const filesMax = 1_000;

/** Why a provider.yaml is not taken. */
export type ProviderCode = 'paper.provider_unreadable' | 'paper.provider_wrong';

const line = z
  .union([z.string().max(textMax), z.number(), z.boolean(), z.array(z.string().max(textMax)).max(100)])
  .transform((value) => (Array.isArray(value) ? value.join('、') : String(value)).trim());

/** A section of the file: one member per field whose path begins with its name. */
const sectionOf = (name: string) =>
  z.strictObject(
    Object.fromEntries(
      fields.flatMap(({ path = '' }) =>
        path.startsWith(`${name}.`) ? [[path.slice(name.length + 1), line.optional()]] : [],
      ),
    ),
  );

/** Money as people write it: 1200, 1200.50, "1,200.50". Out: digits in minor units; currencies here have two decimals. */
const amount = z.union([z.number(), z.string()]).transform((value, context) => {
  const [, whole, cents = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(String(value).replaceAll(',', '').trim()) ?? [];
  if (whole !== undefined) return String(BigInt(`${whole}${cents.padEnd(2, '0')}`));
  context.addIssue({ code: 'custom', message: 'an amount such as 1200 or 1200.50' });
  return z.NEVER;
});

/** One figure, or bounds around it; what is left out is the base. */
const money = z
  .union([amount, z.object({ low: amount.optional(), base: amount, high: amount.optional(), ...origin })])
  .transform((value) => {
    if (typeof value === 'string') return { lowMinor: value, baseMinor: value, highMinor: value };
    const { low, base, high, ...from } = value;
    return { lowMinor: low ?? base, baseMinor: base, highMinor: high ?? base, ...from };
  });

const range = z
  .union([
    z.number(),
    z.object({ low: z.number().optional(), base: z.number(), high: z.number().optional(), ...origin }),
  ])
  .transform((value) => {
    if (typeof value === 'number') return { low: value, base: value, high: value };
    const { low, base, high, ...from } = value;
    return { low: low ?? base, base, high: high ?? base, ...from };
  });

const answer = z.strictObject({ answer: line.optional(), note: line.optional() });

const parts = {
  product: sectionOf('product').optional(),
  source: sectionOf('source').optional(),
  risk: z.partialRecord(z.enum(riskQuestions.flatMap((one) => (one.isMachine ? [] : [one.id]))), answer).optional(),
  value: sheetShapeOf({ money, range, amount }).optional(),
};

const shape = z.strictObject({
  provider: sectionOf('provider').optional(),
  ...parts,
  files: z
    .record(z.string(), z.strictObject(parts))
    .refine((all) => Object.keys(all).length <= filesMax, `at most ${filesMax} files`)
    .optional(),
});

/** What a person says about the data: for all files, and for single ones by their name. */
export type ProviderSheet = z.output<typeof shape>;

/** What holds for one file. */
export type FileSheet = {
  /** Texts by their path, such as `product.abstract`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly risks: ReadonlyMap<string, { readonly answer?: string | undefined; readonly note?: string | undefined }>;
  readonly value: ValueSheet | undefined;
};

const textsOf = (section: string, values: object | undefined): [string, string][] =>
  Object.entries(values ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' && value !== '' ? [[`${section}.${key}`, value]] : [],
  );

/** What was said of a file: its own answers before those for all. */
export const sheetOfFile = (sheet: ProviderSheet, file: string): FileSheet => {
  const own = sheet.files?.[file];
  const value = own?.value ?? sheet.value;
  return {
    texts: new Map([
      ...textsOf('provider', sheet.provider),
      ...textsOf('product', { ...sheet.product, ...own?.product }),
      ...textsOf('source', { ...sheet.source, ...own?.source }),
      ...textsOf('value', value),
    ]),
    risks: new Map(
      Object.entries({ ...sheet.risk, ...own?.risk }).flatMap(([id, one]) =>
        one === undefined ? [] : [[id, one] as const],
      ),
    ),
    value,
  };
};

/** Brackets within brackets: a value sheet has a dozen; thousands are there to exhaust the parser. */
const depthMax = 100;

const depthOf = (text: string): number => {
  let [depth, most] = [0, 0];
  for (const char of text) {
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
};

/** Vouchers carry `amount` in the file, in units; the sheet knows minor ones. Answers the first alias, which is not read. */
const prepare = (document: Document): Alias | undefined => {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      found ??= alias;
    },
    Pair: (_key, pair, path) => {
      const isEntry = path.some((node) => isPair(node) && String(node.key) === 'entries');
      if (isEntry && isScalar(pair.key) && pair.key.value === 'amount') pair.key.value = 'amountMinor';
    },
  });
  return found;
};

/** The line on which a path stands, or the nearest thing above it that is there. */
const lineAt = (document: Document, lines: LineCounter, path: readonly PropertyKey[]): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
};

type Issue = {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
};

/** The issue that says most: of a union that one of the branches that got farthest. */
const deepest = (issue: Issue): Issue => {
  const inner = (issue.errors ?? [])
    .flat()
    .map(deepest)
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined || inner.path.length === 0 ? issue : { ...inner, path: [...issue.path, ...inner.path] };
};

const wrong = (document: Document, lines: LineCounter, path: readonly PropertyKey[], what: string) =>
  refuse('paper.provider_wrong' as const, {
    line: lineAt(document, lines, path),
    where: path.map(String).join('.').replaceAll('amountMinor', 'amount') || '/',
    what,
  });

/**
 * Reads a provider.yaml (YAML 1.2, or JSON). Refuses, with the line, what is no YAML, members that are unknown, figures that are none, and a value
 * sheet whose bounds are out of order.
 */
export const readProvider = (text: string): Outcome<ProviderSheet, ProviderCode> => {
  const lines = new LineCounter();
  if (Buffer.byteLength(text) > bytesMax)
    return refuse('paper.provider_unreadable', { line: 1, what: `> ${bytesMax} bytes` });
  if (depthOf(text) > depthMax) return refuse('paper.provider_unreadable', { line: 1, what: `> ${depthMax} brackets` });
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const [fault] = document.errors;
  if (fault !== undefined)
    return refuse('paper.provider_unreadable', { line: lines.linePos(fault.pos[0]).line, what: fault.message });
  const alias = prepare(document);
  if (alias !== undefined)
    return refuse('paper.provider_unreadable', {
      line: lines.linePos(alias.range?.[0] ?? 0).line,
      what: `*${alias.source} (write the values out)`,
    });
  const read = shape.safeParse(document.toJS() ?? {});
  if (!read.success) {
    const issue = deepest(read.error.issues[0] as Issue);
    const [unknown] = issue.keys ?? [];
    return wrong(document, lines, unknown === undefined ? issue.path : [...issue.path, unknown], issue.message);
  }
  const sheets: (readonly [readonly string[], ValueSheet | undefined])[] = [
    [['value'], read.data.value],
    ...Object.entries(read.data.files ?? {}).map(([name, file]) => [['files', name, 'value'], file.value] as const),
  ];
  for (const [path, sheet] of sheets) {
    const place = sheet === undefined ? undefined : sheetFault(sheet);
    if (place !== undefined)
      return wrong(
        document,
        lines,
        [...path, ...place.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))],
        'low ≤ base ≤ high',
      );
  }
  return ok(read.data);
};

import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
} from 'yaml';
import type { z } from 'zod';
import { type Bilingual, invariant, type Json } from '#kernel';
import { inputShapes, isInputName } from './inputs.ts';
import { judgeSense } from './sense.ts';
import { type Contract, contractShape } from './shape.ts';

/** Largest contract, characters: 2,000 columns with rules; a larger text is no contract but data. */
export const contractLengthMax = 500_000;

/** Problems told at once: more than a person mends before asking again. */
const problemsMax = 50;

/** What is wrong and where: `path` is a JSON pointer, line and column count from 1. */
export type ContractProblem = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly text: Bilingual;
};

/** A contract that was read, or all that is wrong with it. */
export type ContractRead =
  | { readonly ok: true; readonly contract: Contract }
  | { readonly ok: false; readonly problems: readonly ContractProblem[] };

/** A place in a document. */
export type Path = readonly (string | number)[];

/** A place as JSON pointer (RFC 6901). */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The place that a JSON pointer names; numbers are places in lists. */
export const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : part));

const syntaxProblems = (document: Document, lines: LineCounter): ContractProblem[] =>
  document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const words = error.message.split('\n')[0] ?? '';
    return { path: '', line, column: col, text: { zh: `语法有误：${words}`, en: `not well written: ${words}` } };
  });

/** Where a path, or as much of it as there is, stands in the text. */
const placeOf = (document: Document, lines: LineCounter, path: Path): { line: number; column: number } => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const start = (node as Node | undefined)?.range?.[0];
    if (start !== undefined) {
      const { line, col } = lines.linePos(start);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
};

type Wrong = { readonly path: Path; readonly text: Bilingual };

const shapeProblems = (found: z.ZodError, before: Path = []): Wrong[] =>
  found.issues.map((issue) => ({
    path: [...before, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))],
    text: { zh: `不符合标准：${issue.message}`, en: `not as the standard has it: ${issue.message}` },
  }));

const inputProblems = (value: unknown, path: Path = []): Wrong[] => {
  if (Array.isArray(value)) return value.flatMap((each, i) => inputProblems(each, [...path, i]));
  if (typeof value !== 'object' || value === null) return [];
  const { property, value: inner } = value as { property?: unknown; value?: unknown };
  if (typeof property === 'string' && property.startsWith('corridor.')) {
    if (!isInputName(property))
      return [{ path, text: { zh: `没有名为 ${property} 的输入`, en: `there is no input called ${property}` } }];
    const read = inputShapes[property].safeParse(inner);
    return read.success ? [] : shapeProblems(read.error, [...path, 'value']);
  }
  return Object.entries(value).flatMap(([key, each]) => inputProblems(each, [...path, key]));
};

/**
 * Reads a data contract (YAML or JSON, ODCS 3.x) and says of everything that is wrong where it stands. Aliases are followed up to the
 * library's limit, so that a small text cannot grow.
 */
export const readContract = (text: string): ContractRead => {
  if (text.length > contractLengthMax)
    return {
      ok: false,
      problems: [
        { path: '', line: 1, column: 1, text: { zh: '合同文本过长', en: 'the text is too long for a contract' } },
      ],
    };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return { ok: false, problems: syntaxProblems(document, lines).slice(0, problemsMax) };
  const told = (wrong: readonly Wrong[]): ContractRead => ({
    ok: false,
    problems: wrong
      .slice(0, problemsMax)
      .map(({ path, text: words }) => ({ path: pointerOf(path), ...placeOf(document, lines, path), text: words })),
  });
  const value = plainOf(document);
  if (value === undefined) return told([{ path: [], text: { zh: '别名过多', en: 'too many aliases' } }]);
  const read = contractShape.safeParse(value);
  if (!read.success) return told(shapeProblems(read.error));
  const wrong = [...inputProblems(value), ...judgeSense(read.data)];
  return wrong.length > 0 ? told(wrong) : { ok: true, contract: read.data };
};

const plainOf = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
};

/** True when the text is JSON and stays JSON when it is changed. */
export const isJsonText = (text: string): boolean => /^\s*[{[]/.test(text);

/** One change of a document: RFC 6902's add, replace and remove; `path` is a JSON pointer. */
export type Change =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

/** A value as nodes whose scalars keep their writing. */
const nodeOf = (value: Json, asJson: boolean): unknown =>
  parseDocument(asJson ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }), { schema: 'failsafe' }).contents;

const applyOne = (document: Document, change: Change, asJson: boolean): boolean => {
  const path = pathOf(change.path);
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (last === undefined || !isCollection(parent)) return false;
  if (change.op === 'remove') return document.deleteIn(path);
  // An empty list can only be written in brackets; what comes into it need not be.
  if (parent.items.length === 0 && !asJson) parent.flow = false;
  if (isSeq(parent)) {
    const at = last === '-' ? parent.items.length : last;
    if (typeof at !== 'number' || at > parent.items.length) return false;
    if (change.op === 'replace') parent.set(at, nodeOf(change.value, asJson));
    else parent.items.splice(at, 0, nodeOf(change.value, asJson));
    return true;
  }
  document.setIn(path, nodeOf(change.value, asJson));
  return true;
};

const jsonOf = (node: unknown): string => {
  if (isMap(node))
    return `{${node.items.map(({ key, value }) => `${JSON.stringify(String(isScalar(key) ? key.value : key))}:${jsonOf(value)}`).join(',')}}`;
  if (isSeq(node)) return `[${node.items.map(jsonOf).join(',')}]`;
  invariant(isScalar(node), 'JSON has maps, lists and scalars');
  return node.type === 'PLAIN' || node.type === undefined ? String(node.value) : JSON.stringify(node.value);
};

/** Lays JSON out over lines; numbers stay as they are written. */
const layOut = (json: string): string => {
  let depth = 0;
  const pad = (): string => `\n${'  '.repeat(depth)}`;
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (part, at: number) => {
    if (part === '{' || part === '[') {
      depth += 1;
      return /[}\]]/.test(json[at + 1] ?? '') ? part : `${part}${pad()}`;
    }
    if (part === '}' || part === ']') {
      depth -= 1;
      return /[{[]/.test(json[at - 1] ?? '') ? part : `${pad()}${part}`;
    }
    return part === ',' ? `,${pad()}` : part === ':' ? ': ' : part;
  });
};

/**
 * Applies changes to a contract's text. Whatever they do not name stays as it was written: unknown parts, comments, the digits of
 * numbers. Undefined when a path leads nowhere.
 */
export const changeText = (text: string, changes: readonly Change[]): string | undefined => {
  // In the failsafe schema every scalar is the text that was written.
  const document = parseDocument(text, { schema: 'failsafe' });
  const asJson = isJsonText(text);
  for (const change of changes) if (!applyOne(document, change, asJson)) return undefined;
  if (asJson) return `${layOut(jsonOf(document.contents))}\n`;
  return document.toString({ lineWidth: 0 });
};

/** A value as YAML. */
export const toYaml = (value: Json): string => stringify(value, { lineWidth: 0 });

import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { CaseType } from '../model.ts';
import { pointerPath } from './facts.ts';
import { type Finding, fault } from './lint/finding.ts';
import { lintCaseType } from './lint.ts';
import { parseCaseType } from './parse.ts';

/** Longest text of a definition, characters: five times the longest that is shipped. */
export const definitionLengthMax = 200_000;
/** Uses of YAML anchors: forms share their fields; thousands would be a text made to keep the reader busy. */
const aliasesMax = 500;

/** A finding with the place in the text where its author looks; line and column count from 1. */
export type PlacedFinding = Finding & { readonly line: number; readonly column: number };

/** What a text says: a definition when it can be read, and all that was found; errors keep it from being published. */
export type DefinitionRead = { readonly type?: CaseType; readonly findings: readonly PlacedFinding[] };

const first = { line: 1, column: 1 };

/** Where a pointer, or as much of it as there is, stands in the text. */
const placeOf = (document: Document, lines: LineCounter, pointer: string) => {
  const names = pointerPath(pointer).map((name) => (/^\d{1,4}$/.test(name) ? Number(name) : name));
  for (let length = names.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(names.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  }
  return first;
};

const unread = (document: Document, lines: LineCounter): readonly PlacedFinding[] =>
  document.errors.map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    const [words = ''] = message.split('\n');
    return { ...fault('text_unread', '', `语法有误：${words}`, `It is not well written: ${words}`), line, column: col };
  });

const plainOf = (document: Document): { readonly value: unknown } | Finding => {
  try {
    return { value: document.toJS({ maxAliasCount: aliasesMax }) };
  } catch {
    return fault(
      'aliases_many',
      '',
      '锚点引用过多或指向自身，请简化。',
      'Anchors are used too often or in a circle. Make it simpler.',
    );
  }
};

/** Reads a definition as its author writes it, in YAML or JSON, and looks through it. Refuses nothing: what is wrong is found. */
export const readDefinitionText = (text: string): DefinitionRead => {
  if (text.length > definitionLengthMax) {
    const words = fault(
      'text_long',
      '',
      `文本超过 ${definitionLengthMax} 个字符。`,
      `The text is longer than ${definitionLengthMax} characters.`,
    );
    return { findings: [{ ...words, ...first }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) return { findings: unread(document, lines) };
  const placed = (found: Finding): PlacedFinding => ({ ...found, ...placeOf(document, lines, found.path) });
  const read = plainOf(document);
  if (!('value' in read)) return { findings: [placed(read)] };
  const parsed = parseCaseType(read.value);
  if (!parsed.ok) {
    return { findings: parsed.error.map(({ path, text: { zh, en } }) => placed(fault('shape', path, zh, en))) };
  }
  return { type: parsed.value, findings: lintCaseType(parsed.value).map(placed) };
};

import type { JsonKind, JsonListener } from './scan.ts';

/** A list in a document: where its bytes are and what it holds. */
export type JsonList = {
  /** `$` is the document itself, `$.data.rows` the member rows of its member data. */
  readonly path: string;
  /** Byte of its opening bracket, and the one after its closing. */
  readonly from: number;
  to: number;
  readonly holds: Record<JsonKind, number>;
};

/** Objects that are looked into for lists: {"result": {"data": {"rows": […]}}}. */
const pathDepthMax = 4;

/** Lists that are kept of one document; a document of more has none that is the table. */
const listsMax = 1_000;

const nothing = (): Record<JsonKind, number> => ({ object: 0, array: 0, string: 0, number: 0, literal: 0 });

/** Notes the lists that lie in nothing but objects, and what the document's values are. */
export const createListFinder = () => {
  const lists: JsonList[] = [];
  const roots = nothing();
  // per depth: the key that leads there, and the list or object that is open
  const keys: string[] = [];
  const open: (JsonList | 'object' | undefined)[] = [];
  const listener: JsonListener = {
    depth: pathDepthMax,
    begins(kind, depth, byte) {
      const parent = depth === 0 ? 'object' : open[depth - 1];
      if (depth === 0) roots[kind] += 1;
      else if (parent !== undefined && parent !== 'object') parent.holds[kind] += 1;
      open[depth] = parent === 'object' && kind === 'object' ? 'object' : undefined;
      if (parent !== 'object' || kind !== 'array' || lists.length >= listsMax) return;
      const path = ['$', ...keys.slice(1, depth + 1)].join('.');
      const list: JsonList = { path, from: byte, to: byte, holds: nothing() };
      lists.push(list);
      open[depth] = list;
    },
    ends(depth, byte) {
      const ended = open[depth];
      if (ended !== undefined && ended !== 'object') ended.to = byte;
      open[depth] = undefined;
    },
    key(text, depth) {
      keys[depth] = text;
    },
  };
  return { listener, lists, roots };
};

/** How many items a list has. */
export const itemsOf = ({ holds }: JsonList): number => Object.values(holds).reduce((sum, n) => sum + n, 0);

import { type Comparison, comparisons, type Literal, mirrored, negate, type Predicate } from './predicate.ts';

/** Longest hint that is read; a longer one is not understood. Drivers send a few hundred characters. */
const hintLengthMax = 20_000;

/** How deep parentheses may nest, so that a hostile hint cannot exhaust the stack. */
const depthMax = 50;

type Token = { readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'; readonly text: string };

/** What the grammar does not know ends the reading of a hint; it becomes `unknown`. */
class NotUnderstood extends Error {}

const tokenPattern =
  /\s*(?:`((?:[^`]|``)*)`|'((?:[^'\\]|'')*)'|([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)(?![\p{L}\p{N}_])|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|<>|!=|==|[=<>(),]))/uy;

const tokenOf = (match: RegExpExecArray): Token => {
  const [, name, text, number, word, sign = ''] = match;
  if (name !== undefined) return { kind: 'name', text: name.replaceAll('``', '`') };
  if (text !== undefined) return { kind: 'text', text: text.replaceAll("''", "'") };
  if (number !== undefined) return { kind: 'number', text: number };
  return word !== undefined ? { kind: 'word', text: word } : { kind: 'sign', text: sign };
};

const tokenise = (hint: string): Token[] => {
  const pattern = new RegExp(tokenPattern);
  const tokens: Token[] = [];
  const trimmed = hint.trimEnd();
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed);
    if (match === null) throw new NotUnderstood();
    tokens.push(tokenOf(match));
  }
  return tokens;
};

const signs: Readonly<Record<string, Comparison>> = { '!=': '<>', '==': '=' };

const reserved = new Set(['and', 'or', 'not', 'is', 'null', 'in', 'between', 'like', 'case', 'cast', 'true', 'false']);

type Operand = { readonly column: string } | { readonly literal: Literal };

/** Recursive descent over `or` › `and` › `not` › comparison. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Predicate {
    const predicate = this.#or();
    if (this.#at < this.#tokens.length) throw new NotUnderstood();
    return predicate;
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotUnderstood();
    this.#at += 1;
    return token;
  }

  #skip(kind: 'word' | 'sign', text: string): boolean {
    const token = this.#tokens[this.#at];
    const found = token?.kind === kind && token.text.toLowerCase() === text;
    if (found) this.#at += 1;
    return found;
  }

  #demand(kind: 'word' | 'sign', text: string): void {
    if (!this.#skip(kind, text)) throw new NotUnderstood();
  }

  #or(): Predicate {
    return this.#list('or', () => this.#and());
  }

  #and(): Predicate {
    return this.#list('and', () => this.#not());
  }

  #list(kind: 'and' | 'or', part: () => Predicate): Predicate {
    const parts = [part()];
    while (this.#skip('word', kind)) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  }

  #not(): Predicate {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new NotUnderstood();
    const predicate = this.#skip('word', 'not') ? negate(this.#not()) : this.#primary();
    this.#depth -= 1;
    return predicate;
  }

  #primary(): Predicate {
    if (!this.#skip('sign', '(')) return this.#condition();
    const inner = this.#or();
    this.#demand('sign', ')');
    return inner;
  }

  #condition(): Predicate {
    const left = this.#operand();
    if ('column' in left) {
      if (this.#skip('word', 'is')) return this.#isNull(left.column);
      if (this.#skip('word', 'in')) return this.#isIn(left.column);
    }
    const sign = this.#next();
    const comparison = signs[sign.text] ?? comparisons.find((known) => known === sign.text);
    if (sign.kind !== 'sign' || comparison === undefined) throw new NotUnderstood();
    const right = this.#operand();
    if ('column' in left && 'literal' in right)
      return { kind: 'compare', column: left.column, comparison, literal: right.literal };
    if ('literal' in left && 'column' in right)
      return { kind: 'compare', column: right.column, comparison: mirrored[comparison], literal: left.literal };
    throw new NotUnderstood();
  }

  #isNull(column: string): Predicate {
    const wanted = !this.#skip('word', 'not');
    this.#demand('word', 'null');
    return { kind: 'null', column, wanted };
  }

  #isIn(column: string): Predicate {
    this.#demand('sign', '(');
    const parts: Predicate[] = [];
    do {
      const item = this.#operand();
      if (!('literal' in item)) throw new NotUnderstood();
      parts.push({ kind: 'compare', column, comparison: '=', literal: item.literal });
    } while (this.#skip('sign', ','));
    this.#demand('sign', ')');
    return { kind: 'or', parts };
  }

  #operand(): Operand {
    const token = this.#next();
    if (token.kind === 'name') return { column: token.text };
    if (token.kind === 'number') return { literal: { text: token.text, quoted: false } };
    if (token.kind === 'text') return { literal: { text: token.text, quoted: true } };
    if (token.kind !== 'word') throw new NotUnderstood();
    return this.#word(token.text);
  }

  /** A bare word: a truth value, a typed constant such as DATE '2021-01-01', or a column. */
  #word(word: string): Operand {
    const lower = word.toLowerCase();
    if (lower === 'true' || lower === 'false') return { literal: { text: lower, quoted: false } };
    const following = this.#tokens[this.#at];
    if ((lower === 'date' || lower === 'timestamp') && following?.kind === 'text') {
      this.#at += 1;
      return { literal: { text: following.text, quoted: true } };
    }
    if (reserved.has(lower)) throw new NotUnderstood();
    return { column: word };
  }
}

/**
 * Reads one of `predicateHints` (PROTOCOL.md, "SQL Expressions for Filtering": comparisons of a column with a
 * constant, IS [NOT] NULL), and also AND, OR, NOT, IN and parentheses, which drivers send. What it does not
 * understand becomes `unknown`, which keeps every file; it never refuses.
 */
export const parseSqlHint = (hint: string): Predicate => {
  if (hint.length > hintLengthMax) return { kind: 'unknown' };
  try {
    return new Reader(tokenise(hint)).whole();
  } catch (error) {
    if (error instanceof NotUnderstood) return { kind: 'unknown' };
    throw error;
  }
};

import type { Term, Triple } from './rdf.ts';

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
};

const escaped = (value: string): string =>
  value.replace(
    /["\\\p{Cc}]/gu,
    (c) => named[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

const writeTerm = (term: Term): string => {
  if (term.kind === 'iri') return `<${term.value}>`;
  if (term.kind === 'blank') return `_:${term.label}`;
  const text = `"${escaped(term.value.toWellFormed())}"`;
  if (term.language !== undefined) return `${text}@${term.language}`;
  return term.datatype === undefined ? text : `${text}^^<${term.datatype}>`;
};

/** Writes triples as N-Triples (RDF 1.1 N-Triples, W3C 2014), one statement a line, so that documents may be joined. */
export const toNTriples = (triples: readonly Triple[]): string => {
  const lines = triples.map(
    ({ subject, predicate, object }) => `${writeTerm(subject)} <${predicate}> ${writeTerm(object)} .\n`,
  );
  return [...new Set(lines)].join('');
};

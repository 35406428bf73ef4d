import { bySubject, expand, prefixes, shorten, type Term, type Triple } from './rdf.ts';

const named: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
};

const numbered = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Characters that must not stand in a literal as they are. */
const inLiteral = /["\\\p{Cc}]/gu;

const writeLiteral = (value: string): string =>
  `"${value.toWellFormed().replace(inLiteral, (character) => named[character] ?? numbered(character))}"`;

const writeIri = (value: string): string => shorten(value) ?? `<${value}>`;

const writeTerm = (term: Term): string => {
  if (term.kind === 'iri') return writeIri(term.value);
  if (term.kind === 'blank') return `_:${term.label}`;
  const text = writeLiteral(term.value);
  if (term.language !== undefined) return `${text}@${term.language}`;
  return term.datatype === undefined ? text : `${text}^^${writeIri(term.datatype)}`;
};

const writePredicate = (predicate: string): string => (predicate === expand('rdf:type') ? 'a' : writeIri(predicate));

/** Writes triples as Turtle (RDF 1.1 Turtle, W3C 2014), one block per subject. */
export const toTurtle = (triples: readonly Triple[]): string => {
  const head = Object.entries(prefixes).map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`);
  const blocks = [...bySubject(triples).values()].map(({ subject, properties }) => {
    const lines = [...properties].map(
      ([predicate, values]) => `  ${writePredicate(predicate)} ${values.map(writeTerm).join(', ')}`,
    );
    return `${writeTerm(subject)}\n${lines.join(' ;\n')} .`;
  });
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
};

import { invariant } from '#kernel';
import { bySubject, prefixes, type Subject, shorten, type Term, type Triple } from './rdf.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

// Line ends and tabs are written as references: a parser would make spaces or other line ends of them.
const escaped = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? '');

const nodeOf = (attribute: 'about' | 'resource', node: Subject): string =>
  node.kind === 'iri' ? `rdf:${attribute}="${escaped(node.value)}"` : `rdf:nodeID="${escaped(node.label)}"`;

const writeProperty = (predicate: string, term: Term): string => {
  const name = shorten(predicate);
  invariant(name !== undefined, 'RDF/XML can write only predicates that have a short name');
  if (term.kind !== 'literal') return `    <${name} ${nodeOf('resource', term)}/>`;
  const text = escaped(term.value.toWellFormed());
  if (term.language !== undefined) return `    <${name} xml:lang="${escaped(term.language)}">${text}</${name}>`;
  const datatype = term.datatype === undefined ? '' : ` rdf:datatype="${escaped(term.datatype)}"`;
  return `    <${name}${datatype}>${text}</${name}>`;
};

/** Writes triples as RDF/XML (RDF 1.1 XML Syntax, W3C 2014), one `rdf:Description` per subject. */
export const toRdfXml = (triples: readonly Triple[]): string => {
  const names = Object.entries(prefixes).map(([prefix, base]) => `xmlns:${prefix}="${escaped(base)}"`);
  const nodes = [...bySubject(triples).values()].map(({ subject, properties }) => {
    const lines = [...properties].flatMap(([predicate, values]) =>
      values.map((value) => writeProperty(predicate, value)),
    );
    return `  <rdf:Description ${nodeOf('about', subject)}>\n${lines.join('\n')}\n  </rdf:Description>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${names.join('\n  ')}>\n${nodes.join('\n')}\n</rdf:RDF>\n`;
};

/** Graphs as other people's parsers read them, and a comparison that does not depend on the names of blank nodes. */
import { createHash } from 'node:crypto';
import { Parser, type Quad, type Term } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

/** Reads Turtle or N-Triples. */
export const readTurtle = (text: string, format: 'text/turtle' | 'application/n-triples' = 'text/turtle'): Quad[] =>
  new Parser({ format }).parse(text);

/** Reads RDF/XML. */
export const readRdfXml = (text: string): Promise<Quad[]> =>
  new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser();
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });

const plain = (term: Term, colours: ReadonlyMap<string, string>): string => {
  if (term.termType === 'BlankNode') return `_:${colours.get(term.value) ?? ''}`;
  if (term.termType !== 'Literal') return `<${term.value}>`;
  return `${JSON.stringify(term.value)}@${term.language}^${term.datatype.value}`;
};

const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

const recolour = (quads: readonly Quad[], colours: ReadonlyMap<string, string>): Map<string, string> => {
  const around = new Map<string, string[]>();
  const say = (node: string, text: string) => around.set(node, [...(around.get(node) ?? []), text]);
  for (const { subject, predicate, object } of quads) {
    if (subject.termType === 'BlankNode') say(subject.value, `> ${predicate.value} ${plain(object, colours)}`);
    if (object.termType === 'BlankNode') say(object.value, `< ${predicate.value} ${plain(subject, colours)}`);
  }
  return new Map([...around].map(([node, lines]) => [node, sha(lines.sort().join('\n'))]));
};

/** Rounds after which colours no longer tell more: our blank nodes hang two deep. */
const rounds = 4;

/**
 * A graph as sorted lines in which a blank node is named by all that is said of it and around it (colour refinement). Two
 * graphs whose blank nodes all differ in what is said of them are isomorphic exactly when their lines are equal.
 */
export const canonical = (quads: readonly Quad[]): string[] => {
  let colours = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1) colours = recolour(quads, colours);
  const lines = quads.map(
    ({ subject, predicate, object }) => `${plain(subject, colours)} ${predicate.value} ${plain(object, colours)}`,
  );
  return [...new Set(lines)].sort();
};

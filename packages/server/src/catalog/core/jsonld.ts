import type { Json } from '#kernel';
import { bySubject, expand, prefixes, type Subject, shorten, type Term, type Triple } from './rdf.ts';

const idOf = (subject: Subject): string => (subject.kind === 'iri' ? subject.value : `_:${subject.label}`);

const writeValue = (term: Term): Json => {
  if (term.kind !== 'literal') return { '@id': idOf(term) };
  if (term.language !== undefined) return { '@value': term.value, '@language': term.language };
  if (term.datatype !== undefined) return { '@value': term.value, '@type': shorten(term.datatype) ?? term.datatype };
  return term.value;
};

const writeProperty = ([predicate, values]: [string, Term[]]): [string, Json] => {
  if (predicate === expand('rdf:type'))
    return ['@type', values.map((term) => (term.kind === 'iri' ? (shorten(term.value) ?? term.value) : ''))];
  const written = values.map(writeValue);
  return [shorten(predicate) ?? predicate, written.length === 1 ? (written[0] ?? null) : written];
};

/** Writes triples as JSON-LD 1.1: our prefixes as the only context, nothing to fetch; one node per subject. */
export const toJsonLd = (triples: readonly Triple[]): Json => ({
  '@context': { ...prefixes },
  '@graph': [...bySubject(triples).values()].map(({ subject, properties }) => ({
    '@id': idOf(subject),
    ...Object.fromEntries([...properties].map(writeProperty)),
  })),
});

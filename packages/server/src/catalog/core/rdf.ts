import type { Bilingual } from '#kernel';
/** What a statement may be about: an address, or a node without one. */
export type Subject =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'blank'; readonly label: string };
/** What a statement may say: a node, or a literal with a language or a datatype (RDF 1.1). */
export type Term =
  | Subject
  | { readonly kind: 'literal'; readonly value: string; readonly language?: string; readonly datatype?: string };

/** One statement; the predicate is an address. */
export type Triple = { readonly subject: Subject; readonly predicate: string; readonly object: Term };

/** Prefixes of the vocabularies we write, in the order they are declared. */
export const prefixes = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
} as const;

type Prefix = keyof typeof prefixes;

/** A name of a vocabulary written short, such as `dcat:Dataset`. */
export type Short = `${Prefix}:${string}`;

/** The full address of a short name. */
export const expand = (short: Short): string => {
  const at = short.indexOf(':');
  return `${prefixes[short.slice(0, at) as Prefix]}${short.slice(at + 1)}`;
};

/** The short name of an address where a prefix fits and the rest is a plain name; else undefined. */
export const shorten = (iri: string): string | undefined => {
  const found = Object.entries(prefixes).find(([, base]) => iri.startsWith(base));
  if (found === undefined) return undefined;
  const rest = iri.slice(found[1].length);
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(rest) ? `${found[0]}:${rest}` : undefined;
};

/** Characters that IRIREF of the Turtle grammar excludes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the grammar names #x00-#x20
const notInIri = /[\u0000-\u0020<>"{}|^`\\]/g;

/** Characters that no XML 1.0 document can carry, not even as references. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A text that every form can carry: what XML cannot, U+FFFD stands for, in all forms alike. */
const carried = (value: string): string => value.toWellFormed().replace(notInXml, '\uFFFD');

/** An address; what may not stand in one is percent-encoded. */
export const iri = (value: string): Subject => ({
  kind: 'iri',
  value: carried(value.replace(notInIri, (character) => encodeURIComponent(character))),
});
/** A node without an address; the label only tells nodes of one document apart. */
export const blank = (label: string): Subject => ({ kind: 'blank', label });
/** A plain text. */
export const literal = (value: string): Term => ({ kind: 'literal', value: carried(value) });
/** A text in a language. */
export const inLanguage = (value: string, language: 'zh' | 'en'): Term => ({
  kind: 'literal',
  value: carried(value),
  language,
});
/** A value of a datatype, in the datatype's lexical form. */
export const typed = (value: string, datatype: Short): Term => ({ kind: 'literal', value, datatype: expand(datatype) });

/** A text as literals with @zh and @en; an unwritten language is left out. */
export const inBoth = (text: Bilingual): Term[] =>
  (['zh', 'en'] as const)
    .filter((language) => text[language].trim() !== '')
    .map((language) => inLanguage(text[language], language));

/** What is said about one subject: properties with their values, undefined ones left out. */
export type Properties = Readonly<Record<Short, Term | readonly Term[] | undefined>>;

/** The triples about one subject. */
export const about = (subject: Subject, type: Short | readonly Short[], properties: Properties): Triple[] => [
  ...[type].flat().map((each) => ({ subject, predicate: expand('rdf:type'), object: iri(expand(each)) })),
  ...Object.entries(properties).flatMap(([short, value]) =>
    [value ?? []].flat().map((object) => ({ subject, predicate: expand(short as Short), object })),
  ),
];

/** Triples by subject and then predicate, in the order of first mention. */
export const bySubject = (
  triples: readonly Triple[],
): Map<string, { subject: Subject; properties: Map<string, Term[]> }> => {
  const nodes = new Map<string, { subject: Subject; properties: Map<string, Term[]> }>();
  for (const { subject, predicate, object } of triples) {
    const key = subject.kind === 'iri' ? subject.value : `_:${subject.label}`;
    const node = nodes.get(key) ?? { subject, properties: new Map<string, Term[]>() };
    nodes.set(key, node);
    const values = node.properties.get(predicate) ?? [];
    node.properties.set(predicate, values);
    if (!values.some((known) => isSame(known, object))) values.push(object);
  }
  return nodes;
};

const isSame = (a: Term, b: Term): boolean => JSON.stringify(a) === JSON.stringify(b);

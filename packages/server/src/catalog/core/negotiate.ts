/** Forms that the open catalogue is written in; the first is the one for whoever asks for none. */
export const rdfForms = ['jsonld', 'ttl', 'rdf', 'nt'] as const;
export type RdfForm = (typeof rdfForms)[number];

/** Media types of the forms. */
export const rdfMediaTypes: Readonly<Record<RdfForm, string>> = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
};

const qualityOf = (accept: string, type: string): number => {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const wanted of [type, group, '*/*']) {
    const range = accept.split(',').find((each) => each.split(';')[0]?.trim().toLowerCase() === wanted);
    if (range !== undefined) return Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
  }
  return 0;
};

/** The form that an Accept header prefers (RFC 9110 12.5.1); JSON-LD, also for application/json, when it prefers none. */
export const negotiate = (accept: string | undefined): RdfForm => {
  const header = accept ?? '';
  const wish = (form: RdfForm): number =>
    Math.max(qualityOf(header, rdfMediaTypes[form]), form === 'jsonld' ? qualityOf(header, 'application/json') : 0);
  return rdfForms.reduce<RdfForm>((best, form) => (wish(form) > wish(best) ? form : best), 'jsonld');
};

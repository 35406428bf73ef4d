// Goal: what the catalogue writes is read back by others as exactly what was meant. Method: Turtle is parsed by n3,
// JSON-LD is expanded by its own context, and both must hold the same triples, also for hostile texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'n3';
import { asId, type Json } from '#kernel';
import { type CatalogueEntry, catalogueTriples, datasetTriples } from './dcat.ts';
import { toJsonLd } from './jsonld.ts';
import { about, inBoth, iri, literal, prefixes, type Triple } from './rdf.ts';
import { toTurtle } from './turtle.ts';

const publicUrl = 'https://corridor.example';

const entry: CatalogueEntry = {
  productId: 'prd_01hzy6r5d0e0r8x7m8n9k0p1q2',
  title: { zh: '北京空气质量监测数据', en: 'Beijing air quality' },
  summary: { zh: '逐小时监测。', en: 'Hourly, "as measured".\nSecond line with \\ and \t tab' },
  keywords: { zh: ['空气质量', 'PM2.5'], en: ['air quality'] },
  category: 'environment',
  accessKind: 'commercial',
  updateFrequency: 'annual',
  timeRange: { from: '2013-03-01', until: '2016-02-29' },
  spatialCode: '110000',
  contact: { name: '数据部', email: 'data@example.org' },
  publisher: { id: 'org_01hzy6r5d0e0r8x7m8n9k0p1q2', name: { zh: '示例数据公司', en: 'Example Data Ltd' } },
  licence: 'CC BY 4.0',
  sourceText: { zh: '公开数据集加工', en: '' },
  level: '1',
  modes: ['download', 'share'],
  version: 2,
  bytes: 12345,
  listedAt: new Date('2026-11-01T00:00:00Z'),
  modifiedAt: new Date('2026-11-02T00:00:00Z'),
  offers: [
    {
      id: asId('off', 'off_01hzy6r5d0e0r8x7m8n9k0p1q2'),
      permission: [{ action: 'use', constraint: [{ leftOperand: 'count', operator: 'lteq', rightOperand: '10' }] }],
      prohibition: [{ action: 'distribute' }],
    },
  ],
};

const plain = (term: { termType: string; value: string; language?: string; datatype?: { value: string } }): string => {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return `_:${term.value.replace(/^b\d+_/, '')}`;
  return `${JSON.stringify(term.value)}@${term.language ?? ''}^${term.language ? '' : (term.datatype?.value ?? '')}`;
};

/** Reads Turtle back with n3, as sorted lines. */
const fromTurtle = (text: string): string[] =>
  new Parser()
    .parse(text)
    .map((quad) => `${plain(quad.subject)} ${plain(quad.predicate)} ${plain(quad.object)}`)
    .sort();

type Node = { [key: string]: unknown };

/** Expands our flat JSON-LD by its own context, as the JSON-LD 1.1 algorithm does for this shape. */
const fromJsonLd = (document: Json): string[] => {
  const read = JSON.parse(JSON.stringify(document)) as { '@context': Record<string, string>; '@graph': Node[] };
  const full = (name: string): string => {
    const [prefix = '', ...rest] = name.split(':');
    const base = read['@context'][prefix];
    return base !== undefined && !rest.join(':').startsWith('//') ? base + rest.join(':') : name;
  };
  const node = (id: string): string => (id.startsWith('_:') ? id : `<${full(id)}>`);
  const value = (item: unknown): string => {
    if (typeof item === 'string') return `${JSON.stringify(item)}@^${prefixes.xsd}string`;
    const object = item as Record<string, string>;
    if (object['@id'] !== undefined) return node(object['@id']);
    const type = object['@type'];
    return `${JSON.stringify(object['@value'])}@${object['@language'] ?? ''}^${type === undefined ? '' : full(type)}`;
  };
  return read['@graph']
    .flatMap((each) =>
      Object.entries(each).flatMap(([key, items]) => {
        if (key === '@id') return [];
        const subject = node(String(each['@id']));
        if (key === '@type') return [items].flat().map((t) => `${subject} <${prefixes.rdf}type> <${full(String(t))}>`);
        return [items].flat().map((item) => `${subject} <${full(key)}> ${value(item)}`);
      }),
    )
    .sort();
};

test('the catalogue says the same in Turtle and in JSON-LD', () => {
  const page = {
    publicUrl,
    path: '/catalog',
    publisher: { address: `${publicUrl}/#operator`, name: { zh: '运营方', en: 'Operator' } },
    modifiedAt: entry.modifiedAt,
    page: 1,
    pages: 2,
    total: 101,
  };
  const triples = catalogueTriples(page, [entry]);
  const read = fromTurtle(toTurtle(triples));
  assert.deepEqual(read, fromJsonLd(toJsonLd(triples)));
  const dataset = `<${publicUrl}/dataset/${entry.productId}>`;
  for (const line of [
    `${dataset} <${prefixes.dct}title> "北京空气质量监测数据"@zh^`,
    `${dataset} <${prefixes.dct}title> "Beijing air quality"@en^`,
    `${dataset} <${prefixes.dct}publisher> <${publicUrl}/organisation/${entry.publisher.id}>`,
    `<${publicUrl}/organisation/${entry.publisher.id}> <${prefixes.rdf}type> <${prefixes.foaf}Agent>`,
    `<${publicUrl}/dataset/${entry.productId}#share> <${prefixes.dcat}accessURL> <${publicUrl}/delta-sharing/>`,
    `<${publicUrl}/catalog> <${prefixes.dcat}dataset> ${dataset}`,
    `<${publicUrl}/catalog?page=1> <${prefixes.hydra}nextPage> <${publicUrl}/catalog?page=2>`,
  ])
    assert.ok(read.includes(line), `missing: ${line}`);
});

test('hasPolicy is there with offers and only with offers', () => {
  const policy = `${prefixes.odrl}hasPolicy`;
  const withOffer = fromTurtle(toTurtle(datasetTriples(publicUrl, entry)));
  assert.equal(withOffer.filter((line) => line.includes(policy)).length, 1);
  assert.ok(withOffer.some((line) => line.includes(`${prefixes.odrl}leftOperand> <${prefixes.odrl}count>`)));
  const without = fromTurtle(toTurtle(datasetTriples(publicUrl, { ...entry, offers: [] })));
  assert.equal(without.filter((line) => line.includes(policy)).length, 0);
});

test('a licence without an address becomes a rights statement', () => {
  const read = fromTurtle(toTurtle(datasetTriples(publicUrl, { ...entry, licence: '双方合同约定' })));
  assert.ok(read.some((line) => line.includes(`${prefixes.dct}description> "双方合同约定"`)));
  assert.ok(!read.some((line) => line.includes(`${prefixes.dct}license>`)));
});

test('any text and any address survive both forms', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, (subject, en, zh) => {
      const triples: Triple[] = about(iri(`${publicUrl}/x/${subject}`), 'dcat:Dataset', {
        'dct:title': inBoth({ zh, en }),
        'dct:identifier': literal(en),
      });
      assert.deepEqual(fromTurtle(toTurtle(triples)), fromJsonLd(toJsonLd(triples)));
    }),
    { numRuns: 300 },
  );
});

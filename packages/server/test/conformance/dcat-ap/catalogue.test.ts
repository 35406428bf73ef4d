// Goal: the open catalogue is DCAT-AP 3.0.1 that others can harvest. Method: a running market with hostile texts; every form is
// read by a parser of somebody else's, held against the others and against the official shapes; pages are followed as ckanext-dcat does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Quad, Store } from 'n3';
import ShaclValidator from 'rdf-validate-shacl';
import { ok } from '#kernel';
import { systemActor } from '#platform/system';
import { insertProduct } from '../../../src/catalog/store.ts';
import { type ListingRow, putListing, selectListings } from '../../../src/catalog/store-listings.ts';
import { type Market, openMarket } from '../../support/market.ts';
import { must } from '../../support/platform.ts';
import { canonical, readRdfXml, readTurtle } from './graphs.ts';

const hydra = 'http://www.w3.org/ns/hydra/core#';
const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';

/** Quotes, markup, marks that turn the reading direction, a bell, line ends, an emoji and a letter outside the first plane. */
const hostile = '"他说<b>&amp;\u200F\u202E右\u0007]]>\r\n\t\\ 😀𠮷 \'%"';
/** The same as every form can carry it: no form of XML has a bell. */
const carried = hostile.replace('\u0007', '\uFFFD');

let market: Market;
let hostileId = '';
let hvdId = '';
let invitedId = '';

before(async () => {
  market = await openMarket();
  const over = {
    title: { zh: hostile, en: hostile },
    summary: { zh: hostile, en: '' },
    keywords: { zh: [hostile.slice(0, 40)], en: [] },
  };
  hostileId = (
    await market.list([market.plants], { ...over, spatialCode: '130700', timeRange: { from: '2020-01-01' } })
  ).id;
  hvdId = (await market.list([market.plants], { title: { zh: '气象', en: '' }, hvdCategory: 'meteorological' })).id;
  const invitation = { visibility: 'invited', invitedIds: [market.provider.id], title: { zh: '受邀', en: '' } };
  invitedId = (await market.list([market.plants], invitation)).id;
  const constraint = [{ leftOperand: 'count', operator: 'lteq', rightOperand: '10' }];
  const terms = { permission: [{ action: 'use', constraint }], prohibition: [{ action: 'distribute' }] };
  const body = { terms, price: { amountMinor: '100', currency: 'CNY' } };
  await must(market.provider.api.call('POST', `/api/v1/products/${hostileId}/offers`, { body }));
});

const get = async (path: string, accept?: string): Promise<{ type: string; text: string; status: number }> => {
  const headers = accept === undefined ? {} : { accept };
  const response = await fetch(`${market.visitor.baseUrl}${path}`, { headers });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
};

const shapesOf = (name: string): Store =>
  new Store(readTurtle(readFileSync(new URL(`shapes/${name}`, import.meta.url), 'utf8')));

const complaints = async (shapes: string, quads: readonly Quad[]): Promise<string[]> => {
  const report = await new ShaclValidator(shapesOf(shapes)).validate(new Store([...quads]));
  return report.results.map(
    ({ focusNode, path, message, sourceConstraintComponent }) =>
      `${focusNode?.value} ${JSON.stringify(path)} ${sourceConstraintComponent?.value} ${message.map((each) => each.value).join()}`,
  );
};

test('every form says the same, and hostile texts survive', async () => {
  for (const path of ['/catalog', `/dataset/${hostileId}`, `/dataset/${hvdId}`]) {
    const turtle = canonical(readTurtle((await get(`${path}.ttl`)).text));
    // the page links name the form itself; a catalogue of one page has none
    assert.deepEqual(canonical(await readRdfXml((await get(`${path}.rdf`)).text)), turtle, `${path}.rdf`);
    const lines = readTurtle((await get(`${path}.nt`)).text, 'application/n-triples');
    assert.deepEqual(canonical(lines), turtle, `${path}.nt`);
    assert.ok(!turtle.join('\n').includes(invitedId));
  }
  const quads = readTurtle((await get(`/dataset/${hostileId}.ttl`)).text);
  const titles = quads.filter(
    ({ subject, predicate }) => subject.value.endsWith(hostileId) && predicate.value === `${dct}title`,
  );
  assert.deepEqual(
    titles.map(({ object }) => object.value),
    [carried, carried],
  );
});

test('the catalogue conforms to the shapes of DCAT-AP 3.0.1', async () => {
  for (const path of ['/catalog.ttl', `/dataset/${hostileId}.ttl`, `/dataset/${hvdId}.ttl`])
    assert.deepEqual(await complaints('dcat-ap-SHACL.ttl', readTurtle((await get(path)).text)), [], path);
});

test('a declared high-value dataset conforms to the shapes of DCAT-AP HVD 3.0.0, another one does not', async () => {
  const declared = readTurtle((await get(`/dataset/${hvdId}.ttl`)).text);
  assert.deepEqual(await complaints('hvd-SHACL.ttl', declared), []);
  const other = readTurtle((await get(`/dataset/${hostileId}.ttl`)).text);
  assert.notDeepEqual(await complaints('hvd-SHACL.ttl', other), []);
});

test('the shapes find what is missing', async () => {
  const quads = readTurtle((await get(`/dataset/${hostileId}.ttl`)).text);
  const untitled = quads.filter(({ predicate }) => predicate.value !== `${dct}title`);
  assert.notDeepEqual(await complaints('dcat-ap-SHACL.ttl', untitled), []);
});

test('the form is chosen by Accept, with JSON-LD for whoever asks for none', async () => {
  const types = {
    'text/turtle': 'text/turtle',
    'application/rdf+xml': 'application/rdf+xml',
    'application/n-triples': 'application/n-triples',
    'application/ld+json': 'application/ld+json',
    'application/json': 'application/ld+json',
    'application/rdf+xml;q=0.2, text/turtle;q=0.9': 'text/turtle',
    'text/html, */*;q=0.8': 'application/ld+json',
  };
  for (const path of ['/catalog', `/dataset/${hostileId}`])
    for (const [accept, type] of Object.entries(types))
      assert.equal((await get(path, accept)).type, `${type}; charset=utf-8`, `${path} ${accept}`);
  assert.equal((await get(`/dataset/${invitedId}.rdf`)).status, 404);
});

const members = (quads: readonly Quad[]): string[] =>
  quads.filter(({ predicate }) => predicate.value === `${dcat}dataset`).map(({ object }) => object.value);

/** More listings than a page holds, written where listing writes them. */
const listMany = async (count: number): Promise<void> => {
  await market.world.platform.kit.db.transact(systemActor('test'), async (tx) => {
    const [like] = await selectListings(tx, [hvdId]);
    assert.ok(like !== undefined);
    for (let n = 0; n < count; n += 1) {
      const { first_listed_at: _1, listed_at: _2, changed_at: _3, delisted_at: _4, edition: _5, ...rest } = like;
      const {
        price_minor: _6,
        price_currency: _7,
        price_until: _8,
        ...row
      }: Omit<ListingRow, 'edition'> = { ...like, ...rest };
      const id = tx.newId('prd');
      const { organisation_id, draft } = like;
      await insertProduct(tx, { id, organisation_id, draft, dataset_ids: [], level: null, allowed_modes: [] });
      await putListing(tx, { ...row, product_id: id });
    }
    return ok(null);
  });
};

test('a harvester that follows the pages finds every dataset once, in every form; the dump has them all', async () => {
  await listMany(230);
  const readers: Readonly<Record<string, (text: string) => Quad[] | Promise<Quad[]>>> = {
    ttl: (text) => readTurtle(text),
    rdf: readRdfXml,
    nt: (text) => readTurtle(text, 'application/n-triples'),
  };
  for (const [form, read] of Object.entries(readers)) {
    const found: string[] = [];
    let pages = 0;
    for (let path: string | undefined = `/catalog.${form}`; path !== undefined; pages += 1) {
      const quads = await read((await get(path)).text);
      found.push(...members(quads));
      const collection = quads.find(({ object }) => object.value === `${hydra}PagedCollection`);
      const next = quads.find(
        ({ subject, predicate }) => subject.value === collection?.subject.value && predicate.value === `${hydra}next`,
      );
      path = next?.object.value.slice(market.visitor.baseUrl.length);
    }
    assert.deepEqual([pages, found.length, new Set(found).size], [3, 232, 232], form);
  }
  const response = await fetch(`${market.visitor.baseUrl}/catalog/dump.nt.gz`);
  const dump = readTurtle(gunzipSync(await response.bytes()).toString('utf8'), 'application/n-triples');
  assert.equal(members(dump).length, 232);
  assert.deepEqual(await complaints('dcat-ap-SHACL.ttl', dump), []);
});

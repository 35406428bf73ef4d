import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOrganisations } from '#identity';
import type { Actor } from '#kernel';
import type { Tx } from '#platform/database';
import { attachment, originOf, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type CataloguePage, catalogueHead, catalogueTriples, datasetTriples, memberTriples } from './core/dcat.ts';
import { toJsonLd } from './core/jsonld.ts';
import { negotiate, type RdfForm, rdfForms, rdfMediaTypes } from './core/negotiate.ts';
import { toNTriples } from './core/ntriples.ts';
import type { Triple } from './core/rdf.ts';
import { toRdfXml } from './core/rdfxml.ts';
import { toTurtle } from './core/turtle.ts';
import { catalogueEntries, type OffersReader } from './reading.ts';
import {
  countPublicListings,
  type ListingRow,
  pagePublicListings,
  publicListingsAfter,
  selectListings,
} from './store-listings.ts';

/** Products on one page of the catalogue; harvesters follow the hydra links. */
export const cataloguePageSize = 100;

const writers: Readonly<Record<RdfForm, (triples: readonly Triple[]) => string>> = {
  jsonld: (triples) => JSON.stringify(toJsonLd(triples)),
  ttl: toTurtle,
  rdf: toRdfXml,
  nt: toNTriples,
};

const send = (reply: FastifyReply, form: RdfForm, triples: readonly Triple[]) =>
  reply.header('vary', 'accept').type(`${rdfMediaTypes[form]}; charset=utf-8`).send(writers[form](triples));

const publisherOf = async (
  tx: Tx,
  publicUrl: string,
  listings: readonly ListingRow[],
): Promise<CataloguePage['publisher']> => {
  const ids = [...new Set(listings.map((row) => row.operator_id))];
  const operators = await getOrganisations(tx, ids);
  const [only] = ids.length === 1 ? [...operators.values()] : [];
  const host = new URL(publicUrl).host;
  return {
    address: `${publicUrl}/#publisher`,
    name: only === undefined ? { zh: host, en: host } : { zh: only.name, en: only.nameEn },
  };
};

type Wanted = { readonly publicUrl: string; readonly path: string; readonly page: number };

const catalogueOf = (kit: Kit, actor: Actor, offersOf: OffersReader, wanted: Wanted): Promise<Triple[]> =>
  kit.db.read(actor, async (tx) => {
    const { total, modifiedAt } = await countPublicListings(tx);
    const offset = (wanted.page - 1) * cataloguePageSize;
    const listings = await pagePublicListings(tx, { offset, size: cataloguePageSize });
    const pages = Math.max(1, Math.ceil(total / cataloguePageSize));
    const publisher = await publisherOf(tx, wanted.publicUrl, listings);
    const head = { ...wanted, publisher, modifiedAt: modifiedAt ?? undefined, pages, total };
    return catalogueTriples(head, await catalogueEntries(tx, listings, offersOf));
  });

const pageOf = (request: FastifyRequest): number => {
  const asked = (request.query as Readonly<Record<string, unknown>>).page;
  return typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
};

const catalogueRoute = (kit: Kit, offersOf: OffersReader, path: string, form: RdfForm | undefined): Route =>
  rawRoute({
    method: 'GET',
    path,
    summary: 'The catalogue of listed products as DCAT-AP, a page of 100',
    tag: 'dcat',
    access: { roles: 'anyone' },
    handle: async ({ request, reply, actor }) => {
      const wanted = { publicUrl: originOf(kit.config, request), path, page: pageOf(request) };
      const triples = await catalogueOf(kit, actor, offersOf, wanted);
      return send(reply, form ?? negotiate(request.headers.accept), triples);
    },
  });

const splitName = (name: string): { id: string; form: RdfForm | undefined } => {
  const found = /^(\w+)\.(ttl|jsonld|rdf|nt)$/.exec(name);
  return { id: found?.[1] ?? name, form: found?.[2] as RdfForm | undefined };
};

const datasetRoute = (kit: Kit, offersOf: OffersReader): Route =>
  rawRoute({
    method: 'GET',
    path: '/dataset/{name}',
    summary: 'One listed product as DCAT-AP: {id} by Accept, or {id}.ttl, .jsonld, .rdf, .nt',
    tag: 'dcat',
    access: { roles: 'anyone' },
    handle: async ({ request, reply, actor }) => {
      const { name } = request.params as { name: string };
      const { id, form } = splitName(name);
      const entries = await kit.db.read(actor, async (tx) =>
        catalogueEntries(
          tx,
          (await selectListings(tx, [id])).filter((row) => row.visibility === 'public'),
          offersOf,
        ),
      );
      const [entry] = entries;
      if (entry === undefined) return request.server.sendRefusal(request, reply, { code: 'catalog.product_unknown' });
      return send(
        reply,
        form ?? negotiate(request.headers.accept),
        datasetTriples(originOf(kit.config, request), entry),
      );
    },
  });

/** The whole catalogue, a batch at a time: each is read by itself, so what is listed or ends meanwhile may be in or not. */
async function* dumpOf(kit: Kit, actor: Actor, offersOf: OffersReader, publicUrl: string): AsyncGenerator<string> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const batch = await kit.db.read(actor, async (tx) => {
      const listings = await publicListingsAfter(tx, from, cataloguePageSize);
      const { total, modifiedAt } = await countPublicListings(tx);
      const publisher = await publisherOf(tx, publicUrl, listings);
      const head = { publicUrl, path: '/catalog', publisher, modifiedAt: modifiedAt ?? undefined, total };
      const triples = memberTriples(publicUrl, await catalogueEntries(tx, listings, offersOf));
      return {
        last: listings.at(-1)?.product_id,
        triples: from === '' ? [...catalogueHead(head), ...triples] : triples,
      };
    });
    yield toNTriples(batch.triples);
    after = batch.last;
  }
}

const dumpRoute = (kit: Kit, offersOf: OffersReader): Route =>
  rawRoute({
    method: 'GET',
    path: '/catalog/dump.nt.gz',
    summary: 'The whole catalogue as N-Triples, compressed',
    tag: 'dcat',
    access: { roles: 'anyone' },
    handle: async ({ request, reply, actor }) => {
      const text = Readable.from(dumpOf(kit, actor, offersOf, originOf(kit.config, request)));
      const gzip = createGzip();
      text.on('error', (error) => gzip.destroy(error));
      return reply
        .header('content-disposition', attachment('catalog.nt.gz'))
        .type('application/gzip')
        .send(text.pipe(gzip));
    },
  });

/** The open catalogue: /catalog and /dataset/{id}, by suffix or by Accept, and all of it at once. */
export const dcatRoutes = (kit: Kit, offersOf: OffersReader): Route[] => [
  catalogueRoute(kit, offersOf, '/catalog', undefined),
  ...rdfForms.map((form) => catalogueRoute(kit, offersOf, `/catalog.${form}`, form)),
  dumpRoute(kit, offersOf),
  datasetRoute(kit, offersOf),
];

import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOrganisations } from '#identity';
import type { Actor } from '#kernel';
import type { Tx } from '#platform/database';
import { originOf, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type CataloguePage, catalogueTriples, datasetTriples } from './core/dcat.ts';
import { toJsonLd } from './core/jsonld.ts';
import type { Triple } from './core/rdf.ts';
import { toTurtle } from './core/turtle.ts';
import { catalogueEntries, type OffersReader } from './reading.ts';
import { countPublicListings, type ListingRow, pagePublicListings, selectListings } from './store-listings.ts';

/** Products on one page of the catalogue; harvesters follow the hydra links. */
export const cataloguePageSize = 100;

type Form = 'ttl' | 'jsonld';

const mediaTypes: Readonly<Record<Form, string>> = {
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
};

const qualityOf = (accept: string, type: string): number => {
  const group = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const wanted of [type, group, '*/*']) {
    const range = accept.split(',').find((each) => each.split(';')[0]?.trim().toLowerCase() === wanted);
    if (range !== undefined) return Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
  }
  return 0;
};

/** The form that an Accept header prefers (RFC 9110 12.5.1); JSON-LD when it prefers neither. */
export const negotiate = (accept: string | undefined): Form => {
  const header = accept ?? '';
  const json = Math.max(qualityOf(header, 'application/ld+json'), qualityOf(header, 'application/json'));
  return qualityOf(header, 'text/turtle') > json ? 'ttl' : 'jsonld';
};

const send = (reply: FastifyReply, form: Form, triples: readonly Triple[]) =>
  reply
    .header('vary', 'accept')
    .type(mediaTypes[form])
    .send(form === 'ttl' ? toTurtle(triples) : JSON.stringify(toJsonLd(triples)));

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

const catalogueOf = (
  kit: Kit,
  actor: Actor,
  offersOf: OffersReader,
  { publicUrl, page }: { publicUrl: string; page: number },
): Promise<Triple[]> =>
  kit.db.read(actor, async (tx) => {
    const { total, modifiedAt } = await countPublicListings(tx);
    const offset = (page - 1) * cataloguePageSize;
    const listings = await pagePublicListings(tx, { offset, size: cataloguePageSize });
    const pages = Math.max(1, Math.ceil(total / cataloguePageSize));
    const publisher = await publisherOf(tx, publicUrl, listings);
    const head = { publicUrl, publisher, modifiedAt: modifiedAt ?? undefined, page, pages, total };
    return catalogueTriples(head, await catalogueEntries(tx, listings, offersOf));
  });

const pageOf = (request: FastifyRequest): number => {
  const asked = (request.query as Readonly<Record<string, unknown>>).page;
  return typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
};

const catalogueRoute = (kit: Kit, offersOf: OffersReader, path: string, form: Form | undefined): Route =>
  rawRoute({
    method: 'GET',
    path,
    summary: 'The catalogue of listed products as DCAT-AP, a page of 100',
    tag: 'dcat',
    access: { roles: 'anyone' },
    handle: async ({ request, reply, actor }) => {
      const wanted = { publicUrl: originOf(kit.config, request), page: pageOf(request) };
      const triples = await catalogueOf(kit, actor, offersOf, wanted);
      return send(reply, form ?? negotiate(request.headers.accept), triples);
    },
  });

const splitName = (name: string): { id: string; form: Form | undefined } => {
  const found = /^(\w+)\.(ttl|jsonld)$/.exec(name);
  return { id: found?.[1] ?? name, form: found?.[2] as Form | undefined };
};

const datasetRoute = (kit: Kit, offersOf: OffersReader): Route =>
  rawRoute({
    method: 'GET',
    path: '/dataset/{name}',
    summary: 'One listed product as DCAT-AP: {id}, {id}.ttl or {id}.jsonld',
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

/** The open catalogue: /catalog and /dataset/{id}, by suffix or by Accept. */
export const dcatRoutes = (kit: Kit, offersOf: OffersReader): Route[] => [
  catalogueRoute(kit, offersOf, '/catalog', undefined),
  catalogueRoute(kit, offersOf, '/catalog.ttl', 'ttl'),
  catalogueRoute(kit, offersOf, '/catalog.jsonld', 'jsonld'),
  datasetRoute(kit, offersOf),
];

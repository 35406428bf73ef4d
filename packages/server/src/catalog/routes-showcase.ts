import { z } from 'zod';
import { mapOk } from '#kernel';
import { bilingual, bilingualShape, byId, type Route, route, text } from '#platform/http';
import { textCharactersMax } from './model.ts';
import { cardShape } from './shapes.ts';
import { keyShape } from './shapes-page.ts';
import { type AgreementsCounter, agreementsToldMin, type Showcase, setShowcase, showOrganisation } from './showcase.ts';
import { cardToJson } from './views.ts';
import { keyToJson } from './views-page.ts';

const tag = 'catalog';

/** A line: a name, an address, a number. */
const contactCharactersMax = 200;

const textShape = z.object({ about: bilingual(textCharactersMax), contact: text(contactCharactersMax).default('') });

const showcaseShape = z.object({
  id: z.string(),
  name: bilingualShape,
  region: z.object({ code: z.string(), name: bilingualShape }),
  marketRoles: z.array(z.string()),
  verifiedSince: z.string().nullable(),
  key: keyShape,
  about: bilingualShape,
  contact: z.string(),
  listings: z.number().int(),
  newestAt: z.string().nullable().describe('when the newest of its data came'),
  quality: z
    .object({ medianScore: z.number(), medianCoverage: z.number(), of: z.number().int() })
    .nullable()
    .describe('over the listings that have a score'),
  agreements: z.number().int().nullable().describe(`concluded as provider; told from ${agreementsToldMin} on`),
  items: z.array(cardShape).describe('the newest; all by GET /api/v1/products?provider='),
});

const showcaseToJson = (shown: Showcase): z.input<typeof showcaseShape> => {
  const { organisation, figures } = shown;
  const { medianScore, medianCoverage, scored } = figures;
  return {
    id: organisation.id,
    name: { zh: organisation.name, en: organisation.nameEn },
    region: shown.region,
    marketRoles: [...organisation.marketRoles],
    verifiedSince: shown.verifiedSince?.toISOString() ?? null,
    key: keyToJson(shown.key),
    about: shown.text.about,
    contact: shown.text.contact,
    listings: figures.listings,
    newestAt: figures.newestAt?.toISOString() ?? null,
    quality: medianScore === null || medianCoverage === null ? null : { medianScore, medianCoverage, of: scored },
    agreements: shown.agreements,
    items: shown.products.map(cardToJson),
  };
};

/** Showcase pages of organisations. */
export const showcaseRoutes = (agreementsOf: AgreementsCounter): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/showcase/{id}',
    summary: 'A verified organisation as the public sees it: what it says of itself, its products, measured facts only',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: showcaseShape },
    handle: async (tx, { params }) => mapOk(await showOrganisation(tx, params.id, agreementsOf), showcaseToJson),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/showcase',
    summary: 'Set what one’s own organisation says of itself',
    tag,
    access: { roles: ['manager', 'provider'] },
    body: textShape,
    answers: { 200: textShape },
    handle: (tx, { body }) => setShowcase(tx, body),
  }),
];

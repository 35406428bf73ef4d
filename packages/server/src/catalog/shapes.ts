import { z } from 'zod';
import { deliveryModes, levels } from '#kernel';
import { bilingual, bilingualShape, divisionCode, idOf, idText, moneyShape, text } from '#platform/http';
import { knownCategories } from './core/categories.ts';
import { type FacetName, priceKinds } from './core/facets.ts';
import { hvdCodes } from './core/hvd.ts';
import {
  accessKinds,
  datasetsMax,
  evidenceMax,
  evidencePurposes,
  invitedMax,
  keywordCharactersMax,
  keywordsMax,
  legalBases,
  type ProductDraft,
  productForms,
  reviewReasonsMax,
  sourceKinds,
  textCharactersMax,
  titleCharactersMax,
  updateFrequencies,
  verdicts,
  visibilities,
} from './model.ts';
import type { NewOpinion, NewStatement } from './service.ts';
import { productStates } from './states.ts';

const keywords = z.array(text(keywordCharactersMax)).max(keywordsMax).default([]);
const day = z.iso.date();

/** What a provider writes about a product. */
export const draftShape = z
  .object({
    form: z.enum(productForms),
    title: bilingual(titleCharactersMax),
    summary: bilingual(textCharactersMax),
    keywords: z.object({ zh: keywords, en: keywords }).default({ zh: [], en: [] }),
    category: z.enum(knownCategories()),
    datasetIds: z.array(idOf('ds')).max(datasetsMax).default([]),
    accessKind: z.enum(accessKinds),
    deliveryModes: z.array(z.enum(deliveryModes)).max(deliveryModes.length).default([]),
    visibility: z.enum(visibilities).default('public'),
    invitedIds: z.array(idOf('org')).max(invitedMax).default([]),
    timeRange: z.object({ from: day.optional(), until: day.optional() }).optional(),
    spatialCode: divisionCode.optional(),
    hvdCategory: z.enum(hvdCodes).optional(),
    updateFrequency: z.enum(updateFrequencies),
    contact: z
      .object({ name: text(100).min(1), email: z.email().max(200).optional(), phone: text(50).optional() })
      .refine(({ email, phone }) => email !== undefined || phone !== undefined, 'an address or a number'),
  })
  .refine(({ visibility, invitedIds }) => visibility === 'public' || invitedIds.length > 0, 'nobody is invited')
  .refine(({ datasetIds }) => new Set(datasetIds).size === datasetIds.length, 'a dataset is named twice')
  .refine(
    ({ timeRange }) =>
      timeRange?.from === undefined || timeRange.until === undefined || timeRange.from <= timeRange.until,
    'the time range ends before it begins',
  );

/** Leaves out members that are undefined, as canonical JSON does. */
const compact = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A checked body as a draft. */
export const toDraft = (body: z.output<typeof draftShape>): ProductDraft => compact(body) as ProductDraft;

/** The body of a source statement. */
export const statementBody = z.object({
  kind: z.enum(sourceKinds),
  text: bilingual(textCharactersMax),
  evidence: z
    .array(z.union([z.object({ evidenceId: idText }), z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) })]))
    .max(evidenceMax)
    .default([]),
  licence: text(500).default(''),
  legalBasis: z.object({ kind: z.enum(legalBases), text: text(textCharactersMax).default('') }).optional(),
});

/** A checked body as a new statement. */
export const toStatement = (body: z.output<typeof statementBody>): NewStatement => compact(body) as NewStatement;

const thirdPartyBase = {
  verdict: z.enum(verdicts),
  conditions: text(textCharactersMax).default(''),
  evidenceId: idText,
};

/** The body that asks what a third party has to sign. */
export const opinionPreviewBody = z.object(thirdPartyBase);

/** The body of a compliance opinion. */
export const opinionBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('checklist'),
    edition: text(50),
    answers: z
      .array(
        z.object({
          question: text(50),
          answer: z.enum(['yes', 'no', 'notApplicable']),
          note: text(1000).default(''),
        }),
      )
      .max(100),
  }),
  z.object({
    kind: z.literal('thirdParty'),
    ...thirdPartyBase,
    givenBy: idOf('org'),
    keyId: idText,
    signature: z.string().max(200),
  }),
]);

/** A checked body as a new opinion. */
export const toOpinion = (body: z.output<typeof opinionBody>): NewOpinion => body;

/** Reasons in words. */
export const wordsShape = z.array(bilingual(2000)).max(reviewReasonsMax);

/** A reason as it is answered. */
export const reasonShape = bilingualShape.extend({ code: z.string() });

/** Evidence purposes, for the query of an upload. */
export const purposeShape = z.enum(evidencePurposes);

/** What every answer about a product carries. */
export const productShape = z.object({
  id: z.string(),
  organisationId: z.string(),
  operatorId: z.string().nullable(),
  state: z.enum(productStates),
  form: z.enum(productForms),
  title: bilingualShape,
  summary: bilingualShape,
  keywords: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  category: z.string(),
  datasetIds: z.array(z.string()),
  accessKind: z.enum(accessKinds),
  deliveryModes: z.array(z.enum(deliveryModes)),
  visibility: z.enum(visibilities),
  timeRange: z.object({ from: z.string().optional(), until: z.string().optional() }).optional(),
  spatialCode: z.string().optional(),
  hvdCategory: z.string().optional(),
  updateFrequency: z.enum(updateFrequencies),
  contact: z.object({ name: z.string(), email: z.string().optional(), phone: z.string().optional() }),
  level: z.enum(levels).nullable(),
  allowedModes: z.array(z.enum(deliveryModes)),
  revision: z.number().int(),
});

const scoreShape = z.object({
  edition: z.string(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
  coverage: z.number(),
});

/** Who offers something, by name. */
export const providerShape = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/** A value of a facet: what to filter by, what it is called, how many products it would leave. */
const facetShape = z.array(z.object({ value: z.string(), label: bilingualShape, count: z.number().int() }));

/** Counts by every facet, each given the other filters. */
export const facetsShape = z.object({
  category: facetShape,
  region: facetShape,
  provider: facetShape,
  form: facetShape,
  level: facetShape,
  accessKind: facetShape,
  price: facetShape,
  mode: facetShape,
  grade: facetShape,
  updatedSince: facetShape,
  rowsMin: facetShape,
} satisfies Record<FacetName, z.ZodType>);

/** A product in a list of results. */
export const cardShape = productShape.extend({
  provider: providerShape,
  region: z.object({ code: z.string(), name: bilingualShape }).nullable().describe('home of the provider'),
  categoryLabel: bilingualShape,
  quality: z
    .object({ edition: z.string(), score: z.number(), grade: z.string().nullable(), coverage: z.number() })
    .nullable()
    .describe('of the dataset with the lowest score'),
  rows: z.string().nullable(),
  columns: z.number().int().nullable(),
  latestVersion: z.object({ number: z.number().int(), at: z.string() }).nullable(),
  price: z.object({ kind: z.enum(priceKinds), from: moneyShape.nullable() }).describe('the lowest of standing offers'),
  deliveredBy: z.array(z.enum(deliveryModes)).describe('modes wanted by the provider and allowed by the level'),
  listedAt: z.string(),
  changedAt: z.string(),
  data: z.array(
    z.object({
      datasetId: z.string(),
      version: z.number().int(),
      rows: z.string(),
      bytes: z.string(),
      quality: scoreShape,
    }),
  ),
});

/** A decision as it is answered. */
export const reviewShape = z.object({
  revision: z.number().int(),
  decision: z.enum(['approved', 'returned', 'delisted']),
  by: z.enum(['person', 'rules']),
  reviewerId: z.string().nullable(),
  reasons: z.array(reasonShape),
  contentSha256: z.string(),
  decidedAt: z.string(),
});

/** A working copy with what was submitted and decided. */
export const workingShape = productShape.extend({
  isListed: z.boolean(),
  waitsSince: z.string().nullable(),
  dueAt: z.string().nullable(),
  submitted: z
    .object({
      revision: z.number().int(),
      contentSha256: z.string(),
      submittedBy: z.string(),
      submittedAt: z.string(),
      content: z.unknown(),
    })
    .nullable(),
  reviews: z.array(reviewShape),
});

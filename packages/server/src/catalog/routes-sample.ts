import { z } from 'zod';
import { mapOk } from '#kernel';
import { bilingualShape, byId, type Route, route } from '#platform/http';
import { kDefault, kMax } from './core/sample.ts';
import { treatments } from './core/sample-steps.ts';
import { type ShownSamples, sampleStates, setSample, showSamples } from './sampling.ts';

const tag = 'catalog';

const settingShape = z.object({
  isOn: z.boolean(),
  k: z.int().min(kDefault).max(kMax).describe('times that every combination shown occurs in the data at least'),
});

const sampleShape = z.object({
  productId: z.string(),
  isOn: z.boolean(),
  k: z.number().int(),
  state: z.enum(sampleStates),
  words: bilingualShape,
  items: z.array(
    z.object({
      datasetId: z.string(),
      title: bilingualShape,
      version: z.number().int(),
      builtAt: z.string(),
      k: z.number().int(),
      columns: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          type: z.string(),
          treatment: z.enum(treatments),
          words: bilingualShape,
        }),
      ),
      columnsLeftOut: z.number().int(),
      rows: z.array(z.array(z.string().nullable())).describe('cells by column; null: no value, ***: not shown'),
      sourceRows: z.number().int().describe('rows it was made from; of large tables a random draw'),
      coveredRows: z.number().int().describe('of these, rows whose combination occurs at least k times'),
    }),
  ),
});

const sampleToJson = (productId: string, shown: ShownSamples): z.input<typeof sampleShape> => ({
  productId,
  isOn: shown.isOn,
  k: shown.k,
  state: shown.state,
  words: shown.words,
  items: shown.samples.map(({ dataset_id, title, version_number, built_at, content }) => ({
    ...content,
    datasetId: dataset_id,
    title,
    version: version_number,
    builtAt: built_at.toISOString(),
    columns: [...content.columns],
    rows: content.rows.map((row) => [...row]),
  })),
});

/** Masked samples: what the public sees, and what a provider sets. */
export const sampleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/products/{id}/sample',
    summary: 'A masked, k-anonymous sample of a listed product, with what was done to each column',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: sampleShape },
    handle: async (tx, { params }) =>
      mapOk(await showSamples(tx, params.id), (shown) => sampleToJson(params.id, shown)),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/products/{id}/sample',
    summary: 'Switch the sample of an own product on or off, or ask for larger groups',
    tag,
    access: { roles: ['provider'], object: 'product' },
    params: byId,
    body: settingShape,
    answers: { 200: settingShape },
    handle: (tx, { params, body }) => setSample(tx, params.id, body),
  }),
];

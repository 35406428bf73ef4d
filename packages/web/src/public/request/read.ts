import { dataOf } from '@corridor/client/api';
import { type Form, formOf } from '../../shared/form/fields.ts';
import type { Bilingual } from '../../shared/language.ts';
import type { LoadInput } from '../page.ts';
import { orRefusal, readRegions } from '../parts/region.ts';

/** A document that may be handed in. */
export type Asked = { readonly key: string; readonly title: Bilingual };

type Words = { readonly zh: string; readonly en: string };

type Document = {
  readonly form: { readonly schema: unknown; readonly fields: unknown };
  readonly materials: readonly { readonly key: string; readonly title: Words; readonly when?: unknown }[];
  readonly clocks: readonly {
    readonly title: Words;
    readonly basis: 'working-day' | 'calendar-day' | 'hour';
    readonly promised: number;
    readonly promisedBy?: unknown;
  }[];
};

/** What a page needs of a definition: the platform has made sure that it is one. */
const partsOf = (document: Readonly<Record<string, unknown>>): Document => document as unknown as Document;

/** A form, the documents that go with it, and what is promised. */
export const loadRequest = async ({ api, params, query }: LoadInput) => {
  const { region, regions } = await readRegions(api, query);
  if (region === undefined) return undefined;
  const listed = await orRefusal(dataOf(api.GET('/api/v1/programmes', { params: { query: { region } } })));
  const found = listed.value?.items.find(({ key, audience }) => key === params.type && audience === 'resident');
  if (found === undefined) return undefined;
  const { document } = await dataOf(api.GET('/api/v1/case-definitions/{id}', { params: { path: { id: found.id } } }));
  const { form, materials, clocks } = partsOf(document);
  const place = regions.find(({ code }) => code === region);
  return {
    ...{ type: found.key, title: found.title, summary: found.summary, programme: found.programme, region },
    regionName: { zh: place?.nameZh ?? '', en: place?.nameEn ?? '' },
    form: formOf(form) satisfies Form,
    // what is only asked for under a condition is asked for on the page where the case is followed
    materials: materials.filter(({ when }) => when === undefined).map(({ key, title }): Asked => ({ key, title })),
    clocks: clocks.map(({ title, basis, promised, promisedBy }) => ({
      ...{ title, basis, promised },
      dependsOnMatter: promisedBy !== undefined,
    })),
  };
};

/** What the page of a request is drawn from. */
export type RequestData = NonNullable<Awaited<ReturnType<typeof loadRequest>>>;

import { type Bilingual, type Id, type Json, sha256OfJson } from '#kernel';
import {
  cellsOf,
  createTwins,
  type Facts,
  type Planned,
  type Reading,
  readCells,
  refused,
  remarked,
} from './import-plan.ts';
import { reason } from './import-reasons.ts';
import { accessWords, formWords, frequencyWords, partsOf, type WordList } from './import-words.ts';
import type { FoundLine } from './read-table.ts';

/** A provider that a list may mean. */
export type ListedProvider = {
  readonly id: Id<'org'>;
  readonly name: string;
  readonly nameEn: string;
  readonly creditCode: string | null;
};

/** A draft to be made, or made anew in place of what an earlier import left. */
export type Drafting<D> = {
  readonly key: string;
  readonly providerId: Id<'org'>;
  readonly draft: D;
  readonly replaces: { readonly id: Id<'prd'>; readonly draftSha256: string } | undefined;
};

/** What the platform knows of the products of a list. */
export type ListingWorld<D> = {
  readonly providers: readonly ListedProvider[];
  readonly categories: WordList;
  /** What earlier imports of the operator made, by key. `draft` is what stands there while nobody else has touched it. */
  readonly earlier: ReadonlyMap<string, { readonly id: Id<'prd'>; readonly draft: D | undefined }>;
  /** Takes a body as a draft; the fields of this file that are wrong otherwise. */
  readonly check: (body: object) => { readonly draft: D } | { readonly wrong: readonly string[] };
};

/** By what a product of a list is found again: its provider and its title. */
export const listingKey = (providerId: string, title: string): string => `${providerId} ${title}`;

const bodyOf = (reading: Reading, categories: WordList): Json => {
  const { text, word } = reading;
  const keywords = partsOf(text('keywords'));
  const email = text('contactEmail');
  const phone = text('contactPhone');
  const spatialCode = text('spatialCode');
  if (email === '' && phone === '') reading.fault('field_missing', 'contactEmail');
  return {
    form: word('form', formWords, 'dataset'),
    title: { zh: text('titleZh'), en: text('titleEn') },
    summary: { zh: text('summaryZh'), en: text('summaryEn') },
    keywords: { zh: keywords, en: [] },
    category: word('category', categories, ''),
    accessKind: word('accessKind', accessWords, 'commercial'),
    updateFrequency: word('updateFrequency', frequencyWords, 'irregular'),
    ...(spatialCode === '' ? {} : { spatialCode }),
    contact: { name: text('contactName'), ...(email === '' ? {} : { email }), ...(phone === '' ? {} : { phone }) },
  };
};

const findProvider = (reading: Reading, providers: readonly ListedProvider[]): ListedProvider | undefined => {
  const wanted = reading.text('provider');
  if (wanted === '') return undefined;
  const byCode = providers.filter(({ creditCode }) => creditCode === wanted.toUpperCase());
  const found = byCode.length > 0 ? byCode : providers.filter(({ name, nameEn }) => [name, nameEn].includes(wanted));
  if (found.length !== 1) reading.fault(found.length === 0 ? 'provider_unknown' : 'provider_unclear', 'provider');
  return found.length === 1 ? found[0] : undefined;
};

type Row<D> = Planned<Drafting<D>>;
type Shown<D> = (draft: D) => Facts;

const hash = (draft: unknown): string => sha256OfJson(draft as Json);

const planDraft = <D>(
  number: number,
  { key, draft, provider }: { readonly key: string; readonly draft: D; readonly provider: ListedProvider },
  world: ListingWorld<D>,
  show: Shown<D>,
): Row<D> => {
  const words: Readonly<Record<string, Bilingual>> = { provider: { zh: provider.name, en: provider.nameEn } };
  const after = { provider: provider.name, ...show(draft) };
  const todo = { key, providerId: provider.id, draft };
  const earlier = world.earlier.get(key);
  if (earlier === undefined)
    return {
      row: { number, action: 'create', reasons: [reason('draft_for', words)], before: null, after },
      todo: { ...todo, replaces: undefined },
    };
  if (earlier.draft === undefined) return refused(number, [reason('draft_taken_over')], after);
  const before = { provider: provider.name, ...show(earlier.draft) };
  const draftSha256 = hash(earlier.draft);
  if (draftSha256 === hash(draft))
    return { row: { number, action: 'same', reasons: [reason('draft_same')], before, after }, todo: undefined };
  return {
    row: { number, action: 'change', reasons: [reason('draft_again', words)], before, after },
    todo: { ...todo, replaces: { id: earlier.id, draftSha256 } },
  };
};

/** What each line of a list of products would do, as the world is. */
export const planListings = <D>(
  lines: readonly FoundLine[],
  mapping: readonly string[],
  world: ListingWorld<D>,
  show: Shown<D>,
): Row<D>[] => {
  const twinOf = createTwins();
  return lines.map((line) => {
    const cells = cellsOf(line, mapping);
    const reading = readCells('listings', cells);
    const provider = findProvider(reading, world.providers);
    const body = bodyOf(reading, world.categories);
    const checked = reading.faults.length > 0 ? { wrong: [] } : world.check(body as object);
    if ('wrong' in checked) for (const key of checked.wrong) reading.fault('field_wrong', key);
    const key = listingKey(provider?.id ?? '', reading.text('titleZh'));
    const other = provider === undefined ? undefined : twinOf(line.number, [key]);
    if (other !== undefined) reading.faults.push(reason('twice', { other: String(other) }));
    if (reading.faults.length > 0 || provider === undefined || 'wrong' in checked)
      return remarked<Drafting<D>>(refused(line.number, reading.faults, cells), line);
    return remarked(planDraft(line.number, { key, draft: checked.draft, provider }, world, show), line);
  });
};

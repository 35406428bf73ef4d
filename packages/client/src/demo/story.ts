import { readFile } from 'node:fs/promises';
import type { Words } from '../cli/command.ts';

/** One person of the story. */
export type StoryPerson = {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** What the person is, as logins.json says it. */
  readonly role: string;
  readonly roles: readonly string[];
};

/** One member of the story, with its first person. */
export type StoryMember = {
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly creditCode: string;
  readonly marketRoles: readonly string[];
  readonly person: StoryPerson;
};

/** One region with its operator and the operator's staff. */
export type StoryRegion = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly operator: { readonly name: string; readonly nameEn: string; readonly creditCode: string };
  readonly people: readonly StoryPerson[];
};

/** One product of the story: its file, how it is described, where it comes from. */
export type StoryProduct = {
  readonly dataset: string;
  readonly file: string;
  readonly title: Words;
  readonly summary: Words;
  readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly category: string;
  readonly accessKind: string;
  readonly deliveryModes: readonly string[];
  readonly spatialCode: string;
  readonly timeRange?: { readonly from: string; readonly until: string };
  readonly updateFrequency: string;
  readonly source: { readonly kind: string; readonly text: Words; readonly url: string; readonly licence: string };
};

/** Prices in minor units, and what the buyer wants to know. */
export type StoryDeal = {
  readonly askMinor: string;
  readonly bidMinor: string;
  readonly depositMinor: string;
  readonly purpose: string;
  /** °C and µg/m³. */
  readonly temperatureMax: number;
  readonly pm25Max: number;
  readonly completenessMin: number;
};

/** Who takes part in the demo and what it asks; all names of places and people are here, none in the code. */
export type Story = {
  readonly question: Words;
  readonly currency: string;
  readonly regions: readonly [StoryRegion, ...StoryRegion[]];
  /** The custody account's bank; simulated. */
  readonly bank: { readonly name: string; readonly account: string; readonly timeZone: string };
  readonly deal: StoryDeal;
  readonly products: {
    readonly air: StoryProduct & { readonly next: string };
    readonly patients: StoryProduct;
    readonly plants: StoryProduct;
    readonly divisions: Pick<StoryProduct, 'dataset' | 'file' | 'title'>;
  };
  /** What making the first dataset cost, minor units, by the groups of the cost method; an example, not a measurement. */
  readonly costs: Readonly<
    Record<string, { readonly lowMinor: string; readonly baseMinor: string; readonly highMinor: string }>
  >;
  /** Members without a past, for whoever opens the portal: no key yet, the buyer with money. */
  readonly visitors: Readonly<Record<'seller' | 'buyer', StoryMember>>;
  readonly members: Readonly<Record<'provider' | 'institute' | 'hospital' | 'buyer' | 'lawFirm', StoryMember>>;
};

const examples = new URL('../../../../examples/', import.meta.url);

/** Reads the story that ships with the program. */
export const readStory = async (): Promise<Story> =>
  JSON.parse(await readFile(new URL('demo/story.json', examples), 'utf8')) as Story;

/** Bytes of one of the shipped data files. */
export const readExample = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(new URL(`data/${name}`, examples)));

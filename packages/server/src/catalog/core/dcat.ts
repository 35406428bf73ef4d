import { type Bilingual, type DeliveryMode, type Level, toUrn } from '#kernel';
import type { AccessKind, Contact, TimeRange, UpdateFrequency } from '../model.ts';
import { categoryOf } from './categories.ts';
import { type HvdCategory, hvdCategoryOf, hvdLegislation } from './hvd.ts';
import { licenceAddress } from './licences.ts';
import {
  about,
  blank,
  expand,
  inBoth,
  inLanguage,
  iri,
  literal,
  type Properties,
  type Subject,
  type Term,
  type Triple,
  typed,
} from './rdf.ts';

/** One ODRL constraint of an offer, in the words of the Dataspace Protocol's contract schema. */
export type PolicyConstraint = {
  readonly leftOperand: string;
  readonly operator: string;
  readonly rightOperand: string | readonly string[];
};

/** One rule of an offer. */
export type PolicyRule = { readonly action: string; readonly constraint?: readonly PolicyConstraint[] };

/** An offer as the catalogue shows it; who offers, on what terms. */
export type OfferPolicy = {
  readonly id: string;
  readonly permission: readonly PolicyRule[];
  readonly prohibition?: readonly PolicyRule[];
  readonly obligation?: readonly PolicyRule[];
};

/** What the export needs of one listed product. */
export type CatalogueEntry = {
  readonly productId: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly category: string;
  readonly accessKind: AccessKind;
  readonly updateFrequency: UpdateFrequency;
  readonly timeRange?: TimeRange;
  readonly spatialCode?: string;
  /** A code of `hvdCategories`, where the provider declares a high-value dataset. */
  readonly hvdCategory?: string;
  readonly contact: Contact;
  readonly publisher: { readonly id: string; readonly name: Bilingual };
  readonly licence: string;
  readonly sourceText: Bilingual;
  readonly level: Level | undefined;
  readonly modes: readonly DeliveryMode[];
  /** Number of the newest version; undefined when the product has no dataset. */
  readonly version: number | undefined;
  readonly bytes: number | undefined;
  readonly listedAt: Date;
  readonly modifiedAt: Date;
  readonly offers: readonly OfferPolicy[];
};

/** The page of the catalogue that is written, and who publishes it. */
export type CataloguePage = {
  /** Where others reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** What the pages of this form are asked for by, such as `/catalog.ttl`: a harvester stays with the form it began with. */
  readonly path: string;
  readonly publisher: { readonly address: string; readonly name: Bilingual };
  readonly modifiedAt: Date | undefined;
  /** 1 for the first page. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

const euAuthority = 'http://publications.europa.eu/resource/authority';

const frequencies: Readonly<Record<UpdateFrequency, string>> = {
  continuous: 'UPDATE_CONT',
  hourly: 'HOURLY',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  annual: 'ANNUAL',
  irregular: 'IRREG',
  never: 'NEVER',
};

/** Open data are public; what needs a contract or an application is restricted (EU access-right list). */
const accessRight = (kind: AccessKind): string => (kind === 'open' ? 'PUBLIC' : 'RESTRICTED');

const modeTitles: Readonly<Record<DeliveryMode, Bilingual>> = {
  download: { zh: '文件下载', en: 'File download' },
  share: { zh: 'Delta Sharing 共享读取', en: 'Delta Sharing' },
  api: { zh: '数据接口', en: 'Data API' },
  cleanRoom: { zh: '可用不可见计算（仅提供结果）', en: 'Clean room (results only)' },
};

const instant = (at: Date): Term => typed(at.toISOString(), 'xsd:dateTime');

const mailOf = (email: string): Subject => iri(`mailto:${encodeURI(email)}`);

const contactOf = (node: Subject, contact: Contact): Triple[] =>
  about(node, 'vcard:Kind', {
    'vcard:fn': literal(contact.name),
    'vcard:hasEmail': contact.email === undefined ? undefined : mailOf(contact.email),
    'vcard:hasTelephone': contact.phone === undefined ? undefined : iri(`tel:${contact.phone.replace(/[^\d+]/g, '')}`),
  });

const periodOf = (node: Subject, range: TimeRange): Triple[] =>
  about(node, 'dct:PeriodOfTime', {
    'dcat:startDate': range.from === undefined ? undefined : typed(range.from, 'xsd:date'),
    'dcat:endDate': range.until === undefined ? undefined : typed(range.until, 'xsd:date'),
  });

const constraintOf = (node: Subject, constraint: PolicyConstraint): Triple[] =>
  about(node, 'odrl:Constraint', {
    'odrl:leftOperand': iri(`http://www.w3.org/ns/odrl/2/${constraint.leftOperand}`),
    'odrl:operator': iri(`http://www.w3.org/ns/odrl/2/${constraint.operator}`),
    'odrl:rightOperand': [constraint.rightOperand].flat().map(literal),
  });

const ruleOf = (node: Subject, label: string, type: `odrl:${string}`, rule: PolicyRule): Triple[] => {
  const constraints = (rule.constraint ?? []).map((constraint, n) => ({ constraint, node: blank(`${label}c${n}`) }));
  return [
    ...about(node, type, {
      'odrl:action': iri(`http://www.w3.org/ns/odrl/2/${rule.action}`),
      'odrl:constraint': constraints.map((each) => each.node),
    }),
    ...constraints.flatMap((each) => constraintOf(each.node, each.constraint)),
  ];
};

const offerOf = (dataset: Subject, publisher: Subject, offer: OfferPolicy): Triple[] => {
  const node = iri(toUrn(offer.id));
  const rulesOf = (kind: 'permission' | 'prohibition' | 'obligation', letter: string) =>
    (offer[kind] ?? []).map((rule, n) => ({ rule, label: `${offer.id}${letter}${n}` }));
  const permissions = rulesOf('permission', 'p');
  const prohibitions = rulesOf('prohibition', 'n');
  const duties = rulesOf('obligation', 'd');
  const nodesOf = (rules: readonly { label: string }[]) => rules.map(({ label }) => blank(label));
  return [
    ...about(node, 'odrl:Offer', {
      'odrl:assigner': publisher,
      'odrl:target': dataset,
      'odrl:permission': nodesOf(permissions),
      'odrl:prohibition': nodesOf(prohibitions),
      'odrl:obligation': nodesOf(duties),
    }),
    ...permissions.flatMap(({ rule, label }) => ruleOf(blank(label), label, 'odrl:Permission', rule)),
    ...prohibitions.flatMap(({ rule, label }) => ruleOf(blank(label), label, 'odrl:Prohibition', rule)),
    ...duties.flatMap(({ rule, label }) => ruleOf(blank(label), label, 'odrl:Duty', rule)),
  ];
};

type Names = { readonly dataset: string; readonly page: string; readonly publicUrl: string };

const accessOf = (names: Names, mode: DeliveryMode): Subject =>
  iri(mode === 'share' ? `${names.publicUrl}/delta-sharing/` : names.page);

const distributionOf = (names: Names, entry: CatalogueEntry, mode: DeliveryMode): Triple[] => {
  const licence = licenceAddress(entry.licence);
  return [
    ...about(iri(`${names.dataset}#${mode}`), 'dcat:Distribution', {
      'dct:title': inBoth(modeTitles[mode]),
      'dcat:accessURL': accessOf(names, mode),
      'dct:license': licence === undefined ? undefined : iri(licence),
      'dct:rights':
        licence === undefined && entry.licence.trim() !== '' ? blank(`${entry.productId}rights`) : undefined,
      'dcat:byteSize':
        mode === 'download' && entry.bytes !== undefined
          ? typed(String(entry.bytes), 'xsd:nonNegativeInteger')
          : undefined,
      'dct:modified': instant(entry.modifiedAt),
      'dcatap:applicableLegislation': entry.hvdCategory === undefined ? undefined : iri(hvdLegislation),
    }),
    ...(licence === undefined ? [] : about(iri(licence), 'dct:LicenseDocument', {})),
  ];
};

const conceptOf = (entry: CatalogueEntry): { node: Subject; triples: Triple[] } | undefined => {
  const found = categoryOf(entry.category);
  if (found === undefined) return undefined;
  const node = iri(`${euAuthority}/data-theme/${found.theme}`);
  // several of our categories share a theme: the theme is named by its code, ours become keywords
  return { node, triples: about(node, 'skos:Concept', { 'skos:prefLabel': literal(found.theme) }) };
};

const keywordsOf = (entry: CatalogueEntry): Term[] => {
  const label = categoryOf(entry.category)?.label;
  return (['zh', 'en'] as const).flatMap((language) =>
    [...entry.keywords[language], ...(label === undefined ? [] : [label[language]])]
      .filter((value) => value.trim() !== '')
      .map((value) => inLanguage(value, language)),
  );
};

/** The stable address of a product in the catalogue. */
export const datasetAddress = (publicUrl: string, productId: string): string => `${publicUrl}/dataset/${productId}`;

const hvdOf = (entry: CatalogueEntry): HvdCategory | undefined => hvdCategoryOf(entry.hvdCategory);

/** Nodes of a declared high-value dataset (DCAT-AP HVD 3.0.0): its category and the regulation it falls under. */
const hvdTriples = (names: Names, entry: CatalogueEntry): Triple[] => {
  const found = hvdOf(entry);
  if (found === undefined) return [];
  return [
    ...about(iri(found.address), 'skos:Concept', { 'skos:prefLabel': inBoth(found.label) }),
    ...about(iri(hvdLegislation), 'eli:LegalResource', {}),
    // its shapes want what is pointed to to be named a resource
    ...entry.modes.flatMap((mode) => about(accessOf(names, mode), 'rdfs:Resource', {})),
    ...(entry.contact.email === undefined ? [] : about(mailOf(entry.contact.email), 'rdfs:Resource', {})),
  ];
};

const linksOf = (names: Names, entry: CatalogueEntry): Properties => ({
  'dct:publisher': iri(`${names.publicUrl}/organisation/${entry.publisher.id}`),
  'dcat:contactPoint': blank(`${entry.productId}contact`),
  'dcat:landingPage': iri(names.page),
  'dcat:theme': conceptOf(entry)?.node,
  'dct:accrualPeriodicity': iri(`${euAuthority}/frequency/${frequencies[entry.updateFrequency]}`),
  'dct:accessRights': iri(`${euAuthority}/access-right/${accessRight(entry.accessKind)}`),
  'dct:temporal': entry.timeRange === undefined ? undefined : blank(`${entry.productId}time`),
  'dct:spatial': entry.spatialCode === undefined ? undefined : iri(`${names.publicUrl}/region/${entry.spatialCode}`),
  'dct:provenance': blank(`${entry.productId}source`),
  'dcat:distribution': entry.modes.map((mode) => iri(`${names.dataset}#${mode}`)),
  'dcatap:hvdCategory': hvdOf(entry) === undefined ? undefined : iri(hvdOf(entry)?.address ?? ''),
  'dcatap:applicableLegislation': hvdOf(entry) === undefined ? undefined : iri(hvdLegislation),
  'odrl:hasPolicy': entry.offers.map((offer) => iri(toUrn(offer.id))),
});

const nodesAround = (names: Names, entry: CatalogueEntry): Triple[] => [
  ...about(iri(`${names.publicUrl}/organisation/${entry.publisher.id}`), 'foaf:Agent', {
    'foaf:name': inBoth(entry.publisher.name),
    'dct:identifier': literal(entry.publisher.id),
  }),
  ...contactOf(blank(`${entry.productId}contact`), entry.contact),
  ...about(iri(names.page), 'foaf:Document', {}),
  ...(conceptOf(entry)?.triples ?? []),
  ...hvdTriples(names, entry),
  ...about(iri(`${euAuthority}/frequency/${frequencies[entry.updateFrequency]}`), 'dct:Frequency', {}),
  ...about(iri(`${euAuthority}/access-right/${accessRight(entry.accessKind)}`), 'dct:RightsStatement', {}),
  ...(entry.timeRange === undefined ? [] : periodOf(blank(`${entry.productId}time`), entry.timeRange)),
  ...(entry.spatialCode === undefined
    ? []
    : about(iri(`${names.publicUrl}/region/${entry.spatialCode}`), 'dct:Location', {
        'dct:identifier': literal(entry.spatialCode),
      })),
  ...about(blank(`${entry.productId}source`), 'dct:ProvenanceStatement', {
    'dct:description': inBoth(entry.sourceText),
  }),
  ...(licenceAddress(entry.licence) === undefined && entry.licence.trim() !== ''
    ? about(blank(`${entry.productId}rights`), 'dct:RightsStatement', { 'dct:description': literal(entry.licence) })
    : []),
];

/** One listed product as DCAT-AP 3.0.1: the dataset, its distributions, agents and offers. */
export const datasetTriples = (publicUrl: string, entry: CatalogueEntry): Triple[] => {
  const dataset = datasetAddress(publicUrl, entry.productId);
  const names = { dataset, page: `${publicUrl}/products/${entry.productId}`, publicUrl };
  return [
    ...about(iri(dataset), 'dcat:Dataset', {
      'dct:title': inBoth(entry.title),
      'dct:description': inBoth(entry.summary),
      'dct:identifier': literal(entry.productId),
      'dcat:keyword': keywordsOf(entry),
      'dct:issued': instant(entry.listedAt),
      'dct:modified': instant(entry.modifiedAt),
      'dcat:version': entry.version === undefined ? undefined : literal(String(entry.version)),
      ...linksOf(names, entry),
    }),
    ...entry.modes.flatMap((mode) => distributionOf(names, entry, mode)),
    ...nodesAround(names, entry),
    ...entry.offers.flatMap((offer) =>
      offerOf(iri(dataset), iri(`${publicUrl}/organisation/${entry.publisher.id}`), offer),
    ),
  ];
};

const pageAddress = ({ publicUrl, path }: CataloguePage, page: number): Subject =>
  iri(`${publicUrl}${path}?page=${page}`);

/**
 * Paging as harvesters follow it: ckanext-dcat looks for a PagedCollection with `next`, older ones for `nextPage`, others for a
 * PartialCollectionView.
 */
const pagingTriples = (head: CataloguePage): Triple[] => {
  const { page, pages, total } = head;
  const next = page < pages ? pageAddress(head, page + 1) : undefined;
  const previous = page > 1 ? pageAddress(head, page - 1) : undefined;
  const [first, last] = [pageAddress(head, 1), pageAddress(head, pages)];
  return about(pageAddress(head, page), ['hydra:PagedCollection', 'hydra:PartialCollectionView'], {
    'hydra:totalItems': typed(String(total), 'xsd:integer'),
    'hydra:first': first,
    'hydra:firstPage': first,
    'hydra:last': last,
    'hydra:lastPage': last,
    'hydra:next': next,
    'hydra:nextPage': next,
    'hydra:previous': previous,
    'hydra:previousPage': previous,
  });
};

/** The catalogue itself, without its datasets. */
export const catalogueHead = ({
  publicUrl,
  publisher,
  modifiedAt,
}: Omit<CataloguePage, 'page' | 'pages'>): Triple[] => [
  ...about(iri(`${publicUrl}/catalog`), 'dcat:Catalog', {
    'dct:title': inBoth({ zh: '数据产品目录', en: 'Catalogue of data products' }),
    'dct:description': inBoth({
      zh: '本平台公开上架的数据产品。',
      en: 'The data products that are publicly listed on this platform.',
    }),
    'dct:publisher': iri(publisher.address),
    'dct:modified': modifiedAt === undefined ? undefined : instant(modifiedAt),
    'foaf:homepage': iri(`${publicUrl}/`),
  }),
  ...about(iri(publisher.address), 'foaf:Agent', { 'foaf:name': inBoth(publisher.name) }),
  ...about(iri(`${publicUrl}/`), 'foaf:Document', {}),
];

/** Datasets as members of the catalogue. */
export const memberTriples = (publicUrl: string, entries: readonly CatalogueEntry[]): Triple[] => [
  ...entries.map(
    (entry): Triple => ({
      subject: iri(`${publicUrl}/catalog`),
      predicate: expand('dcat:dataset'),
      object: iri(datasetAddress(publicUrl, entry.productId)),
    }),
  ),
  ...entries.flatMap((entry) => datasetTriples(publicUrl, entry)),
];

/** One page of the catalogue with its products. */
export const catalogueTriples = (page: CataloguePage, entries: readonly CatalogueEntry[]): Triple[] => [
  ...catalogueHead(page),
  ...(page.pages > 1 ? pagingTriples(page) : []),
  ...memberTriples(page.publicUrl, entries),
];

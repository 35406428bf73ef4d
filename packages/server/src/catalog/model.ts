import type { Bilingual, DeliveryMode, Id, Level } from '#kernel';

/** What kind of thing is on offer (GB/T 36343 "data form", with services). */
export const productForms = ['dataset', 'api', 'report', 'model', 'service'] as const;
export type ProductForm = (typeof productForms)[number];

/** How one gets at it: on commercial terms, or by the three access kinds of public data. */
export const accessKinds = ['commercial', 'open', 'onApplication', 'authorisedOperation'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Who finds it: everybody, or the organisations named in `invitedIds` only. */
export const visibilities = ['public', 'invited'] as const;
export type Visibility = (typeof visibilities)[number];

/** How often new data come; the codes are those of the EU frequency list that DCAT-AP uses, in lower case. */
export const updateFrequencies = [
  'continuous',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'annual',
  'irregular',
  'never',
] as const;
export type UpdateFrequency = (typeof updateFrequencies)[number];

/** Where the data come from; each kind asks for other evidence. */
export const sourceKinds = ['selfProduced', 'public', 'purchased', 'authorised', 'personalWithConsent'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Grounds on which personal information may be processed (Personal Information Protection Law, art. 13). */
export const legalBases = [
  'consent',
  'contract',
  'legalDuty',
  'emergency',
  'publicInterestReporting',
  'alreadyPublic',
  'otherLaw',
] as const;
export type LegalBasis = (typeof legalBases)[number];

/** What an uploaded file is evidence for. */
export const evidencePurposes = ['source', 'opinion', 'riskAssessment'] as const;
export type EvidencePurpose = (typeof evidencePurposes)[number];

/** Days of time that the data cover, both ends included, as ISO 8601 dates; an open end is left out. */
export type TimeRange = { readonly from?: string; readonly until?: string };

/** Whom to ask. At least one of the two ways. */
export type Contact = { readonly name: string; readonly email?: string; readonly phone?: string };

/** What a provider writes about a product; the part of it that a reviewer approves. */
export type ProductDraft = {
  readonly form: ProductForm;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] };
  /** A code of `categories`. */
  readonly category: string;
  readonly datasetIds: readonly Id<'ds'>[];
  readonly accessKind: AccessKind;
  /** The modes the provider wants to offer; empty means all that the level allows. */
  readonly deliveryModes: readonly DeliveryMode[];
  readonly visibility: Visibility;
  readonly invitedIds: readonly Id<'org'>[];
  readonly timeRange?: TimeRange;
  /** Division code (GB/T 2260) of the area that the data cover. */
  readonly spatialCode?: string;
  /** A code of `hvdCategories`, where the provider declares a high-value dataset by Regulation (EU) 2023/138. */
  readonly hvdCategory?: string;
  readonly updateFrequency: UpdateFrequency;
  readonly contact: Contact;
};

/** A file handed in as evidence, or an address where it can be read. */
export type Evidence =
  | { readonly kind: 'file'; readonly id: Id<'evd'>; readonly name: string; readonly sha256: string }
  | { readonly kind: 'url'; readonly url: string };

/** Where the data of a product come from. Immutable: a new statement replaces the old one. */
export type SourceStatement = {
  readonly id: Id<'src'>;
  readonly kind: SourceKind;
  readonly text: Bilingual;
  readonly evidence: readonly Evidence[];
  /** SPDX identifier, address, or the name of a licence. */
  readonly licence: string;
  /** Needed where persons occur. */
  readonly legalBasis?: { readonly kind: LegalBasis; readonly text: string };
};

/** One answer of the provider's own checklist. */
export type ChecklistAnswer = {
  readonly question: string;
  readonly answer: 'yes' | 'no' | 'notApplicable';
  readonly note: string;
};

/** What a third party may find. */
export const verdicts = ['conforms', 'conformsWithConditions', 'doesNotConform'] as const;
export type Verdict = (typeof verdicts)[number];

/** The compliance opinion on a product: the provider's own answers, or a third party's signed file. Immutable. */
export type Opinion =
  | {
      readonly id: Id<'opn'>;
      readonly kind: 'checklist';
      readonly edition: string;
      readonly answers: readonly ChecklistAnswer[];
    }
  | {
      readonly id: Id<'opn'>;
      readonly kind: 'thirdParty';
      readonly verdict: Verdict;
      readonly conditions: string;
      readonly file: { readonly id: Id<'evd'>; readonly name: string; readonly sha256: string };
      readonly givenBy: Id<'org'>;
      readonly keyId: string;
      /** Base64 over the canonical JSON that `opinionToSign` makes. */
      readonly signature: string;
      /** True when the platform holds the key: then it reads "signed by the operator on behalf of …". */
      readonly onBehalf: boolean;
    };

/** A product as other modules see it: what is on offer when a listing stands, else (for its owner) the working copy. */
export type Product = ProductDraft & {
  readonly id: Id<'prd'>;
  readonly organisationId: Id<'org'>;
  readonly operatorId?: Id<'org'>;
  readonly state: 'draft' | 'submitted' | 'returned' | 'listed' | 'delisted';
  /** What the level and the access kind allow; empty until every dataset is assessed. */
  readonly allowedModes: readonly DeliveryMode[];
  /** The highest level of its datasets; undefined until every dataset is assessed. */
  readonly level?: Level;
  /** Number of the revision shown; 0 before the first submission. */
  readonly revision: number;
};

/** Longest title in characters: fits one line of a result list and every catalogue that harvests us. */
export const titleCharactersMax = 200;
/** Longest summary or statement in characters: about two pages. */
export const textCharactersMax = 4000;
/** Keywords per language: more is a dump, not a description. */
export const keywordsMax = 20;
/** Longest keyword in characters. */
export const keywordCharactersMax = 50;
/** Datasets in one product: a bundle a person can still review. */
export const datasetsMax = 50;
/** Organisations that one product may be shown to by invitation. */
export const invitedMax = 200;
/** Pieces of evidence in one statement. */
export const evidenceMax = 20;
/** Largest evidence file: a scanned contract of some hundred pages. */
export const evidenceBytesMax = 50 * 1024 * 1024;
/** Reasons given with one return. */
export const reviewReasonsMax = 20;

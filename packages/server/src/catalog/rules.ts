import {
  type Bilingual,
  type DeliveryMode,
  deliveryModes,
  fillSentence,
  type Level,
  levels,
  type Outcome,
  ok,
  refuse,
} from '#kernel';
import { isCategory, knownCategories } from './core/categories.ts';
import { openQuestions, refusingAnswers } from './core/checklist.ts';
import { type ListingCode, listingErrors } from './errors.ts';
import type { Evidence, Opinion, ProductDraft, SourceStatement } from './model.ts';

/** One reason against listing: a code for machines, a sentence in each language for people. */
export type Reason = {
  readonly code: ListingCode;
  readonly zh: string;
  readonly en: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What is known of one dataset of a product at the moment of the decision. */
export type DatasetFacts = {
  readonly datasetId: string;
  /** False when it does not exist or belongs to somebody else. */
  readonly owned: boolean;
  /** Number of the current version; undefined when nothing was uploaded yet. */
  readonly version?: number;
  /** The assessment of the current version. */
  readonly assessment?: {
    readonly level: Level;
    readonly allowedModes: readonly DeliveryMode[];
    /** Column classes that are about persons. */
    readonly personalClasses: readonly string[];
  };
};

/** Everything `mayList` looks at. */
export type ListingFacts = {
  readonly draft: ProductDraft;
  readonly providerState: 'applied' | 'verified' | 'refused' | 'suspended' | 'unknown';
  readonly submitterVerified: boolean;
  readonly datasets: readonly DatasetFacts[];
  readonly statement?: SourceStatement;
  readonly opinion?: Opinion;
  /** A risk assessment was uploaded with the product. */
  readonly riskAssessmentFiled: boolean;
};

/** What a yes carries: the level of the whole and the modes that every dataset allows. */
export type ListingGrant = { readonly level: Level | undefined; readonly allowedModes: readonly DeliveryMode[] };

/** Makes a reason of a code. */
export const reasonOf = (code: ListingCode, params?: Readonly<Record<string, string | number>>): Reason => ({
  code,
  zh: fillSentence(listingErrors[code].zh, params),
  en: fillSentence(listingErrors[code].en, params),
  ...(params === undefined ? {} : { params }),
});

/** The highest of some levels (就高从严); undefined of none. */
export const highestLevel = (some: readonly Level[]): Level | undefined =>
  levels.findLast((level) => some.includes(level));

/** True when the product hands over rows as they are, not results made of them. */
const handsOverRows = (draft: ProductDraft): boolean => draft.form === 'dataset' || draft.form === 'api';

/** Level and modes of the datasets together; undefined until every one is assessed. */
export const gradeOf = (draft: ProductDraft, datasets: readonly DatasetFacts[]): ListingGrant | undefined => {
  const assessments = datasets.flatMap((d) => d.assessment ?? []);
  if (assessments.length === 0 || assessments.length < datasets.length) return undefined;
  const common = deliveryModes.filter((mode) => assessments.every((a) => a.allowedModes.includes(mode)));
  const resultsOnly = draft.accessKind === 'authorisedOperation' && handsOverRows(draft);
  return {
    level: highestLevel(assessments.map((a) => a.level)),
    allowedModes: resultsOnly ? common.filter((mode) => mode === 'cleanRoom') : common,
  };
};

/** What `checkMode` needs of a product. */
export type ModeFacts = Pick<ProductDraft, 'form' | 'accessKind'> & {
  readonly level?: Level | undefined;
  readonly allowedModes: readonly DeliveryMode[];
};

const modeNames: Readonly<Record<DeliveryMode, Bilingual>> = {
  download: { zh: '下载', en: 'download' },
  share: { zh: '共享读取', en: 'sharing' },
  api: { zh: '接口', en: 'API' },
  cleanRoom: { zh: '可用不可见计算', en: 'clean room' },
};

const whyForbidden = (facts: ModeFacts): Bilingual =>
  facts.accessKind === 'authorisedOperation' && (facts.form === 'dataset' || facts.form === 'api')
    ? {
        en: 'raw public data under authorised operation leave only as results.',
        zh: '授权运营的原始公共数据只能以结果形式提供。',
      }
    : {
        en: `the data are graded level "${facts.level ?? 'not graded'}".`,
        zh: `该数据定级为“${facts.level ?? '未定级'}”。`,
      };

const modeParams = (mode: DeliveryMode, facts: ModeFacts): Readonly<Record<string, string>> => {
  const why = whyForbidden(facts);
  return {
    mode,
    reason: why.en,
    reasonZh: why.zh,
    allowed: facts.allowedModes.join(', ') || '–',
    level: facts.level ?? '',
  };
};

/** Refuses a mode of delivery that level or access kind forbids, with the reason and what would be allowed. */
export const checkMode = (facts: ModeFacts, mode: DeliveryMode): Outcome<DeliveryMode, 'catalog.mode_not_allowed'> =>
  facts.allowedModes.includes(mode)
    ? ok(mode)
    : refuse('catalog.mode_not_allowed', modeParams(mode, facts), {
        mode,
        level: facts.level ?? null,
        allowedModes: facts.allowedModes,
        names: { refused: modeNames[mode], allowed: facts.allowedModes.map((allowed) => modeNames[allowed]) },
      });

const isWritten = (text: Bilingual): boolean => text.zh.trim() !== '' || text.en.trim() !== '';

const aboutDescription = ({ draft }: ListingFacts): Reason[] => [
  ...(isWritten(draft.title) && isWritten(draft.summary) ? [] : [reasonOf('catalog.title_missing')]),
  ...(isCategory(draft.category)
    ? []
    : [reasonOf('catalog.category_unknown', { category: draft.category, known: knownCategories().join(', ') })]),
];

const aboutIdentity = (facts: ListingFacts): Reason[] => [
  ...(facts.providerState === 'verified'
    ? []
    : [reasonOf('catalog.provider_not_verified', { state: facts.providerState })]),
  ...(facts.submitterVerified ? [] : [reasonOf('catalog.submitter_not_verified')]),
];

const personalClasses = (facts: ListingFacts): string[] => [
  ...new Set(facts.datasets.flatMap((d) => d.assessment?.personalClasses ?? [])),
];

const aboutPersons = (facts: ListingFacts, statement: SourceStatement): Reason[] => {
  const classes = personalClasses(facts);
  const basis = statement.legalBasis;
  const isBased = basis !== undefined && (basis.kind === 'consent' || basis.text.trim() !== '');
  if (statement.kind === 'personalWithConsent' && basis?.kind !== 'consent')
    return [reasonOf('catalog.consent_missing')];
  if (classes.length > 0 && !isBased) return [reasonOf('catalog.legal_basis_missing', { classes: classes.join(', ') })];
  return [];
};

const isReadable = (evidence: Evidence): boolean => (evidence.kind === 'file' ? evidence.sha256 : evidence.url) !== '';

const aboutSource = (facts: ListingFacts): Reason[] => {
  const statement = facts.statement;
  if (statement === undefined) return [reasonOf('catalog.source_missing')];
  const isUnauthorised = facts.draft.accessKind === 'authorisedOperation' && statement.kind !== 'authorised';
  return [
    ...(isWritten(statement.text) ? [] : [reasonOf('catalog.source_text_missing')]),
    ...(statement.evidence.some(isReadable) ? [] : [reasonOf('catalog.evidence_missing')]),
    ...(statement.licence.trim() === '' ? [reasonOf('catalog.licence_missing')] : []),
    ...(isUnauthorised ? [reasonOf('catalog.authorisation_missing')] : []),
    ...aboutPersons(facts, statement),
  ];
};

const aboutOpinion = ({ opinion }: ListingFacts): Reason[] => {
  if (opinion === undefined) return [reasonOf('catalog.opinion_missing')];
  if (opinion.kind === 'thirdParty')
    return opinion.verdict === 'doesNotConform'
      ? [reasonOf('catalog.opinion_negative', { what: opinion.verdict })]
      : [];
  const open = openQuestions(opinion);
  const refusing = refusingAnswers(opinion);
  return [
    ...(open.length > 0 ? [reasonOf('catalog.opinion_incomplete', { questions: open.join(', ') })] : []),
    ...(refusing.length > 0 ? [reasonOf('catalog.opinion_negative', { what: refusing.join(', ') })] : []),
  ];
};

const aboutDatasets = ({ draft, datasets }: ListingFacts): Reason[] => {
  if (datasets.length === 0)
    return handsOverRows(draft) ? [reasonOf('catalog.dataset_missing', { form: draft.form })] : [];
  return datasets.flatMap(({ datasetId, owned, version, assessment }) => {
    if (!owned) return [reasonOf('catalog.dataset_not_owned', { dataset: datasetId })];
    if (assessment === undefined)
      return [reasonOf('catalog.assessment_missing', { dataset: datasetId, version: version ?? '–' })];
    return assessment.level === 'core' ? [reasonOf('catalog.level_core', { dataset: datasetId })] : [];
  });
};

const aboutImportant = (facts: ListingFacts): Reason[] => [
  ...(facts.draft.visibility === 'public' ? [reasonOf('catalog.important_not_public')] : []),
  ...(facts.riskAssessmentFiled ? [] : [reasonOf('catalog.risk_assessment_missing')]),
];

const mayBeOpen: readonly (Level | undefined)[] = ['1', '2'];

const aboutLevel = (facts: ListingFacts, grant: ListingGrant | undefined): Reason[] => {
  if (grant === undefined || grant.level === 'core') return [];
  const { draft } = facts;
  const wanted = draft.deliveryModes.filter((mode) => !grant.allowedModes.includes(mode));
  const modeFacts = { form: draft.form, accessKind: draft.accessKind, ...grant };
  return [
    ...(grant.level === 'important' ? aboutImportant(facts) : []),
    ...(draft.accessKind === 'open' && !mayBeOpen.includes(grant.level)
      ? [reasonOf('catalog.open_not_allowed', { level: grant.level ?? '' })]
      : []),
    ...wanted.map((mode) => reasonOf('catalog.mode_not_allowed', modeParams(mode, modeFacts))),
    ...(grant.allowedModes.length === 0 && wanted.length === 0 ? [reasonOf('catalog.mode_none')] : []),
  ];
};

/**
 * May this product be listed? Yes with its level and modes, or every reason against it. The grounds: Data Security
 * Law art. 33 (source stated, both identities verified, records kept), Personal Information Protection Law art. 13
 * (legal basis), GB/T 43697-2024 levels → modes (our policy, standards page 4.2).
 */
export const mayList = (
  facts: ListingFacts,
): { readonly ok: true; readonly value: ListingGrant } | { readonly ok: false; readonly error: readonly Reason[] } => {
  const grant = gradeOf(facts.draft, facts.datasets);
  const reasons = [
    ...aboutDescription(facts),
    ...aboutIdentity(facts),
    ...aboutSource(facts),
    ...aboutOpinion(facts),
    ...aboutDatasets(facts),
    ...aboutLevel(facts, grant),
  ];
  if (reasons.length > 0) return { ok: false, error: reasons };
  return ok(grant ?? { level: undefined, allowedModes: [] });
};

/** Grounds on which a standing listing ends by itself when its data are assessed again. */
const delisting: readonly ListingCode[] = [
  'catalog.level_core',
  'catalog.important_not_public',
  'catalog.risk_assessment_missing',
  'catalog.open_not_allowed',
  'catalog.mode_none',
];

/**
 * What becomes of a standing listing after a new version was assessed: it stays with the new level and modes, it ends
 * with reasons because a level rose, or it waits because not every dataset is assessed yet.
 */
export const afterAssessment = (
  facts: ListingFacts,
): { readonly keep: ListingGrant } | { readonly end: readonly Reason[] } | 'wait' => {
  const grant = gradeOf(facts.draft, facts.datasets);
  if (grant === undefined) return 'wait';
  const answer = mayList(facts);
  const ending = answer.ok ? [] : answer.error.filter((reason) => delisting.includes(reason.code));
  return ending.length > 0 ? { end: ending } : { keep: grant };
};

/** What is known when somebody decides on a submission. */
export type ReviewFacts = {
  readonly reviewerId: string;
  readonly reviewerOrganisationId: string;
  readonly operatorId: string | undefined;
  readonly submittedBy: string;
  /** SHA-256 the reviewer says the decision is about. */
  readonly decidedSha256: string;
  /** SHA-256 of the revision as submitted. */
  readonly submittedSha256: string;
  /** SHA-256 of the same content as it is now. */
  readonly currentSha256: string;
};

/** The two-person rule: another person, of the region's operator, about exactly what was submitted. */
export const mayReview = (
  facts: ReviewFacts,
): Outcome<true, 'catalog.not_the_operator' | 'catalog.own_submission' | 'catalog.content_changed'> => {
  if (facts.reviewerOrganisationId !== facts.operatorId) return refuse('catalog.not_the_operator');
  if (facts.reviewerId === facts.submittedBy) return refuse('catalog.own_submission');
  const isSame = facts.decidedSha256 === facts.submittedSha256 && facts.currentSha256 === facts.submittedSha256;
  return isSame
    ? ok(true)
    : refuse('catalog.content_changed', { now: facts.currentSha256, decided: facts.decidedSha256 });
};

import { type Assessment, bearingOf, getAssessments } from '#assess';
import { type Dataset, getDatasets, getVersion, listVersions, type Version } from '#datasets';
import { getOrganisations, isMember } from '#identity';
import type { Bilingual, Level } from '#kernel';
import type { Tx } from '#platform/database';
import type { ProductContent, SubmittedVersion } from './core/content.ts';
import {
  type ColumnDescription,
  type DatasetDescription,
  type LevelDescription,
  type ProductFacts,
  type SourceSummary,
  versionsShownMax,
} from './core/facts.ts';
import { columnLevel } from './core/levels.ts';
import type { Opinion, ProductDraft, SourceStatement } from './model.ts';
import type { DatasetFacts, ListingFacts } from './rules.ts';
import { currentOpinion, currentStatement, type EvidenceRow, listEvidence } from './store.ts';

/** One dataset of a draft with its current version and that version's assessment, as far as they are there. */
type Known = {
  readonly datasetId: string;
  readonly dataset: Dataset | undefined;
  readonly version: Version | undefined;
  readonly assessment: Assessment | undefined;
};

/** What a product is about: its id, owner and draft. */
export type Subject = { readonly id: string; readonly organisationId: string; readonly draft: ProductDraft };

const knownDatasets = async (tx: Tx, { organisationId, draft }: Omit<Subject, 'id'>): Promise<Known[]> => {
  const datasets = await getDatasets(tx, draft.datasetIds);
  const known: Omit<Known, 'assessment'>[] = [];
  for (const datasetId of draft.datasetIds) {
    const found = datasets.get(datasetId);
    const dataset = found?.organisationId === organisationId ? found : undefined;
    const latest = dataset?.latestVersion ?? 0;
    known.push({ datasetId, dataset, version: latest > 0 ? await getVersion(tx, datasetId, latest) : undefined });
  }
  const assessments = await getAssessments(
    tx,
    known.flatMap(({ version }) => version?.id ?? []),
  );
  return known.map((each) => ({
    ...each,
    assessment: each.version === undefined ? undefined : assessments.get(each.version.id),
  }));
};

const toFacts = ({ datasetId, dataset, version, assessment }: Known): DatasetFacts => ({
  datasetId,
  owned: dataset !== undefined,
  ...(version === undefined ? {} : { version: version.number }),
  ...(assessment === undefined
    ? {}
    : {
        assessment: {
          level: assessment.sensitivity.level,
          allowedModes: assessment.sensitivity.allowedModes,
          personalClasses: assessment.sensitivity.personalClasses,
        },
      }),
});

/** What is known of the datasets of a draft, for the rules. */
export const datasetFacts = async (tx: Tx, subject: Omit<Subject, 'id'>): Promise<DatasetFacts[]> =>
  (await knownDatasets(tx, subject)).map(toFacts);

const toSubmitted = ({ datasetId, version, assessment }: Known): SubmittedVersion[] =>
  version === undefined || assessment === undefined
    ? []
    : [
        {
          datasetId,
          number: version.number,
          contentSha256: version.contentSha256,
          level: assessment.sensitivity.level,
        },
      ];

const recentVersions = async (tx: Tx, datasetId: string): Promise<DatasetDescription['versions']> =>
  (await listVersions(tx, datasetId))
    .slice(-versionsShownMax)
    .reverse()
    .map(({ number, mode, rows, bytes, contentSha256, createdAt }) => ({
      number,
      mode,
      rows: String(rows),
      bytes: String(bytes),
      contentSha256,
      createdAt: createdAt.toISOString(),
    }));

const setByOwner = (level: Level): Bilingual => ({
  zh: `提供方将该列定为 ${level} 级`,
  en: `its owner set the level of the column to ${level}`,
});

/** Why the data have their level; what an owner wrote about a level it set is not for the public. */
const levelOf = ({ edition, reasons, conditions }: Assessment['sensitivity']): LevelDescription => ({
  edition,
  reasons: reasons.map(({ code, level, columns, text }) => ({
    code,
    level,
    columns,
    text: code === 'raised' || code === 'lowered' ? setByOwner(level) : text,
  })),
  conditions,
});

const columnsOf = (version: Version, { profile, sensitivity }: Assessment): ColumnDescription[] => {
  const profiles = new Map(profile.columns.map((column) => [column.name, column]));
  return version.schema.map(({ name, title, type, nullable }) => {
    const known = profiles.get(name);
    return {
      name,
      title,
      type,
      nullable,
      count: known?.count ?? 0,
      nulls: known?.nulls ?? 0,
      semanticType: known?.semanticType ?? null,
      className: known?.class?.accepted === true ? known.class.id : null,
      isIdentifying: known?.class != null && bearingOf(known.class.id) === 'direct',
      level: columnLevel(name, sensitivity.reasons),
    };
  });
};

const describe = async (tx: Tx, { dataset, version, assessment }: Known): Promise<DatasetDescription[]> => {
  if (dataset === undefined || version === undefined || assessment === undefined) return [];
  const { edition, score, grade, coverage, dimensions } = assessment.quality;
  return [
    {
      datasetId: dataset.id,
      name: dataset.name,
      title: { zh: dataset.titleZh, en: dataset.titleEn },
      timeZone: dataset.timeZone,
      level: assessment.sensitivity.level,
      assessmentId: assessment.id,
      assessedAt: assessment.createdAt.toISOString(),
      versions: await recentVersions(tx, dataset.id),
      columns: columnsOf(version, assessment),
      quality: { edition, score, grade, coverage, dimensions },
      sensitivity: levelOf(assessment.sensitivity),
    },
  ];
};

const summaryOf = (
  statement: { content: SourceStatement; sha256: string } | undefined,
  opinion: Opinion | undefined,
): SourceSummary | undefined =>
  statement === undefined || opinion === undefined
    ? undefined
    : {
        kind: statement.content.kind,
        text: statement.content.text,
        licence: statement.content.licence,
        legalBasis: statement.content.legalBasis?.kind ?? null,
        evidence: statement.content.evidence.map((each) =>
          each.kind === 'file' ? { kind: 'file', sha256: each.sha256 } : each,
        ),
        statementSha256: statement.sha256,
        opinion: opinion.kind,
      };

/** All that is known of a product: for the rules, for the hash, for the page that buyers see. */
export type Gathered = {
  readonly facts: ListingFacts;
  readonly content: ProductContent;
  readonly described: ProductFacts;
  /** Undefined while statement or opinion are missing. */
  readonly source: SourceSummary | undefined;
};

const contentOf = (
  subject: Subject,
  known: readonly Known[],
  statement: SourceStatement | undefined,
  opinion: Opinion | undefined,
  evidence: readonly EvidenceRow[],
): ProductContent => ({
  schema: 'corridor.product/1',
  productId: subject.id,
  organisationId: subject.organisationId,
  draft: subject.draft,
  statement: statement ?? null,
  opinion: opinion ?? null,
  evidence: evidence.map(({ id, purpose, sha256 }) => ({ id, purpose, sha256 })),
  versions: known.flatMap(toSubmitted),
});

/** Gathers what is known now. Needs to see the owner's rows: as the owner, or in system context. */
export const gather = async (tx: Tx, subject: Subject, submitterId: string): Promise<Gathered> => {
  const known = await knownDatasets(tx, subject);
  const statement = await currentStatement(tx, subject.id);
  const opinion = await currentOpinion(tx, subject.id);
  const evidence = await listEvidence(tx, subject.id);
  const owner = (await getOrganisations(tx, [subject.organisationId])).get(subject.organisationId);
  const described: DatasetDescription[] = [];
  for (const each of known) described.push(...(await describe(tx, each)));
  return {
    facts: {
      draft: subject.draft,
      providerState: owner?.state ?? 'unknown',
      submitterVerified: await isMember(tx, { personId: submitterId, organisationId: subject.organisationId }),
      datasets: known.map(toFacts),
      ...(statement === undefined ? {} : { statement: statement.content }),
      ...(opinion === undefined ? {} : { opinion }),
      riskAssessmentFiled: evidence.some((each) => each.purpose === 'riskAssessment'),
    },
    content: contentOf(subject, known, statement?.content, opinion, evidence),
    described: { datasets: described },
    source: summaryOf(statement, opinion),
  };
};

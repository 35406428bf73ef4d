import type { z } from 'zod';
import { ruleSets } from '#assess';
import type { OrganisationKey } from '#identity';
import type { DatasetDescription } from './core/facts.ts';
import { licenceAddress } from './core/licences.ts';
import { legalBasisWords, opinionWords, sourceWords } from './core/source-words.ts';
import type { ProductPage } from './reading.ts';
import type { ReviewPage } from './review.ts';
import type { pageShape } from './shapes-page.ts';
import type { reviewPageShape } from './shapes-review.ts';
import { cardToJson, reasonToJson, workingToJson } from './views.ts';

type Page = z.input<typeof pageShape>;
type DatasetJson = Page['datasets'][number];

const ruleSetToJson = (edition: string): DatasetJson['quality']['ruleSet'] => {
  const found = ruleSets.find((set) => set.id === edition);
  if (found === undefined) return null;
  const { id, number, title, effectiveOn, verified, basis } = found;
  return { id, number, edition: found.edition, title, effectiveOn, verified, basis };
};

const qualityToJson = ({ quality }: DatasetDescription): DatasetJson['quality'] => ({
  ...quality,
  ruleSet: ruleSetToJson(quality.edition),
  // facts of an older program lack indicators and levels until their data are assessed again
  dimensions: quality.dimensions.map((each) => ({ ...each, indicators: [...(each.indicators ?? [])] })),
});

const sensitivityToJson = ({ level, sensitivity }: DatasetDescription): DatasetJson['sensitivity'] =>
  sensitivity === undefined
    ? null
    : {
        edition: sensitivity.edition,
        ruleSet: ruleSetToJson(sensitivity.edition),
        level,
        reasons: sensitivity.reasons.map((reason) => ({ ...reason, columns: [...reason.columns] })),
        conditions: [...sensitivity.conditions],
      };

/** A dataset of a product as JSON. */
export const datasetToJson = (dataset: DatasetDescription): DatasetJson => ({
  ...dataset,
  assessedAt: dataset.assessedAt ?? null,
  versions: [...dataset.versions],
  columns: dataset.columns.map((column) => ({
    ...column,
    semanticType: column.semanticType ?? null,
    className: column.className ?? null,
    isIdentifying: column.isIdentifying ?? null,
    level: column.level ?? dataset.level,
  })),
  quality: qualityToJson(dataset),
  sensitivity: sensitivityToJson(dataset),
});

const sourceToJson = ({ source }: ProductPage['listing']): Page['source'] => ({
  ...source,
  kindLabel: sourceWords[source.kind],
  licenceUrl: licenceAddress(source.licence) ?? null,
  legalBasisLabel: source.legalBasis === null ? null : legalBasisWords[source.legalBasis],
  evidence: [...source.evidence],
  opinionLabel: opinionWords[source.opinion],
});

/** The key that an organisation signs with. */
export const keyToJson = (key: OrganisationKey | undefined): Page['providerKey'] =>
  key === undefined
    ? null
    : { id: key.id, algorithm: key.algorithm, holder: key.holder, activeFrom: key.activeFrom.toISOString() };

/** A listed product's public page. */
export const pageToJson = (page: ProductPage): Page => ({
  ...cardToJson(page),
  contentSha256: page.listing.content_sha256,
  providerKey: keyToJson(page.key),
  source: sourceToJson(page.listing),
  datasets: page.listing.facts.datasets.map(datasetToJson),
});

/** A submission as the operator reviews it. */
export const reviewPageToJson = (review: ReviewPage): z.input<typeof reviewPageShape> => {
  const { page, provider, datasets, reasons, isChanged } = review;
  const { submitted, ...working } = workingToJson(page);
  return {
    ...working,
    submitted:
      submitted === null || page.submitted === undefined ? null : { ...submitted, content: page.submitted.content },
    provider: { id: provider.id, name: provider.name.zh, nameEn: provider.name.en },
    datasets: datasets.map(datasetToJson),
    reasons: reasons.map(reasonToJson),
    isChanged,
  };
};

import type { SourceFacts } from '#datasets';
import type { Language } from '#kernel';
import type {
  ColumnFacts,
  ColumnProfile,
  Findings,
  IndicatorResult,
  Quality,
  Sensitivity,
  TableProfile,
  Valuation,
  ValueMethod,
} from '../model.ts';

import { ruleSets } from '../rulesets.ts';
import type { BookingSheet } from './value/booking.ts';
import { formulaText } from './value/formula.ts';

/** Where the assessed table came from, as far as it is known. */
export type DocumentSource = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly headerRows: number;
  readonly rows: number;
  readonly columns: number;
  /** What was found in a text beside its table, and done to its rows. */
  readonly text?: SourceFacts['text'];
  /** Columns of dates that are not plainly written, as they were understood. */
  readonly dates?: SourceFacts['dates'];
};

const classJson = (found: ColumnFacts['class']) =>
  found === null
    ? null
    : {
        id: found.id,
        level: found.level,
        accepted: found.accepted,
        confidence: found.confidence,
        evidence: found.evidence,
      };

const columnJson = (column: ColumnProfile) => {
  const { name, title, class: found, ...rest } = column;
  return { name: title, ...(title === name ? {} : { storedName: name }), ...rest, class: classJson(found) };
};

const indicatorJson = (language: Language) => (indicator: IndicatorResult) => ({
  ...indicator,
  name: indicator.name[language],
  note: indicator.note[language],
});

const qualityJson = (quality: Quality, language: Language) => ({
  ...quality,
  dimensions: quality.dimensions.map((dimension) => ({
    id: dimension.id,
    name: dimension.name[language],
    score: dimension.score,
    indicators: dimension.indicators.map(indicatorJson(language)),
  })),
});

const groupJson = (group: NonNullable<Sensitivity['smallestGroup']>, title: (name: string) => string) => {
  const { fewest, secret, ...rest } = group;
  return {
    ...rest,
    columns: group.columns.map(title),
    ...(fewest === undefined ? {} : { fewest: { ...fewest, columns: fewest.columns.map(title) } }),
    ...(secret === undefined ? {} : { secret: title(secret) }),
  };
};

const sensitivityJson = (sensitivity: Sensitivity, language: Language, title: (name: string) => string) => ({
  ...sensitivity,
  reasons: sensitivity.reasons.map((reason) => ({
    ...reason,
    columns: reason.columns.map(title),
    text: reason.text[language],
  })),
  smallestGroup: sensitivity.smallestGroup === null ? null : groupJson(sensitivity.smallestGroup, title),
});

const seriesJson = ({ series }: TableProfile, title: (name: string) => string) =>
  series === null
    ? null
    : {
        ...series,
        axis: series.axis.map(title),
        entity: series.entity === null ? null : title(series.entity),
        columns: series.columns.map((column) => ({ ...column, name: title(column.name) })),
        ...(series.anomalies === undefined
          ? {}
          : { anomalies: series.anomalies.map((each) => ({ ...each, column: title(each.column) })) }),
      };

const methodJson = ({ factors, sensitive, note, ...method }: ValueMethod, language: Language) => ({
  ...method,
  formula: formulaText(method.formula, language),
  ...(note === undefined ? {} : { note: note[language] }),
  ...(factors === undefined ? {} : { factors: factors.map((one) => ({ ...one, name: one.name[language] })) }),
  ...(sensitive === undefined ? {} : { sensitive: sensitive.map((one) => ({ ...one, name: one.name[language] })) }),
});

const bookingJson = ({ questions, tree, ...sheet }: BookingSheet, language: Language) => ({
  ...sheet,
  questions: questions.map((one) => ({ ...one, text: one.text[language] })),
  tree: tree.map((one) => ({ ...one, branch: one.branch[language], leaf: one.leaf[language] })),
});

/** A value with its names in one language. */
export const valueJson = ({ methods, booking, ...value }: Valuation, language: Language) => ({
  ...value,
  methods: methods.map((method) => methodJson(method, language)),
  ...(booking === undefined ? {} : { booking: booking === null ? null : bookingJson(booking, language) }),
});

const suspectsJson = ({ suspects }: Findings) => {
  const rules = [...new Set(suspects.byRule.map((each) => each.rule))];
  const countOf = (rule: string): number =>
    suspects.byRule.filter((each) => each.rule === rule).reduce((total, each) => total + each.count, 0);
  return { count: suspects.count, byRule: rules.map((rule) => ({ rule, count: countOf(rule) })) };
};

/** Findings as one JSON document (schema `corridor.assessment/1`) in one language; columns go by their titles. */
export const toDocument = (
  findings: Findings,
  { source, language }: { source: DocumentSource; language: Language },
) => {
  const { profile, quality, sensitivity, value } = findings;
  const titles = new Map(profile.columns.map((column) => [column.name, column.title]));
  const title = (name: string): string => titles.get(name) ?? name;
  return {
    schema: 'corridor.assessment/1' as const,
    source,
    columns: profile.columns.map(columnJson),
    keys: profile.keys.map((key) => key.map(title)),
    duplicateRows: profile.duplicateRows,
    dependencies: (profile.dependencies ?? []).map((each) => ({
      ...each,
      determinant: each.determinant.map(title),
      dependent: title(each.dependent),
    })),
    series: seriesJson(profile, title),
    quality: qualityJson(quality, language),
    suspects: suspectsJson(findings),
    sensitivity: sensitivityJson(sensitivity, language, title),
    value: valueJson(value, language),
    ruleSets: ruleSets
      .filter((set) => set.state === 'loaded')
      .map(({ id, number, edition, basis, verified }) => ({ id, number, edition, basis, verified })),
  };
};

/** The findings as `assess --json` and the API give them. */
export type AssessmentDocument = ReturnType<typeof toDocument>;

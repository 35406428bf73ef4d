import type { Bilingual } from '#kernel';
import { figureSpecs, tableOf } from './core/report-catalogue.ts';
import type { Inspected } from './core/report-docx.ts';
import type { Computation } from './core/report-figures.ts';
import { type FillData, lookUp, nameKey, type Placeholder, unknownName, type Value } from './core/report-values.ts';
import type { Appendix, ShownFigure, ShownTable } from './report-model.ts';

const nothing: Bilingual = { zh: '', en: '' };

const textOf = (value: Value | undefined): string | null => {
  if (value === undefined || value.kind === 'missing' || value.kind === 'blank') return null;
  return value.kind === 'text' ? value.text : value.shown;
};

const shownFigure = (placeholder: string, { figures }: Computation): ShownFigure => {
  const key = nameKey(placeholder);
  const spec = figureSpecs.find((one) => [one.key, nameKey(one.name.zh), nameKey(one.name.en)].includes(key));
  const computed = spec === undefined ? undefined : figures.get(spec.key);
  const value = computed?.value;
  const why = value === undefined ? unknownName : value.kind === 'missing' ? value.why : null;
  return {
    placeholder: key,
    key: spec?.key ?? null,
    name: spec?.name ?? { zh: key, en: key },
    value: textOf(value),
    unit: spec?.unit ?? nothing,
    why,
    meaning: spec?.meaning ?? nothing,
    source: spec?.source ?? nothing,
    rows: computed?.rows ?? 0,
  };
};

/** A placeholder in a loop is of the row where the table has such a column, else a figure of the whole report. */
const isColumn = ({ name, table }: Placeholder): boolean => {
  const columns = (table === null ? undefined : tableOf(table))?.columns ?? [];
  return columns.some((one) => [one.key, nameKey(one.name.zh), nameKey(one.name.en)].includes(nameKey(name)));
};

const missingIn = (data: FillData, table: string, placeholders: readonly Placeholder[]) =>
  placeholders
    .filter((one) => one.table === table && isColumn(one))
    .flatMap(({ name }) => {
      const values = (data.tables.get(nameKey(table)) ?? []).map((row) => lookUp(data, row, name));
      const missing = values.find((value) => value.kind === 'missing');
      return missing === undefined ? [] : [{ placeholder: nameKey(name), why: missing.why }];
    });

const shownTable = (
  loop: string,
  computation: Computation,
  data: FillData,
  placeholders: readonly Placeholder[],
): ShownTable[] => {
  const spec = tableOf(loop);
  const computed = spec === undefined ? undefined : computation.tables.get(spec.key);
  if (spec === undefined || computed === undefined) return [];
  return [
    {
      key: spec.key,
      name: spec.name,
      source: spec.source,
      rows: computed.counted,
      columns: spec.columns.map(({ name }) => name),
      lines: computed.rows.map((row) => spec.columns.map(({ key }) => textOf(row.get(key)))),
      missing: missingIn(data, loop, placeholders),
    },
  ];
};

/** What a template shows of the figures, each with its source; names that there are not are listed, too. */
export const appendixOf = ({ placeholders, loops }: Inspected, computation: Computation, data: FillData): Appendix => {
  const names = new Set(placeholders.filter((one) => !isColumn(one)).map(({ name }) => nameKey(name)));
  return {
    figures: [...names].map((name) => shownFigure(name, computation)),
    tables: loops.flatMap((loop) => shownTable(loop, computation, data, placeholders)),
  };
};

/** How many placeholders of a report stand there as not computed. */
export const missingCount = ({ figures, tables }: Appendix): number =>
  figures.filter(({ value }) => value === null).length + tables.reduce((sum, { missing }) => sum + missing.length, 0);

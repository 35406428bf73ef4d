import {
  type AssessmentFindings,
  columnClassName,
  type DocumentSource,
  levelName,
  methodName,
  modesText,
  moneyText,
  type Priorities,
  sayIn,
} from '#assess';
import { type Bilingual, type Language, levels } from '#kernel';
import { type FillData, nameKey, type Value, type Values } from '../core/report-values.ts';
import { type Field, fields, tables } from './catalogue.ts';
import { documents } from './documents.ts';
import type { FileSheet } from './provider.ts';
import { type RiskQuestion, riskQuestions } from './risks.ts';
import {
  bookingRows,
  inputRows,
  methodRows,
  phaseRows,
  questionRows,
  type Row,
  swingRows,
  voucherRows,
} from './value-rows.ts';

/** What a dossier is made of. */
export type DossierFacts = {
  readonly findings: AssessmentFindings;
  readonly source: DocumentSource;
  readonly priorities: Priorities;
  readonly sheet: FileSheet;
  readonly language: Language;
  /** The day it is made (YYYY-MM-DD). */
  readonly day: string;
};

/** Something that a person still has to write: in which documents, and where in provider.yaml. */
export type Blank = {
  readonly documents: readonly string[];
  readonly name: string;
  readonly path: string;
  readonly hint: string;
};

/** A text as a value; an empty one is a value too. */
export const textValue = (text: string): Value => ({ kind: 'text', text });

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const count = (value: number): string => value.toLocaleString('en');

const groupText = ({ findings, language }: DossierFacts): string => {
  const say = sayIn(language);
  const group = findings.sensitivity.smallestGroup;
  if (group === null) return say('没有准标识列', 'no quasi-identifiers');
  const titles = group.columns.map((name) => findings.profile.columns.find((one) => one.name === name)?.title ?? name);
  return say(`${group.k} 行（${titles.join('、')}）`, `${group.k} rows (${titles.join(', ')})`);
};

const personalText = ({ findings, language }: DossierFacts): string => {
  const say = sayIn(language);
  const names = findings.sensitivity.personalClasses.map((id) => columnClassName(id, language));
  return names.length === 0 ? say('未识别到', 'none was found') : names.join(say('、', ', '));
};

const valueTexts = ({ findings: { value }, language }: DossierFacts): Readonly<Record<string, Value>> => {
  const say = sayIn(language);
  const { currency, lowMinor, baseMinor, highMinor, lead, booking } = value;
  const blank: Value = { kind: 'blank' };
  const isKnown = currency !== null && lowMinor !== null && baseMinor !== null && highMinor !== null;
  const amount = (minor: string | undefined): Value =>
    minor === undefined || booking === null || booking === undefined
      ? blank
      : textValue(moneyText(minor, booking.currency, language));
  const holdings = {
    intangible: say('无形资产（自用）', 'intangible asset (own use)'),
    inventory: say('存货（持有待售）', 'inventory (held for sale)'),
  };
  return {
    valueRange: isKnown
      ? textValue(`${moneyText(lowMinor, currency, language)} – ${moneyText(highMinor, currency, language)}`)
      : blank,
    valueBase: isKnown ? textValue(moneyText(baseMinor, currency, language)) : blank,
    valueMethod: lead === null || lead === undefined ? blank : textValue(methodName(lead, say)),
    holding:
      booking === null || booking === undefined || booking.holding === 'open'
        ? blank
        : textValue(holdings[booking.holding]),
    capitalised: amount(booking?.totals.capitalised),
    expensed: amount(booking?.totals.expensed),
    undecided: amount(booking?.totals.open),
  };
};

/** Where a person supplies what the value and the books lack. */
const valuePaths: Readonly<Record<string, string>> = {
  valueRange: 'value.costs',
  holding: 'value.booking.holding',
  capitalised: 'value.booking.entries',
};

const machineTexts = (facts: DossierFacts): Readonly<Record<string, Value>> => {
  const { findings, source, language, day } = facts;
  const say = sayIn(language);
  const { quality, sensitivity, profile, suspects } = findings;
  const score = quality.score === null ? say('未能计算', 'not computed') : quality.score.toFixed(2);
  const coverage = percent(quality.coverage);
  const texts = {
    fileName: source.name,
    sha256: source.sha256,
    format: say(
      `${source.format}${source.encoding === null ? '' : `，编码 ${source.encoding}`}`,
      `${source.format}${source.encoding === null ? '' : `, encoding ${source.encoding}`}`,
    ),
    volume: say(
      `${count(source.rows)} 行，${source.columns} 列，${count(source.bytes)} 字节`,
      `${count(source.rows)} rows, ${source.columns} columns, ${count(source.bytes)} bytes`,
    ),
    madeOn: day,
    qualityStatement: say(
      `质量得分 ${score}（${quality.grade ?? '—'} 级），覆盖度 ${coverage}`,
      `score ${score} (grade ${quality.grade ?? '—'}), coverage ${coverage}`,
    ),
    score,
    grade: quality.grade ?? '—',
    coverage,
    qualityEdition: say(`${quality.edition}（文本待核对）`, `${quality.edition} (text to be verified)`),
    duplicates: count(profile.duplicateRows),
    suspectCount: count(suspects.count),
    level: levelName(sensitivity.level, say),
    levelEdition: say(`${sensitivity.edition}（文本待核对）`, `${sensitivity.edition} (text to be verified)`),
    modes: modesText(sensitivity.allowedModes, say),
    reasons: sensitivity.reasons.map((reason) => reason.text[language]).join(say('；', '; ')),
    smallestGroup: groupText(facts),
    personal: personalText(facts),
  };
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, textValue(text)]));
};

const columnRows = ({ findings: { profile }, language }: DossierFacts): Row[] =>
  profile.columns.map((column) => ({
    columnName: column.title,
    columnType: column.type,
    columnMeaning: column.class === null ? '' : columnClassName(column.class.id, language),
    columnComplete: profile.rows === 0 ? '—' : percent((column.count - column.placeholders) / profile.rows),
    columnDistinct: `${column.distinctExact ? '' : '≈ '}${count(column.distinct)}`,
  }));

const classRows = ({ findings: { profile }, language }: DossierFacts): Row[] => {
  const say = sayIn(language);
  return profile.columns.map(({ title, class: found }) => {
    if (found === null)
      return {
        classColumn: title,
        className: say('未识别到个人或敏感信息', 'nothing personal or sensitive found'),
        classLevel: levelName('1', say),
        classEvidence: '',
        classConfidence: '',
      };
    const { checked, matched, valid, header } = found.evidence;
    return {
      classColumn: title,
      className: `${columnClassName(found.id, language)}${found.accepted ? '' : say('（待确认）', ' (to be confirmed)')}`,
      classLevel: levelName(found.level, say),
      classEvidence: say(
        `查看 ${count(checked)} 个值，形式符合 ${count(matched)}，通过校验 ${count(valid)}${header ? '；字段名相符' : ''}`,
        `${count(checked)} values looked at, ${count(matched)} of the form, ${count(valid)} valid${header ? '; the name fits' : ''}`,
      ),
      classConfidence: found.confidence.toFixed(2),
    };
  });
};

const qualityRows = ({ findings: { quality }, language }: DossierFacts) => ({
  dimensions: quality.dimensions.map((one) => ({
    dimension: one.name[language],
    dimensionScore: one.score === null ? '—' : one.score.toFixed(2),
    dimensionDone: `${one.indicators.filter(({ status }) => status === 'computed').length} / ${one.indicators.length}`,
  })),
  indicators: quality.dimensions.flatMap(({ indicators }) =>
    indicators.map((one) => ({
      code: one.code,
      indicator: one.name[language],
      result: one.result === null ? '—' : percent(one.result),
      fraction:
        one.numerator === null || one.denominator === null ? '' : `${count(one.numerator)} / ${count(one.denominator)}`,
      indicatorNote: one.note[language],
    })),
  ),
});

const priorityRows = ({ priorities, language }: DossierFacts): Row[] =>
  priorities.list.map((one) => ({
    fix: one.text[language],
    fixCount: count(one.count),
    fixGain: `+ ${one.scoreGain < 0.01 ? one.scoreGain.toFixed(4) : one.scoreGain.toFixed(2)}`,
  }));

/** What the data themselves answer. `yes` is what asks for care. */
const machineAnswers = (facts: DossierFacts): ReadonlyMap<string, readonly [yes: boolean, ground: string]> => {
  const { sensitivity, profile } = facts.findings;
  const levelIndex = levels.indexOf(sensitivity.level);
  const sensitive = profile.columns.filter((column) => column.class?.level === '4').map(({ title }) => title);
  const k = sensitivity.smallestGroup?.k;
  return new Map([
    ['personal', [sensitivity.personalClasses.length > 0, personalText(facts)]],
    ['sensitivePersonal', [sensitive.length > 0, sensitive.join(', ')]],
    ['reidentification', [k !== undefined && k < 5, groupText(facts)]],
    ['importantData', [levelIndex >= levels.indexOf('important'), levelName(sensitivity.level, sayIn(facts.language))]],
    ['levelAndModes', [levelIndex > 0, modesText(sensitivity.allowedModes, sayIn(facts.language))]],
    ['unclear', [sensitivity.needsReview, '']],
  ]);
};

const riskRow = (facts: DossierFacts, question: RiskQuestion, index: number): Readonly<Record<string, Value>> => {
  const say = sayIn(facts.language);
  const machine = machineAnswers(facts).get(question.id);
  const given = facts.sheet.risks.get(question.id);
  const byMachine =
    machine === undefined
      ? undefined
      : `${machine[0] ? say('是', 'yes') : say('否', 'no')}${say('（机器）', ' (machine)')}`;
  const text = byMachine ?? given?.answer;
  return {
    riskNumber: textValue(String(index + 1)),
    risk: textValue(question.text[facts.language]),
    riskAnswer: text === undefined || text === '' ? { kind: 'blank' } : textValue(text),
    riskNote: textValue(machine?.[1] ?? given?.note ?? ''),
  };
};

const valuesOf = (row: Readonly<Record<string, Value>>, names: ReadonlyMap<string, Bilingual>): Values =>
  new Map(
    Object.entries(row).flatMap(([key, value]) => {
      const name = names.get(key);
      const keys = name === undefined ? [key] : [key, name.zh, name.en];
      return keys.map((one) => [nameKey(one), value] as const);
    }),
  );

/** A row with its plain texts as values. */
export const textRow = (row: Row): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? textValue(value) : value]),
  );

/** Documents that hold a field or a table, by their titles. */
const documentsWith = (key: string, language: Language): string[] =>
  documents
    .filter(({ sections }) => sections.some((one) => one.table === key || one.fields?.includes(key)))
    .map(({ title }) => title[language]);

const blankOf = (field: Field, path: string, language: Language): Blank => ({
  documents: documentsWith(field.key, language),
  name: field.name[language],
  path,
  hint: field.hint?.[language] ?? '',
});

const blanksOf = (facts: DossierFacts, figures: ReadonlyMap<string, Value>): Blank[] => {
  const { language, sheet, findings } = facts;
  const say = sayIn(language);
  const texts = fields
    .filter((field) => figures.get(field.key)?.kind === 'blank')
    .flatMap((field) => {
      const path = field.path ?? valuePaths[field.key];
      return path === undefined ? [] : [blankOf(field, path, language)];
    });
  const risks = riskQuestions
    .filter(({ id, isMachine }) => isMachine !== true && (sheet.risks.get(id)?.answer ?? '') === '')
    .map(({ id, text }) => ({
      documents: documentsWith('risks', language),
      name: text[language],
      path: `risk.${id}.answer`,
      hint: say('是、否或不适用，并注明依据', 'yes, no or does not apply, with the ground'),
    }));
  const questions = (findings.value.booking?.questions ?? [])
    .filter(({ answer }) => answer === 'open')
    .map(({ id, text }) => ({
      documents: documentsWith('questions', language),
      name: text[language],
      path: `value.booking.answers.${id}`,
      hint: say('yes 或 no，并列明证明材料', 'yes or no, with the evidence'),
    }));
  return [...texts, ...risks, ...questions];
};

/** Every field by its key: from provider.yaml, else from the data, else blank; optional ones that nobody filled are empty. */
const figuresOf = (facts: DossierFacts): ReadonlyMap<string, Value> => {
  const machine = { ...machineTexts(facts), ...valueTexts(facts) };
  return new Map(
    fields.map((field): [string, Value] => {
      const given = field.path === undefined ? undefined : facts.sheet.texts.get(field.path);
      if (given !== undefined) return [field.key, textValue(given)];
      return [field.key, machine[field.key] ?? (field.isOptional === true ? textValue('') : { kind: 'blank' })];
    }),
  );
};

/** Tables under every name that a template may call them by. */
export const namedTables = (
  rows: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>,
): FillData['tables'] =>
  new Map(
    tables.flatMap((table) => {
      const columns = new Map(table.columns.map(({ key, name }) => [key, name]));
      const list = (rows[table.key] ?? []).map((row) => valuesOf(row, columns));
      return [table.key, table.name.zh, table.name.en].map((name) => [nameKey(name), list] as const);
    }),
  );

/** All that the templates are filled with, and what is still blank. */
export const dossierValues = (facts: DossierFacts): { readonly data: FillData; readonly blanks: readonly Blank[] } => {
  const figures = figuresOf(facts);
  const blanks = blanksOf(facts, figures);
  const rows: Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>> = {
    columns: columnRows(facts).map(textRow),
    classification: classRows(facts).map(textRow),
    ...Object.fromEntries(Object.entries(qualityRows(facts)).map(([key, list]) => [key, list.map(textRow)])),
    priorities: priorityRows(facts).map(textRow),
    risks: riskQuestions.map((question, index) => riskRow(facts, question, index)),
    methods: methodRows(facts).map(textRow),
    inputs: inputRows(facts).map(textRow),
    sensitive: swingRows(facts).map(textRow),
    phases: phaseRows(facts).map(textRow),
    questions: questionRows(facts).map(textRow),
    vouchers: [...voucherRows(facts), ...bookingRows(facts)].map(textRow),
    blanks: blanks.map((one) =>
      textRow({
        blankDocument: one.documents.join('、'),
        blankName: one.name,
        blankWhere: one.path,
        blankHint: one.hint,
      }),
    ),
  };
  const names = new Map(fields.map(({ key, name }) => [key, name]));
  const data: FillData = {
    language: facts.language,
    figures: valuesOf(Object.fromEntries(figures), names),
    tables: namedTables(rows),
  };
  return { data, blanks };
};

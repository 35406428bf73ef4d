import type { Language } from '#kernel';
import type { ColumnProfile, Findings, SeriesProfile } from '../model.ts';
import { ruleSets } from '../rulesets.ts';
import { ruleNames } from './priorities.ts';
import { assignedOf } from './quality.ts';

/** Columns and reasons listed at most: a report fits one screen, the JSON has everything. */
const listedMax = 12;

const words = {
  zh: {
    table: (rows: number, columns: number) => `${rows} 行，${columns} 列`,
    quality: '质量',
    score: (score: string, grade: string, coverage: string) => `${score} 分，${grade} 级（覆盖度 ${coverage}）`,
    noScore: '没有可计算的指标',
    incomplete: '不完整的列',
    complete: (share: string, missing: number) => `完整率 ${share}，缺 ${missing} 个`,
    series: (step: string, from: string, to: string) => `时间序列：步长 ${step}，${from} 至 ${to}`,
    steps: (present: number, expected: number) => `应有 ${expected} 个时刻，实有 ${present} 个`,
    gap: (steps: number, from: string, to: string) => `最长连续缺失 ${steps} 个，${from} 至 ${to}`,
    duplicates: (rows: number) => `重复行 ${rows} 行`,
    suspects: (count: number) => `疑点 ${count} 个`,
    level: (level: string) => `数据级别 ${level}`,
    modes: '允许的交付方式',
    none: '无',
    value: '成本法估值',
    valueRange: (low: string, base: string, high: string, currency: string) =>
      `${base} ${currency}（${low} 至 ${high}）；由工具估算，不是评估报告`,
    noValue: '未申报成本，无法估值（不作推测）',
    and: (rest: number) => `……另有 ${rest} 项`,
  },
  en: {
    table: (rows: number, columns: number) => `${rows} rows, ${columns} columns`,
    quality: 'Quality',
    score: (score: string, grade: string, coverage: string) => `${score} points, grade ${grade} (coverage ${coverage})`,
    noScore: 'no indicator could be computed',
    incomplete: 'Incomplete columns',
    complete: (share: string, missing: number) => `${share} complete, ${missing} missing`,
    series: (step: string, from: string, to: string) => `Time series: step ${step}, ${from} to ${to}`,
    steps: (present: number, expected: number) => `${present} of ${expected} expected moments are there`,
    gap: (steps: number, from: string, to: string) => `longest run of missing values: ${steps}, ${from} to ${to}`,
    duplicates: (rows: number) => `${rows} duplicate rows`,
    suspects: (count: number) => `${count} suspect cells`,
    level: (level: string) => `Level ${level}`,
    modes: 'Allowed delivery',
    none: 'none',
    value: 'Value by cost',
    valueRange: (low: string, base: string, high: string, currency: string) =>
      `${base} ${currency} (${low} to ${high}); a tool’s estimate, not an appraisal report`,
    noValue: 'no costs were declared, so no value is stated (and none is guessed)',
    and: (rest: number) => `… and ${rest} more`,
  },
} as const;

const modeWords = {
  download: { zh: '下载', en: 'download' },
  share: { zh: '共享读取', en: 'sharing' },
  api: { zh: '接口', en: 'API' },
  cleanRoom: { zh: '数据洁净室', en: 'clean room' },
} as const;

const colon = (language: Language): string => (language === 'zh' ? '：' : ': ');
const semicolon = (language: Language): string => (language === 'zh' ? '；' : '; ');

/** The edition that a result rests on, with the mark that its text was not compared yet. */
const editionOf = (id: string, language: Language): string => {
  const verified = ruleSets.find((set) => set.id === id)?.verified === true;
  const mark = language === 'zh' ? '，文本待核对' : ', text to be verified';
  return `[${id}${verified ? '' : mark}]`;
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

/** Minor units as a person reads them; currencies here have two decimals. */
const amount = (minor: string | null): string => {
  const digits = (minor ?? '0').padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const limited = (lines: readonly string[], language: Language): string[] =>
  lines.length <= listedMax
    ? [...lines]
    : [...lines.slice(0, listedMax), `    ${words[language].and(lines.length - listedMax)}`];

const qualityLines = ({ quality }: Findings, language: Language): string[] => {
  const say = words[language];
  if (quality.score === null || quality.grade === null) return [`${say.quality}${colon(language)}${say.noScore}`];
  const head = say.score(quality.score.toFixed(2), quality.grade, percent(quality.coverage, 1));
  const dimensions = quality.dimensions.map(
    (d) => `    ${d.name[language]} ${d.score === null ? '—' : d.score.toFixed(2)}`,
  );
  return [`${say.quality}${colon(language)}${head} ${editionOf(quality.edition, language)}`, ...dimensions];
};

const gapOf = (series: SeriesProfile | null, column: ColumnProfile, language: Language): string => {
  const run = series?.columns.find((each) => each.name === column.name)?.longest;
  return run === undefined ? '' : `${semicolon(language)}${words[language].gap(run.steps, run.from, run.to)}`;
};

const columnLines = ({ profile }: Findings, language: Language): string[] => {
  const say = words[language];
  const lacking = profile.columns
    .filter((c) => assignedOf(c) < profile.rows)
    .sort((a, b) => assignedOf(a) - assignedOf(b))
    .map((c) => {
      const missing = profile.rows - assignedOf(c);
      return `    ${c.title}${colon(language)}${say.complete(percent(assignedOf(c), profile.rows), missing)}${gapOf(profile.series, c, language)}`;
    });
  return lacking.length === 0 ? [] : [`${say.incomplete}${colon(language).trimEnd()}`, ...limited(lacking, language)];
};

const seriesLines = ({ profile: { series } }: Findings, language: Language): string[] =>
  series === null
    ? []
    : [
        `${words[language].series(series.step, series.from, series.to)}${semicolon(language)}${words[language].steps(series.presentSteps, series.expectedSteps)}`,
      ];

const suspectLines = ({ profile, suspects }: Findings, language: Language): string[] => {
  const say = words[language];
  const title = (name: string): string => profile.columns.find((c) => c.name === name)?.title ?? '';
  const list = suspects.byRule.map(
    (each) =>
      `    ${[title(each.column), ruleNames[each.rule][language]].filter((word) => word !== '').join(' ')}${colon(language)}${each.count}`,
  );
  return [
    ...(profile.duplicateRows > 0 ? [say.duplicates(profile.duplicateRows)] : []),
    say.suspects(suspects.count),
    ...limited(list, language),
  ];
};

const levelLines = ({ sensitivity }: Findings, language: Language): string[] => {
  const say = words[language];
  const modes = sensitivity.allowedModes.map((mode) => modeWords[mode][language]).join(language === 'zh' ? '、' : ', ');
  return [
    `${say.level(sensitivity.level)} ${editionOf(sensitivity.edition, language)}${semicolon(language)}${say.modes}${colon(language)}${modes === '' ? say.none : modes}`,
    ...limited(
      sensitivity.reasons.map((reason) => `    ${reason.text[language]}`),
      language,
    ),
  ];
};

const valueLines = ({ value }: Findings, language: Language): string[] => {
  const say = words[language];
  const text =
    value.status === 'computed'
      ? say.valueRange(amount(value.lowMinor), amount(value.baseMinor), amount(value.highMinor), value.currency ?? '')
      : say.noValue;
  return [`${say.value}${colon(language)}${text}`];
};

/** The findings as a short text for a person, in one language; ends with a line break. */
export const toReport = (findings: Findings, name: string, language: Language): string =>
  `${[
    `${name}${colon(language)}${words[language].table(findings.profile.rows, findings.profile.columns.length)}`,
    ...qualityLines(findings, language),
    ...seriesLines(findings, language),
    ...columnLines(findings, language),
    ...suspectLines(findings, language),
    ...levelLines(findings, language),
    ...valueLines(findings, language),
  ].join('\n')}\n`;

import type { Bilingual, DeliveryMode, Level } from '#kernel';
import { type Block, type DocumentContent, documentEdition, type Words } from '../model.ts';
import { instantWords } from './dates.ts';
import { levelWords, modeWords } from './words.ts';

/** Quality as both kinds of reports carry it; indicators only where the owner asks. */
export type QualityFacts = {
  readonly edition: string;
  readonly score: number | null;
  readonly grade: string | null;
  readonly coverage: number;
  readonly dimensions: readonly {
    readonly name: Bilingual;
    readonly score: number | null;
    readonly indicators?: readonly {
      readonly code: string;
      readonly name: Bilingual;
      readonly status: 'computed' | 'needs_input' | 'not_applicable';
      readonly result: number | null;
      readonly note: Bilingual;
    }[];
  }[];
};

/** One assessed table. */
export type TableReport = {
  readonly title: Bilingual;
  readonly rows: readonly (readonly [Bilingual, Words])[];
  readonly quality: QualityFacts;
  readonly level: Level;
  readonly levelReasons: readonly Bilingual[];
  readonly allowedModes: readonly DeliveryMode[];
  readonly columns: readonly {
    readonly title: string;
    readonly type: string;
    readonly count: number;
    readonly nulls: number;
  }[];
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const score = (value: number | null): Words =>
  value === null ? { zh: '未能计算', en: 'not computed' } : value.toFixed(2);

const statusWords = {
  computed: { zh: '已计算', en: 'computed' },
  needs_input: { zh: '缺少输入，未计算', en: 'not computed: needs input' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const summaryRows = ({ quality, level, levelReasons, allowedModes }: TableReport): [Bilingual, Words][] => [
  [
    { zh: '质量得分', en: 'Quality score' },
    quality.score === null
      ? { zh: '未能计算', en: 'not computed' }
      : {
          zh: `${quality.score.toFixed(2)}（${quality.grade ?? '—'} 级），覆盖率 ${percent(quality.coverage)}`,
          en: `${quality.score.toFixed(2)} (grade ${quality.grade ?? '—'}), coverage ${percent(quality.coverage)}`,
        },
  ],
  [
    { zh: '覆盖率的含义', en: 'What coverage means' },
    {
      zh: '已计算指标的权重占适用指标权重的比例；未计算的指标不计入得分。',
      en: 'Weight of the indicators that were computed, of those that apply; the score says nothing of the others.',
    },
  ],
  [{ zh: '依据', en: 'Edition' }, quality.edition],
  [{ zh: '数据级别', en: 'Level' }, levelWords[level]],
  ...levelReasons.map((reason): [Bilingual, Words] => [{ zh: '定级理由', en: 'Why this level' }, reason]),
  [
    { zh: '允许的交付方式', en: 'Allowed delivery' },
    allowedModes.length === 0
      ? { zh: '均不允许', en: 'none' }
      : {
          zh: allowedModes.map((mode) => modeWords[mode].zh).join('、'),
          en: allowedModes.map((mode) => modeWords[mode].en).join(', '),
        },
  ],
];

const dimensionTable = ({ dimensions }: QualityFacts): Block => ({
  kind: 'table',
  columns: [
    { title: { zh: '维度', en: 'Dimension' }, share: 6 },
    { title: { zh: '得分（0–100）', en: 'Score (0–100)' }, share: 3, align: 'end' },
  ],
  rows: dimensions.map((one): Words[] => [one.name, score(one.score)]),
});

const indicatorBlocks = ({ dimensions }: QualityFacts): Block[] => {
  const all = dimensions.flatMap(({ indicators = [] }) => indicators);
  if (all.length === 0) return [];
  const missing = all.filter(({ status }) => status !== 'computed');
  return [
    { kind: 'heading', text: { zh: '指标', en: 'Indicators' } },
    {
      kind: 'table',
      columns: [
        { title: { zh: '编号', en: 'Code' }, share: 2 },
        { title: { zh: '指标', en: 'Indicator' }, share: 4 },
        { title: { zh: '结果', en: 'Result' }, share: 3 },
        { title: { zh: '说明', en: 'Note' }, share: 6 },
      ],
      rows: all.map((one): Words[] => [
        one.code,
        one.name,
        one.result === null ? statusWords[one.status] : percent(one.result),
        one.note,
      ]),
    },
    {
      kind: 'text',
      text: {
        zh: `共 ${all.length} 项指标，其中 ${missing.length} 项未计算或不适用，已逐项列明。`,
        en: `${all.length} indicators; ${missing.length} of them were not computed or do not apply, each is listed.`,
      },
    },
  ];
};

const columnBlocks = ({ columns }: TableReport): Block[] => [
  { kind: 'heading', text: { zh: '列', en: 'Columns' } },
  {
    kind: 'table',
    columns: [
      { title: { zh: '列名', en: 'Column' }, share: 6 },
      { title: { zh: '类型', en: 'Type' }, share: 3 },
      { title: { zh: '有值', en: 'Values' }, share: 3, align: 'end' },
      { title: { zh: '缺失', en: 'Missing' }, share: 3, align: 'end' },
    ],
    rows: columns.map((one): Words[] => [
      one.title,
      one.type,
      one.count.toLocaleString('en'),
      one.nulls.toLocaleString('en'),
    ]),
  },
];

const tableBlocks = (table: TableReport): Block[] => [
  { kind: 'heading', text: table.title },
  { kind: 'facts', rows: [...table.rows, ...summaryRows(table)] },
  dimensionTable(table.quality),
  ...indicatorBlocks(table.quality),
  ...columnBlocks(table),
];

/** The report of one version of a dataset, or of the tables of a product. */
export const assessmentDocument = (facts: {
  readonly issuer: Bilingual;
  readonly title: Bilingual;
  readonly rows: readonly (readonly [Bilingual, Words])[];
  readonly tables: readonly TableReport[];
  readonly notes: readonly Bilingual[];
}): DocumentContent => ({
  edition: documentEdition,
  title: facts.title,
  issuer: facts.issuer,
  blocks: [
    { kind: 'facts', rows: facts.rows },
    ...facts.tables.flatMap(tableBlocks),
    ...facts.notes.map((text): Block => ({ kind: 'text', text })),
  ],
});

/** When something was assessed. */
export const assessedAt = (at: Date): readonly [Bilingual, Words] => [
  { zh: '评估时间', en: 'Assessed' },
  instantWords(at),
];

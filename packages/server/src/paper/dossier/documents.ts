import type { Bilingual } from '#kernel';

/** A part of a document: a heading with fields, a table, or a paragraph. */
export type Section = {
  readonly title: Bilingual;
  readonly text?: Bilingual;
  readonly fields?: readonly string[];
  readonly table?: string;
};

/** One document of the dossier. */
export type DossierDocument = {
  readonly id: string;
  /** Name of its files, without ending. */
  readonly file: Bilingual;
  readonly title: Bilingual;
  readonly lead: Bilingual;
  readonly sections: readonly Section[];
};

const provider = ['providerName', 'creditCode', 'contact'] as const;

/** The documents in the order of the folder. */
export const documents: readonly DossierDocument[] = [
  {
    id: 'todo',
    file: { zh: '0-待填事项', en: '0-still-to-fill-in' },
    title: { zh: '待填事项', en: 'What you still have to fill in' },
    lead: {
      zh: '以下内容机器无从得知，在各文件中留空并以底色标出。填入 provider.yaml 后重新生成，或直接在文件中填写。',
      en: 'A machine cannot know these. They are blank and marked in the documents. Fill them into provider.yaml and make the dossier again, or write them into the documents.',
    },
    sections: [{ title: { zh: '清单', en: 'List' }, table: 'blanks' }],
  },
  {
    id: 'description',
    file: { zh: '1-数据产品说明书', en: '1-product-description' },
    title: { zh: '数据产品说明书', en: 'Product description' },
    lead: {
      zh: '字段依据 GB/T 36343-2018《数据交易服务平台 交易数据描述》，按记忆整理，文本待核对。',
      en: 'Fields by GB/T 36343-2018 (description of traded data), recalled: text to be verified.',
    },
    sections: [
      {
        title: { zh: '基本信息', en: 'The product' },
        fields: [
          'identifier',
          'productName',
          'abstract',
          'keywords',
          'category',
          'form',
          'format',
          'volume',
          'timeRange',
          'spaceRange',
          'updateFrequency',
        ],
      },
      {
        title: { zh: '质量、级别与使用', en: 'Quality, level and use' },
        fields: ['qualityStatement', 'level', 'modes', 'useLimits', 'price', 'publishedOn', 'validity'],
      },
      { title: { zh: '提供方', en: 'The provider' }, fields: [...provider, 'complaints'] },
      {
        title: { zh: '补充信息', en: 'More' },
        fields: ['sample', 'language', 'edition', 'related', 'processing', 'rightsHeld'],
      },
      { title: { zh: '字段清单', en: 'Columns' }, table: 'columns' },
    ],
  },
  {
    id: 'source',
    file: { zh: '2-数据来源声明', en: '2-source-statement' },
    title: { zh: '数据来源声明', en: 'Source statement' },
    lead: {
      zh: '声明人对以下内容的真实性负责。文件指纹由机器计算，其余由提供方填写。',
      en: 'Who signs answers for what is stated here. The fingerprint is computed; all else is the provider’s word.',
    },
    sections: [
      { title: { zh: '声明主体', en: 'Who declares' }, fields: [...provider, 'address'] },
      { title: { zh: '数据', en: 'The data' }, fields: ['productName', 'fileName', 'sha256', 'volume', 'personal'] },
      {
        title: { zh: '来源', en: 'The source' },
        fields: ['sourceKind', 'origin', 'collectedBy', 'method', 'period', 'processing'],
      },
      {
        title: { zh: '权利与依据', en: 'Rights and grounds' },
        fields: ['legalBasis', 'personalBasis', 'rightsHeld', 'thirdParties'],
      },
      {
        title: { zh: '声明', en: 'Declaration' },
        text: {
          zh: '本单位声明：上述数据来源合法，未以窃取或其他非法方式获取，不含依法禁止交易的内容；如有不实，愿承担相应责任。',
          en: 'We declare that the data were obtained lawfully, not by theft or other unlawful means, and hold nothing whose trade is forbidden; we answer for what is untrue.',
        },
        fields: ['signatory', 'signedOn'],
      },
    ],
  },
  {
    id: 'quality',
    file: { zh: '3-质量报告', en: '3-quality-report' },
    title: { zh: '数据质量报告', en: 'Quality report' },
    lead: {
      zh: '由规则自动计算。得分须与覆盖度同读：覆盖度是已计算指标的权重占适用指标权重的比例。',
      en: 'Computed by rules. Read the score with its coverage: the weight of what was computed, of what applies.',
    },
    sections: [
      {
        title: { zh: '结论', en: 'Result' },
        fields: [
          'fileName',
          'volume',
          'score',
          'grade',
          'coverage',
          'qualityEdition',
          'duplicates',
          'suspectCount',
          'madeOn',
        ],
      },
      { title: { zh: '维度得分', en: 'Dimensions' }, table: 'dimensions' },
      { title: { zh: '整改优先级', en: 'What to fix first' }, table: 'priorities' },
      { title: { zh: '指标明细', en: 'Indicators' }, table: 'indicators' },
    ],
  },
  {
    id: 'classification',
    file: { zh: '4-分类分级表', en: '4-classification' },
    title: { zh: '数据分类分级表', en: 'Classification and level' },
    lead: {
      zh: '按 GB/T 43697-2024 的对象与危害程度定级（文本待核对），由取值与字段名识别；“待确认”的字段须由人判断。',
      en: 'Levels by object and degree of harm (GB/T 43697-2024, text to be verified), told from values and names; a person decides what is “to be confirmed”.',
    },
    sections: [
      {
        title: { zh: '结论', en: 'Result' },
        fields: ['fileName', 'level', 'levelEdition', 'modes', 'reasons', 'smallestGroup'],
      },
      { title: { zh: '字段', en: 'Columns' }, table: 'classification' },
    ],
  },
  {
    id: 'risk',
    file: { zh: '5-风险自查表', en: '5-risk-self-check' },
    title: { zh: '数据流通风险自查表', en: 'Risk self-check' },
    lead: {
      zh: '标“机器”的结论由数据得出，其余由提供方回答。',
      en: 'Answers marked “machine” follow from the data; the provider gives the others.',
    },
    sections: [{ title: { zh: '自查', en: 'Questions' }, table: 'risks' }],
  },
  {
    id: 'value',
    file: { zh: '6-价值区间与入表底稿', en: '6-value-and-booking' },
    title: { zh: '数据价值区间与入表工作底稿', en: 'Value range and booking sheet' },
    lead: {
      zh: '由工具按申报的输入估算，不是评估报告；评估报告只能由资产评估机构出具。入表与否由会计人员判断。',
      en: 'Computed by a tool from declared inputs; not an appraisal report, which only a licensed appraiser issues. Accountants decide what is booked.',
    },
    sections: [
      {
        title: { zh: '结论', en: 'Result' },
        fields: ['valueRange', 'valueBase', 'valueMethod', 'valuePurpose', 'valueDay'],
      },
      { title: { zh: '各方法', en: 'Methods' }, table: 'methods' },
      { title: { zh: '输入', en: 'Inputs' }, table: 'inputs' },
      { title: { zh: '最敏感的输入', en: 'Most sensitive inputs' }, table: 'sensitive' },
      {
        title: { zh: '入表工作底稿（财会〔2023〕11号）', en: 'Booking sheet (财会〔2023〕11号)' },
        fields: ['holding', 'capitalised', 'expensed', 'undecided'],
      },
      { title: { zh: '分阶段支出', en: 'Spending by phase' }, table: 'phases' },
      { title: { zh: '确认条件', en: 'Recognition' }, table: 'questions' },
      { title: { zh: '凭证', en: 'Vouchers' }, table: 'vouchers' },
    ],
  },
];

import type { Bilingual } from '#kernel';
/** One indicator of DB31/T 1523-2024; the first four digits of the code are the GB/T 36344-2018 indicator. */
export type Indicator = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Code of the indicator that it is a part of, when it is. */
  readonly partOf?: string;
  /** True when the formula's numerator counts what is bad: then the result is 1 − numerator ÷ denominator. */
  readonly countsBad?: boolean;
  /** What a person has to supply so that it can be computed. */
  readonly needs: Bilingual;
};

/** A dimension and its indicators. */
export type Dimension = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly indicators: readonly Indicator[];
};

/** Indicators of GB/T 36344-2018 that are rates of something bad; DB31/T 1523 turns them round. Counts are kept as they are. */
const ratesOfBad: ReadonlySet<string> = new Set(['030300', '030500']);

const of = (code: string, zh: string, en: string, needsZh: string, needsEn: string, partOf?: string): Indicator => ({
  code,
  zh,
  en,
  needs: { zh: needsZh, en: needsEn },
  ...(partOf === undefined ? {} : { partOf }),
  ...(ratesOfBad.has(code) ? { countsBad: true } : {}),
});

/** The six dimensions with all 30 indicators, in the standard's order. */
export const dimensions: readonly Dimension[] = [
  {
    id: '01',
    zh: '规范性',
    en: 'conformity',
    indicators: [
      of('010100', '数据标准', 'data standard', '以下三项之一', 'one of the three below'),
      of(
        '010101',
        '数据类型约束',
        'type constraints',
        '各列应有的类型（schema.properties.logicalType）',
        'the type that each column should have (schema.properties.logicalType)',
        '010100',
      ),
      of(
        '010102',
        '数据格式约束',
        'format constraints',
        '格式、代码表或值域（logicalTypeOptions.pattern、format、minimum，quality.invalidValues）',
        'formats, code lists or domains (logicalTypeOptions.pattern, format, minimum; quality.invalidValues)',
        '010100',
      ),
      of(
        '010103',
        '数据长度约束',
        'length constraints',
        '各列的长度规则（logicalTypeOptions.minLength、maxLength）',
        'a length rule per column (logicalTypeOptions.minLength, maxLength)',
        '010100',
      ),
      of(
        '010200',
        '数据模型',
        'data model',
        '实体、主键、外键与基数（schema.properties、primaryKey、relationships）',
        'entities, keys, relations (schema.properties, primaryKey, relationships)',
      ),
      of(
        '010300',
        '元数据',
        'metadata',
        '数据字典（properties.description 或 businessName）',
        'a data dictionary (properties.description or businessName)',
      ),
      of(
        '010400',
        '业务规则',
        'business rules',
        '经确认的业务规则（corridor.rowRules 的 business，或 type 为 sql 的 quality）',
        'confirmed business rules (corridor.rowRules of kind business, or quality of type sql)',
      ),
      of(
        '010500',
        '权威参考数据',
        'authoritative reference data',
        '参考数据与匹配键（corridor.reference）',
        'a reference source and a match key (corridor.reference)',
      ),
      of(
        '010600',
        '安全规范',
        'security rules',
        '分类、脱敏与权限规则（classification、corridor.mask）',
        'rules on classes, masking and permissions (classification, corridor.mask)',
      ),
    ],
  },
  {
    id: '02',
    zh: '完整性',
    en: 'completeness',
    indicators: [
      of('020100', '数据元素完整性', 'completeness of elements', '必填列（required）', 'required columns (required)'),
      of(
        '020200',
        '数据记录完整性',
        'completeness of records',
        '应有的总体或业务主键（corridor.expectedCount 或 corridor.population）',
        'the expected population or business keys (corridor.expectedCount or corridor.population)',
      ),
    ],
  },
  {
    id: '03',
    zh: '准确性',
    en: 'accuracy',
    indicators: [
      of(
        '030100',
        '数据内容正确性',
        'correctness of content',
        '真值样本（corridor.truth）',
        'a sample of true values (corridor.truth)',
      ),
      of(
        '030200',
        '数据格式合规性',
        'compliance of format',
        '类型、范围、长度、精度规则（logicalTypeOptions、physicalType）',
        'rules on type, range, length, precision (logicalTypeOptions, physicalType)',
      ),
      of('030300', '数据重复率', 'duplication', '无', 'nothing'),
      of('030400', '数据唯一性', 'uniqueness', '应唯一的列（unique）', 'columns that should be unique (unique)'),
      of('030500', '脏数据出现率', 'dirty data', '有值的单元格', 'cells with a value'),
      of(
        '030600',
        '数据标准参照准确性',
        'accuracy against a reference',
        '带有对照列的权威参考数据（corridor.reference 的 match）',
        'an authoritative reference with columns to compare (match of corridor.reference)',
      ),
    ],
  },
  {
    id: '04',
    zh: '一致性',
    en: 'consistency',
    indicators: [
      of(
        '040100',
        '相同数据一致性',
        'consistency of the same data',
        '第二份副本、版本或系统（corridor.copy）',
        'a second copy, version or system (corridor.copy)',
      ),
      of('040200', '关联数据一致性', 'consistency of related data', '以下四项之一', 'one of the four below'),
      of(
        '040201',
        '表内等值一致性',
        'equality within the table',
        '应相等的列对（corridor.rowRules 的 equality）',
        'pairs of columns that should be equal (corridor.rowRules of kind equality)',
        '040200',
      ),
      of(
        '040202',
        '表内逻辑一致性',
        'logic within the table',
        '行内逻辑规则（corridor.rowRules 的 logic）',
        'predicates on a row (corridor.rowRules of kind logic)',
        '040200',
      ),
      of(
        '040203',
        '跨表等值一致性',
        'equality across tables',
        '另一张表与连接键（relationships 或 corridor.crossRules 的 =，另需 corridor.tables）',
        'another table and join keys (relationships, or corridor.crossRules with =; and corridor.tables)',
        '040200',
      ),
      of(
        '040204',
        '跨表逻辑一致性',
        'logic across tables',
        '另一张表与逻辑规则（corridor.crossRules，另需 corridor.tables）',
        'another table and predicates (corridor.crossRules; and corridor.tables)',
        '040200',
      ),
      of(
        '040300',
        '内容与元数据一致性',
        'consistency with metadata',
        '数据字典中的类型或代码（logicalType、quality.invalidValues）',
        'types or codes of a data dictionary (logicalType, quality.invalidValues)',
      ),
    ],
  },
  {
    id: '05',
    zh: '时效性',
    en: 'timeliness',
    indicators: [
      of(
        '050100',
        '基于时间段的正确性',
        'correctness over a period',
        '有效日期范围或各期应有数量（corridor.validRange、corridor.expectedPerPeriod）',
        'a valid date range or expected counts per period (corridor.validRange, corridor.expectedPerPeriod)',
      ),
      of(
        '050200',
        '基于时间点的及时性',
        'punctuality',
        '截止时间或更新频率（slaProperties 的 frequency 或 latency）',
        'a deadline or an update frequency (frequency or latency in slaProperties)',
      ),
      of(
        '050300',
        '时序性',
        'order in time',
        '实体键与时间列（corridor.order）',
        'an entity key and ordered time columns (corridor.order)',
      ),
      of(
        '050400',
        '数据授权使用时效性',
        'validity of the authorisation',
        '授权期限（corridor.authorisation）',
        'the authorisation window (corridor.authorisation)',
      ),
    ],
  },
  {
    id: '06',
    zh: '可访问性',
    en: 'accessibility',
    indicators: [
      of(
        '060100',
        '可访问',
        'reachable',
        '访问服务与服务水平（corridor.probes）',
        'an access service and its probes (corridor.probes)',
      ),
      of(
        '060200',
        '可用性',
        'usable',
        '场景验收规则（corridor.scenarios）',
        'an acceptance rule per scenario (corridor.scenarios)',
      ),
    ],
  },
];

import type { Bilingual } from '#kernel';
/** How far a rule set's text was read: in a primary or official page, in somebody else's copy, or only known from memory. */
export type Basis = 'primary' | 'thirdParty' | 'recalled' | 'ourChoice';

/** A standard or a policy of ours that assessments name. Versioned data: a new edition is a new entry, never a change. */
export type RuleSet = {
  /** Stable key: number and edition. */
  readonly id: string;
  readonly number: string;
  readonly edition: string;
  readonly title: Bilingual;
  /** First day on which it is in force (ISO 8601); null when unknown. */
  readonly effectiveOn: string | null;
  /** False until somebody has compared what the code does with the text of the standard. Shown wherever a result is. */
  readonly verified: boolean;
  readonly basis: Basis;
  /** `loaded`: its rules are in the program. `listed`: known to exist, its text is not held and nothing is computed by it. */
  readonly state: 'loaded' | 'listed';
};

const listed = (
  number: string,
  edition: string,
  [zh, en]: readonly [string, string],
  effectiveOn: string | null,
  basis: Basis,
): RuleSet => ({
  id: `${number}-${edition}`,
  number,
  edition,
  title: { zh, en },
  effectiveOn,
  verified: false,
  basis,
  state: 'listed',
});

const loaded = (...args: Parameters<typeof listed>): RuleSet => ({ ...listed(...args), state: 'loaded' });

const policy = (id: string, edition: string, zh: string, en: string, effectiveOn: string): RuleSet => ({
  ...loaded(id, edition, [zh, en], effectiveOn, 'ourChoice'),
  verified: true,
});

/** Quality: 30 indicators with formulas, under the six dimensions of GB/T 36344-2018. */
export const qualityRuleSet = loaded(
  'DB31/T 1523',
  '2024',
  ['公共数据质量评价（上海）', 'Quality evaluation of public data (Shanghai)'],
  null,
  'thirdParty',
);

/** Frame of the six dimensions. */
const qualityFrame = loaded(
  'GB/T 36344',
  '2018',
  ['信息技术 数据质量评价指标', 'Information technology: evaluation indicators for data quality'],
  '2019-01-01',
  'thirdParty',
);

/** Roll-up of indicators to a score, the grade bands and the weights. */
export const scoreRuleSet = policy(
  'corridor-score',
  '2',
  '质量评分与等级（本平台）',
  'Quality score and grades (this platform)',
  '2026-11-28',
);

/** Levels by object and degree of harm. */
export const levelRuleSet = loaded(
  'GB/T 43697',
  '2024',
  ['数据安全技术 数据分类分级规则', 'Data security technology: rules for data classification and grading'],
  '2024-10-01',
  'thirdParty',
);

/** Class defaults, combination check and what a level allows. */
export const modeRuleSet = policy(
  'corridor-levels',
  '1',
  '类别默认级别与交付方式（本平台）',
  'Default levels of classes and delivery modes (this platform)',
  '2026-11-23',
);

/** The cost, income and market approaches. */
export const costRuleSet = loaded(
  '中评协〔2023〕17号',
  '2023',
  ['数据资产评估指导意见', 'Guideline on valuing data assets'],
  '2023-10-01',
  'recalled',
);

/** The older form of the cost approach. */
export const guideRuleSet = loaded(
  '资产评估专家指引第9号',
  '2020',
  ['数据资产评估', 'Valuation of data assets (expert guide 9)'],
  null,
  'thirdParty',
);

/** Prices of public data under authorised operation. */
export const publicPriceRuleSet = loaded(
  '发改价格〔2025〕65号',
  '2025',
  ['公共数据资源授权运营价格形成机制', 'Prices of public data under authorised operation'],
  null,
  'recalled',
);

/** Data in the books of enterprises. */
export const bookingRuleSet = loaded(
  '财会〔2023〕11号',
  '2023',
  ['企业数据资源相关会计处理暂行规定', 'Accounting for data resources of enterprises'],
  '2024-01-01',
  'thirdParty',
);

/** The tree that costs are tagged by. */
export const costTreeRuleSet = loaded(
  'GB/T 37550',
  '2019',
  ['电子商务数据资产评价指标体系', 'Index system for e-commerce data assets'],
  null,
  'recalled',
);

/** All rule sets that the platform knows of; reports name the editions they used. */
export const ruleSets: readonly RuleSet[] = [
  qualityRuleSet,
  qualityFrame,
  scoreRuleSet,
  levelRuleSet,
  modeRuleSet,
  costRuleSet,
  guideRuleSet,
  publicPriceRuleSet,
  bookingRuleSet,
  costTreeRuleSet,
  listed(
    'DB11/T 2317',
    '2024',
    ['政务数据质量评估规范（北京）', 'Quality evaluation of government data (Beijing)'],
    '2025-01-01',
    'primary',
  ),
  listed(
    'DB52/T 1540.4',
    '2021',
    ['政务数据 第4部分：数据质量评估规范（贵州）', 'Government data, part 4: quality evaluation (Guizhou)'],
    '2021-12-01',
    'primary',
  ),
  listed(
    'GB/T 42381.8',
    '2023',
    ['数据质量 第8部分：信息和数据质量 概念和测量', 'Data quality, part 8: concepts and measuring'],
    null,
    'primary',
  ),
  listed(
    'GB/T 45574',
    '2025',
    ['数据安全技术 敏感个人信息处理安全要求', 'Security requirements for sensitive personal information'],
    '2025-11-01',
    'thirdParty',
  ),
  listed(
    'GB/T 37728',
    '2019',
    ['数据交易服务平台 通用功能要求', 'Data trading platforms: general functions'],
    null,
    'recalled',
  ),
  listed(
    'GB/T 36343',
    '2018',
    ['数据交易服务平台 交易数据描述', 'Data trading platforms: description of traded data'],
    '2019-01-01',
    'primary',
  ),
  listed(
    'GB/T 37932',
    '2025',
    ['数据安全技术 数据交易服务安全要求', 'Security requirements for data trading services'],
    '2026-07-01',
    'primary',
  ),
  listed('GB/T 40094', '2021', ['电子商务数据交易', 'E-commerce data transactions'], '2021-12-01', 'primary'),
  listed(
    'GB/T 20988',
    '2025',
    ['信息系统灾难恢复规范', 'Disaster recovery of information systems'],
    '2026-01-01',
    'primary',
  ),
  listed(
    'GB 40879',
    '2021',
    ['数据中心能效限定值及能效等级', 'Energy efficiency limits and grades of data centres'],
    '2022-11-01',
    'primary',
  ),
  listed(
    'GB/T 32910.3',
    '2016',
    ['数据中心 资源利用 第3部分：电能能效要求和测量方法', 'Data centres: electric energy usage efficiency'],
    null,
    'recalled',
  ),
  listed('GB/T 44989', '2024', ['绿色数据中心评价', 'Evaluation of green data centres'], null, 'thirdParty'),
  listed(
    '国数综政策〔2026〕35号',
    '2026',
    ['数据产权登记工作指引（试行）', 'Guide to the registration of data rights (trial)'],
    null,
    'thirdParty',
  ),
  listed(
    '发改数据〔2025〕18号',
    '2025',
    ['数据流通安全治理实施方案', 'Plan for secure circulation of data'],
    null,
    'thirdParty',
  ),
  listed('YD/T 6225', '2024', ['数据脱敏工具技术要求', 'Data masking tools'], null, 'thirdParty'),
];

/** The editions that an assessment made today is bound to, in a fixed order. */
export const editionsInUse: readonly string[] = ruleSets.filter((set) => set.state === 'loaded').map((set) => set.id);

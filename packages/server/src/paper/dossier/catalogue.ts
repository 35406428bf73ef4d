import type { Bilingual, Language } from '#kernel';

/** A text that one of the documents holds. `path` says where it stands in provider.yaml; without one the machine knows it. */
export type Field = {
  readonly key: string;
  readonly name: Bilingual;
  readonly path?: string;
  /** What a person writes there. */
  readonly hint?: Bilingual;
  /** Optional by GB/T 36343: left out where it is empty, and not asked for. */
  readonly isOptional?: boolean;
};

/** A table whose rows are repeated. `share` is a column's part of the width. */
export type TableSpec = {
  readonly key: string;
  readonly name: Bilingual;
  readonly columns: readonly {
    readonly key: string;
    readonly name: Bilingual;
    readonly share: number;
    readonly isNumber?: boolean;
  }[];
};

const by = (
  key: string,
  path: string,
  zh: string,
  en: string,
  [hintZh, hintEn]: readonly [string, string],
  isOptional = false,
): Field => ({ key, name: { zh, en }, path, hint: { zh: hintZh, en: hintEn }, isOptional });

const made = (key: string, zh: string, en: string): Field => ({ key, name: { zh, en } });

/** Every field of the dossier. Product fields are those of GB/T 36343-2018 as recalled: its text was not compared. */
export const fields: readonly Field[] = [
  by('identifier', 'product.identifier', '产品标识', 'Identifier', [
    '登记编号或自编编号',
    'registration number or your own',
  ]),
  by('productName', 'product.name', '产品名称', 'Product name', ['对外使用的名称', 'the name as it is offered']),
  by('abstract', 'product.abstract', '内容摘要', 'Abstract', [
    '一段话说明内容与用途',
    'what it holds and what it is for, one paragraph',
  ]),
  by('keywords', 'product.keywords', '关键词', 'Keywords', ['三至八个', 'three to eight']),
  by('category', 'product.category', '分类', 'Category', ['行业与主题，如“生态环境 / 空气质量”', 'sector and theme']),
  by('form', 'product.form', '数据形态', 'Data form', ['数据集、接口、报告或模型', 'dataset, API, report or model']),
  by('timeRange', 'product.timeRange', '时间范围', 'Time range', ['起止日期', 'first and last day']),
  by('spaceRange', 'product.spaceRange', '空间范围', 'Space range', ['行政区划或坐标范围', 'division or bounds']),
  by('updateFrequency', 'product.updateFrequency', '更新频率', 'Update frequency', [
    '如“每日”“一次性”',
    'such as daily, or once',
  ]),
  by('useLimits', 'product.useLimits', '使用限制', 'Limits of use', [
    '允许的用途与禁止的用途',
    'what it may and may not be used for',
  ]),
  by('price', 'product.price', '价格与计价方式', 'Price and pricing', [
    '金额、币种、计价单位',
    'amount, currency, unit',
  ]),
  by('publishedOn', 'product.publishedOn', '发布日期', 'Publication date', ['YYYY-MM-DD', 'YYYY-MM-DD']),
  by('validity', 'product.validity', '有效期', 'Validity', ['至何时有效', 'until when']),
  by('sample', 'product.sample', '样例', 'Sample', ['样例文件或链接', 'file or address'], true),
  by('language', 'product.language', '语种', 'Language', ['内容语种', 'language of the content'], true),
  by('related', 'product.related', '相关产品', 'Related products', ['名称或编号', 'names or numbers'], true),
  by('edition', 'product.version', '版本', 'Version', ['版本号', 'number of the version'], true),
  by('providerName', 'provider.name', '提供方', 'Provider', ['机构全称', 'full name of the organisation']),
  by('creditCode', 'provider.creditCode', '统一社会信用代码', 'Unified social credit code', ['18 位', '18 characters']),
  by('address', 'provider.address', '住所', 'Address', ['注册地址', 'registered address']),
  by('contact', 'provider.contact', '联系方式', 'Contact', ['联系人、电话、邮箱', 'person, telephone, e-mail']),
  by('complaints', 'provider.complaints', '投诉渠道', 'Complaints', ['电话或邮箱', 'telephone or e-mail']),
  by('sourceKind', 'source.kind', '来源类型', 'Kind of source', [
    '自行生产、公开收集、采购、授权或公共数据授权运营',
    'own production, public collection, purchase, licence, authorised public data',
  ]),
  by('origin', 'source.origin', '原始来源', 'Origin', [
    '系统、设备、机构或网站',
    'system, device, organisation or site',
  ]),
  by('collectedBy', 'source.collectedBy', '采集主体', 'Collected by', ['由谁采集', 'who collected it']),
  by('method', 'source.method', '采集方式', 'Method', ['如何采集，是否自动化', 'how, and whether automatically']),
  by('period', 'source.period', '采集时间', 'Period of collection', ['起止日期', 'first and last day']),
  by('legalBasis', 'source.legalBasis', '合法性依据', 'Legal basis', [
    '法律、合同、同意或授权文件及其编号',
    'law, contract, consent or authorisation, with its number',
  ]),
  by('personalBasis', 'source.personalBasis', '个人信息处理依据', 'Basis for personal data', [
    '告知同意、匿名化或其他依据；不含个人信息时写“无”',
    'consent, anonymisation or another ground; “none” without personal data',
  ]),
  by('rightsHeld', 'source.rightsHeld', '所持权利', 'Rights held', [
    '持有权、加工使用权、产品经营权中的哪些',
    'to hold, to process, to operate products',
  ]),
  by('thirdParties', 'source.thirdParties', '第三方权利', 'Rights of third parties', [
    '他人权利与许可条件；没有则写“无”',
    'others’ rights and licence terms, or none',
  ]),
  by('processing', 'source.processing', '加工过程', 'Processing', [
    '清洗、脱敏、汇总等步骤',
    'cleaning, masking, aggregating',
  ]),
  by('signatory', 'source.signatory', '声明人', 'Declared by', ['姓名与职务', 'name and office']),
  by('signedOn', 'source.signedOn', '声明日期', 'Declared on', ['YYYY-MM-DD', 'YYYY-MM-DD']),
  made('fileName', '数据文件', 'Data file'),
  made('sha256', '文件指纹（SHA-256）', 'Fingerprint (SHA-256)'),
  made('format', '数据格式', 'Format'),
  made('volume', '数据量', 'Volume'),
  made('madeOn', '编制日期', 'Made on'),
  made('qualityStatement', '质量说明', 'Quality statement'),
  made('score', '质量得分', 'Quality score'),
  made('grade', '质量等级', 'Grade'),
  made('coverage', '覆盖度', 'Coverage'),
  made('qualityEdition', '质量评价依据', 'Edition of the quality rules'),
  made('duplicates', '重复行', 'Duplicate rows'),
  made('suspectCount', '可疑单元格', 'Suspect cells'),
  made('level', '数据级别', 'Level'),
  made('levelEdition', '定级依据', 'Edition of the level rules'),
  made('modes', '允许的交付方式', 'Delivery that is allowed'),
  made('reasons', '定级理由', 'Reasons for the level'),
  made('smallestGroup', '最小分组', 'Smallest group'),
  made('personal', '识别到的个人信息', 'Personal data found'),
  made('valueRange', '估值区间', 'Value range'),
  made('valueBase', '估值基准值', 'Base of the value'),
  made('valueMethod', '采用的方法', 'Method that stands'),
  by('valuePurpose', 'value.purpose', '估值目的', 'Purpose of the value', [
    '如交易定价、入表、融资',
    'pricing, booking, finance',
  ]),
  by('valueDay', 'value.date', '估值基准日', 'Day of the value', ['YYYY-MM-DD', 'YYYY-MM-DD']),
  made('holding', '列报项目', 'Where it would stand in the books'),
  made('capitalised', '计入资产金额', 'Capitalised'),
  made('expensed', '费用化金额', 'Expensed'),
  made('undecided', '待判断金额', 'Not decided'),
];

const column = (key: string, zh: string, en: string, share: number, isNumber = false) => ({
  ...{ key, name: { zh, en }, share },
  ...(isNumber ? { isNumber } : {}),
});

/** Every table of the dossier. */
export const tables: readonly TableSpec[] = [
  {
    key: 'columns',
    name: { zh: '字段清单', en: 'Columns' },
    columns: [
      column('columnName', '字段', 'Column', 5),
      column('columnType', '类型', 'Type', 3),
      column('columnMeaning', '识别的类别', 'Class found', 4),
      column('columnComplete', '完整率', 'Complete', 3, true),
      column('columnDistinct', '不同值', 'Distinct', 3, true),
    ],
  },
  {
    key: 'classification',
    name: { zh: '字段分类分级', en: 'Classes and levels' },
    columns: [
      column('classColumn', '字段名', 'Column name', 4),
      column('className', '类别', 'Class', 4),
      column('classLevel', '级别', 'Level', 3),
      column('classEvidence', '证据', 'Evidence', 6),
      column('classConfidence', '置信度', 'Confidence', 2, true),
    ],
  },
  {
    key: 'dimensions',
    name: { zh: '维度得分', en: 'Dimensions' },
    columns: [
      column('dimension', '维度', 'Dimension', 5),
      column('dimensionScore', '得分', 'Score', 3, true),
      column('dimensionDone', '已计算指标', 'Computed', 3, true),
    ],
  },
  {
    key: 'indicators',
    name: { zh: '指标明细', en: 'Indicators' },
    columns: [
      column('code', '指标编号', 'Code', 2),
      column('indicator', '指标', 'Indicator', 4),
      column('result', '结果', 'Result', 2, true),
      column('fraction', '分子 / 分母', 'Numerator / denominator', 4, true),
      column('indicatorNote', '说明', 'Note', 6),
    ],
  },
  {
    key: 'priorities',
    name: { zh: '整改优先级', en: 'What to fix first' },
    columns: [
      column('fix', '整改事项', 'Repair', 7),
      column('fixCount', '处数', 'Places', 2, true),
      column('fixGain', '得分增加', 'Gain', 2, true),
    ],
  },
  {
    key: 'risks',
    name: { zh: '风险自查', en: 'Risk self-check' },
    columns: [
      column('riskNumber', '序号', 'No.', 1),
      column('risk', '自查事项', 'Question', 6),
      column('riskAnswer', '结论', 'Answer', 3),
      column('riskNote', '依据', 'Ground', 5),
    ],
  },
  {
    key: 'methods',
    name: { zh: '估值方法', en: 'Methods' },
    columns: [
      column('methodName', '方法', 'Method', 4),
      column('methodLow', '低值', 'Low', 3, true),
      column('methodBase', '基准值', 'Base', 3, true),
      column('methodHigh', '高值', 'High', 3, true),
      column('methodNote', '公式与说明', 'Formula and note', 7),
    ],
  },
  {
    key: 'inputs',
    name: { zh: '估值输入', en: 'Inputs' },
    columns: [
      column('inputName', '输入', 'Input', 6),
      column('inputLow', '低', 'Low bound', 3, true),
      column('inputBase', '基准', 'Base figure', 3, true),
      column('inputHigh', '高', 'High bound', 3, true),
      column('inputSource', '来源与日期', 'Source and day', 4),
    ],
  },
  {
    key: 'sensitive',
    name: { zh: '最敏感的输入', en: 'Most sensitive inputs' },
    columns: [
      column('swingName', '敏感输入', 'Sensitive input', 5),
      column('swingLow', '取低值时', 'At its low end', 3, true),
      column('swingHigh', '取高值时', 'At its high end', 3, true),
    ],
  },
  {
    key: 'phases',
    name: { zh: '分阶段支出', en: 'Spending by phase' },
    columns: [
      column('phase', '阶段', 'Phase', 4),
      column('phaseAmount', '金额', 'Amount', 4, true),
      column('phaseVouchers', '凭证数', 'Vouchers', 2, true),
      column('phaseTreatment', '会计处理', 'Treatment', 4),
    ],
  },
  {
    key: 'vouchers',
    name: { zh: '凭证明细', en: 'Vouchers' },
    columns: [
      column('voucher', '凭证号', 'Voucher', 3),
      column('voucherDate', '凭证日期', 'Voucher day', 3),
      column('voucherText', '摘要', 'Text', 5),
      column('voucherTag', '成本树', 'Cost tree', 3),
      column('voucherPhase', '所属阶段', 'Of phase', 3),
      column('voucherAmount', '支出', 'Spent', 3, true),
    ],
  },
  {
    key: 'questions',
    name: { zh: '确认条件', en: 'Recognition' },
    columns: [
      column('question', '条件', 'Question of recognition', 8),
      column('questionAnswer', '回答', 'Answer given', 3),
      column('questionEvidence', '证明材料', 'Evidence given', 5),
    ],
  },
  {
    key: 'blanks',
    name: { zh: '待填事项', en: 'Still to fill in' },
    columns: [
      column('blankDocument', '所在文件', 'Document', 4),
      column('blankName', '事项', 'What', 4),
      column('blankWhere', '填写位置（provider.yaml）', 'Where (provider.yaml)', 5),
      column('blankHint', '填什么', 'What to write', 6),
    ],
  },
];

/** A field by its key. */
export const fieldOf = (key: string): Field | undefined => fields.find((field) => field.key === key);

/** A table by its key. */
export const tableOf = (key: string): TableSpec | undefined => tables.find((table) => table.key === key);

/** A name of a field or table in a language, as templates write it. */
export const nameOf = (key: string, language: Language): string =>
  (fieldOf(key) ?? tableOf(key))?.name[language] ?? key;

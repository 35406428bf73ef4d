import type { Bilingual } from '#kernel';

/** What is imported. */
export const importKinds = ['members', 'listings'] as const;
export type ImportKind = (typeof importKinds)[number];

/** A field that a column may be read as; `aliases` are other headings that mean it, `examples` two cells of the template. */
export type ImportField = {
  readonly key: string;
  readonly label: Bilingual;
  readonly required: boolean;
  readonly aliases: readonly string[];
  readonly examples: readonly [Bilingual, Bilingual];
};

type Example = string | readonly [zh: string, en: string];

const words = (example: Example): Bilingual =>
  typeof example === 'string' ? { zh: example, en: example } : { zh: example[0], en: example[1] };

const field = (
  key: string,
  [zh, en]: readonly [string, string],
  aliases: readonly string[],
  [first, second]: readonly [Example, Example],
): ImportField => ({ key, label: { zh, en }, required: false, aliases, examples: [words(first), words(second)] });

const needed = (...of: Parameters<typeof field>): ImportField => ({ ...field(...of), required: true });

const members: readonly ImportField[] = [
  needed(
    'name',
    ['机构名称', 'Name'],
    ['名称', '单位名称', '企业名称', '公司名称', '会员名称', 'organisation', 'organization', 'company', 'member'],
    ['示例数据有限公司', '示例交通集团'],
  ),
  field(
    'nameEn',
    ['英文名称', 'Name in English'],
    ['英文名', '机构英文名称', 'english name', 'name en'],
    ['Example Data Ltd', 'Example Transport Group'],
  ),
  field(
    'creditCode',
    ['统一社会信用代码', 'Credit code'],
    ['信用代码', '社会信用代码', 'uscc', 'unified social credit code'],
    ['', ''],
  ),
  needed(
    'marketRoles',
    ['市场角色', 'Market roles'],
    ['角色', '会员类型', '类型', '身份', 'roles', 'role', 'member type'],
    [
      ['数据提供方', 'provider'],
      ['数据提供方、数据需求方', 'provider, buyer'],
    ],
  ),
  needed(
    'email',
    ['联系邮箱', 'Contact e-mail'],
    ['邮箱', '电子邮箱', '联系人邮箱', '电子邮件', 'email', 'mail'],
    ['zhang@example.org', 'li@example.org'],
  ),
  field('language', ['联系语言', 'Language'], ['语言', 'letter language'], [['中文', 'Chinese'], 'English']),
];

const listings: readonly ImportField[] = [
  needed(
    'provider',
    ['提供方', 'Provider'],
    ['数据提供方', '供方', '提供方名称', '提供方信用代码', '提供单位', 'supplier', 'provider credit code'],
    ['示例数据有限公司', '示例数据有限公司'],
  ),
  needed(
    'titleZh',
    ['产品名称', 'Title'],
    ['标题', '名称', '产品标题', '数据产品名称', 'title zh', 'product', 'product name'],
    ['城市公交客流日报', '充电桩分布'],
  ),
  field(
    'titleEn',
    ['英文标题', 'Title in English'],
    ['产品英文名称', '英文名称', 'title en', 'english title'],
    ['Daily bus ridership', 'Charging points'],
  ),
  needed(
    'summaryZh',
    ['简介', 'Summary'],
    ['产品简介', '摘要', '描述', '产品描述', '说明', 'description', 'summary zh'],
    ['按线路和日期汇总的公交客流。', '公共充电桩的位置、数量与功率。'],
  ),
  field(
    'summaryEn',
    ['英文简介', 'Summary in English'],
    ['英文描述', 'summary en', 'description en'],
    ['Ridership by line and day.', 'Places, number and power of public charging points.'],
  ),
  field('keywords', ['关键词', 'Keywords'], ['关键字', '标签', 'tags'], ['公交、客流', '充电桩、新能源']),
  needed(
    'category',
    ['类别', 'Category'],
    ['分类', '行业', '所属行业', '领域', 'industry', 'theme'],
    [
      ['交通运输', 'Transport'],
      ['能源', 'Energy'],
    ],
  ),
  field(
    'form',
    ['产品形态', 'Form'],
    ['形态', '产品类型', 'type', 'product type'],
    [
      ['数据集', 'dataset'],
      ['接口', 'api'],
    ],
  ),
  field(
    'accessKind',
    ['开放方式', 'Access'],
    ['获取方式', '共享属性', 'access kind'],
    [
      ['商业', 'commercial'],
      ['无条件开放', 'open'],
    ],
  ),
  field(
    'updateFrequency',
    ['更新频率', 'Update frequency'],
    ['更新周期', 'frequency'],
    [
      ['每日', 'daily'],
      ['每月', 'monthly'],
    ],
  ),
  field(
    'spatialCode',
    ['覆盖区划代码', 'Division code'],
    ['行政区划代码', '区划代码', 'area', 'region'],
    ['110000', ''],
  ),
  needed('contactName', ['联系人', 'Contact'], ['联系人姓名', 'contact name', 'contact person'], ['张三', '李四']),
  field(
    'contactEmail',
    ['联系邮箱', 'Contact e-mail'],
    ['邮箱', '电子邮箱', '联系人邮箱', 'email', 'mail'],
    ['zhang@example.org', ''],
  ),
  field(
    'contactPhone',
    ['联系电话', 'Contact phone'],
    ['电话', '手机', '联系方式', 'phone', 'telephone'],
    ['', '010-00000000'],
  ),
];

/** The fields of each kind, in the order of the template. */
export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = { members, listings };

/** A heading without what people put around it: width, case, blanks, stars, remarks in brackets. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*_:.\-/'"]/g, '');

/** The field that each column is read as by its heading; an empty text where none is meant, or another column has it. */
export const recognise = (kind: ImportKind, headers: readonly string[]): string[] => {
  const known = new Map<string, string>();
  // a label wins over another field's alias
  for (const { key, aliases } of importFields[kind]) for (const alias of aliases) known.set(plainHeading(alias), key);
  for (const { key, label } of importFields[kind])
    for (const heading of [key, label.zh, label.en]) known.set(plainHeading(heading), key);
  const taken = new Set<string>();
  return headers.map((heading) => {
    const found = known.get(plainHeading(heading)) ?? '';
    if (found === '' || taken.has(found)) return '';
    taken.add(found);
    return found;
  });
};

/** True when a mapping names fields of the kind, each once, one for each column. */
export const isMapping = (kind: ImportKind, headers: readonly string[], mapping: readonly string[]): boolean => {
  const named = mapping.filter((key) => key !== '');
  const known = new Set(importFields[kind].map(({ key }) => key));
  return (
    mapping.length === headers.length && new Set(named).size === named.length && named.every((key) => known.has(key))
  );
};

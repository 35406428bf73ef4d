import type { Bilingual } from '#kernel';

/** Which module's rows a figure counts, and by which rule. */
export type FigureSpec = {
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: Bilingual;
  readonly meaning: Bilingual;
  readonly source: Bilingual;
};

/** Rows for a loop, with the names that stand in it. */
export type TableSpec = {
  readonly key: string;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
  readonly source: Bilingual;
  readonly columns: readonly { readonly key: string; readonly name: Bilingual }[];
};

const words = (zh: string, en: string): Bilingual => ({ zh, en });

const text = words('', '');
const count = (zh: string, en: string): Bilingual => words(zh, en);

const figure = (
  key: string,
  [zh, en]: readonly [string, string],
  unit: Bilingual,
  meaning: Bilingual,
  source: Bilingual,
): FigureSpec => ({ key, name: { zh, en }, unit, meaning, source });

const members = words(
  '本地区在报告期结束前提出申请的机构（不含运营方自身），按制表时的状态计。',
  'Organisations of the region that applied before the end of the period, the operator itself left out, by their state when the report is made.',
);
const inPeriod = (zh: string, en: string): Bilingual =>
  words(`${zh}时间在报告期内的记录。`, `Rows whose ${en} lies within the period.`);
const decisions = inPeriod('审核决定', 'decision');
const trades = words(
  '报告期内签订、双方均已签名的协议，价款已退回或交付已取消的不计。',
  'Agreements concluded within the period that both sides have signed; those refunded or cancelled are left out.',
);
const deliveries = words(
  '报告期内各日（按 UTC 日）本运营方管理的协议的用量记录之和。',
  'Sum of the readings of all agreements under this operator, of the days (UTC) of the period.',
);
const standing = words(
  '报告期结束时在架的产品：此前首次上架且此前未下架。',
  'Listings that stand at the end of the period: first listed before it and not taken down before it.',
);
const quality = words(
  '报告期结束时在架产品的质量分（每个产品取其得分最低的数据集）的中位数，无分的产品不计。',
  'Median of the quality scores of the listings that stand at the end of the period, each by its weakest dataset; listings without a score are left out.',
);
const own = words('报表本身。', 'The report itself.');

/** Every figure that a template may ask for. */
export const figureSpecs: readonly FigureSpec[] = [
  figure('region', ['地区', 'Region'], text, words('运营地区名称', 'Name of the region'), own),
  figure('operator', ['运营方', 'Operator'], text, words('运营方名称', 'Name of the operator'), own),
  figure('period', ['报告期', 'Period'], text, words('月份或年份', 'The month or the year'), own),
  figure('periodFrom', ['起始日', 'First day'], text, words('报告期第一日', 'First day of the period'), own),
  figure('periodTo', ['截止日', 'Last day'], text, words('报告期最后一日', 'Last day of the period'), own),
  figure('madeOn', ['制表日', 'Made on'], text, words('制表日期', 'The day on which the report was made'), own),
  figure(
    'membersVerified',
    ['会员数', 'Members'],
    count('家', 'organisations'),
    words('已入会的机构', 'Organisations that are members'),
    members,
  ),
  figure(
    'membersApplied',
    ['待审会员数', 'Applicants waiting'],
    count('家', 'organisations'),
    words('等待审核的机构', 'Organisations whose application waits'),
    members,
  ),
  figure(
    'membersRefused',
    ['未通过会员数', 'Applicants refused'],
    count('家', 'organisations'),
    words('未通过审核的机构', 'Organisations that were refused'),
    members,
  ),
  figure(
    'membersSuspended',
    ['暂停会员数', 'Members suspended'],
    count('家', 'organisations'),
    words('被暂停的会员', 'Members that are suspended'),
    members,
  ),
  figure(
    'applications',
    ['入会申请数', 'Applications'],
    count('件', 'applications'),
    words('报告期内收到的入会申请', 'Applications for membership received'),
    inPeriod('申请', 'application'),
  ),
  figure(
    'listingsOnOffer',
    ['在架产品数', 'Listings on offer'],
    count('个', 'products'),
    words('报告期结束时在架的产品', 'Products on offer at the end of the period'),
    standing,
  ),
  figure(
    'listingsNew',
    ['新上架产品数', 'New listings'],
    count('个', 'products'),
    words('其中报告期内首次上架的', 'Those of them first listed within the period'),
    standing,
  ),
  figure(
    'reviewsApproved',
    ['审核通过数', 'Reviews approved'],
    count('次', 'decisions'),
    words('审核通过的决定', 'Decisions to approve'),
    decisions,
  ),
  figure(
    'reviewsReturned',
    ['审核退回数', 'Reviews returned'],
    count('次', 'decisions'),
    words('由人作出的退回决定', 'Decisions to return, taken by a person'),
    decisions,
  ),
  figure(
    'refusals',
    ['拒绝上架记录数', 'Refusals on record'],
    count('条', 'rows'),
    words(
      '依数据安全法第三十三条留存的拒绝记录，人工与规则均计',
      'Refusals in the record of the Data Security Law, art. 33, by persons and by the rules',
    ),
    decisions,
  ),
  figure(
    'delistings',
    ['下架数', 'Delistings'],
    count('次', 'decisions'),
    words('下架决定', 'Decisions to take a product down'),
    decisions,
  ),
  figure(
    'negotiations',
    ['谈判数', 'Negotiations'],
    count('场', 'negotiations'),
    words('报告期内开始的谈判', 'Negotiations that began'),
    inPeriod('开始', 'beginning'),
  ),
  figure(
    'agreements',
    ['签约数', 'Agreements'],
    count('份', 'agreements'),
    words('双方签名的协议，退款、取消的也计', 'Agreements that both sides signed, refunded and cancelled ones too'),
    inPeriod('签订', 'conclusion'),
  ),
  figure(
    'tradesCount',
    ['成交笔数', 'Trades'],
    count('笔', 'trades'),
    words('成交的协议', 'Agreements that stand as trades'),
    trades,
  ),
  figure(
    'tradesAmount',
    ['成交额', 'Trade amount'],
    words('元', 'units of the currency'),
    words(
      '成交价款合计；有多种币种时不相加，请用“币种明细”',
      'Sum of the prices; several currencies are not added up: use the rows of "currencies"',
    ),
    trades,
  ),
  figure(
    'fees',
    ['服务费', 'Fees'],
    words('元', 'units of the currency'),
    words(
      '成交协议约定的服务费合计；有多种币种时不相加',
      'Sum of the fees agreed in the trades; several currencies are not added up',
    ),
    trades,
  ),
  figure('currency', ['币种', 'Currency'], text, words('成交额的币种', 'Currency of the trade amount'), trades),
  figure(
    'rowsDelivered',
    ['交付行数', 'Rows delivered'],
    count('行', 'rows'),
    words('授予买方读取的行数', 'Rows granted to buyers'),
    deliveries,
  ),
  figure(
    'requestsDelivered',
    ['交付请求数', 'Requests delivered'],
    count('次', 'requests'),
    words('答复的请求与取走的文件', 'Requests answered and files fetched'),
    deliveries,
  ),
  figure(
    'qualityMedian',
    ['质量中位分', 'Median quality'],
    words('分（满分 100）', 'of 100'),
    words(
      '在架产品质量分的中位数，须与质量分覆盖率一并阅读',
      'Median quality score of what is on offer; to be read with its coverage',
    ),
    quality,
  ),
  figure(
    'qualityCoverage',
    ['质量分覆盖率', 'Quality coverage'],
    words('%', '%'),
    words(
      '上述产品评估覆盖率的中位数：适用指标中可计算的比例',
      'Median coverage of those assessments: the share of applicable indicators that could be computed',
    ),
    quality,
  ),
  figure(
    'qualityScored',
    ['有质量分产品数', 'Listings scored'],
    count('个', 'products'),
    words('计入中位分的在架产品', 'Listings that the median is of'),
    quality,
  ),
];

const column = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });

/** Every table that a loop may run over. */
export const tableSpecs: readonly TableSpec[] = [
  {
    key: 'categories',
    name: words('分类明细', 'Categories'),
    meaning: words(
      '每个有在架产品、协议或交付的分类一行',
      'One row for each category with listings, agreements or deliveries',
    ),
    source: words(
      '分类取产品当前所属分类；各列口径同对应指标。',
      'The category that a product has today; each column by the rule of the figure of the same name.',
    ),
    columns: [
      column('category', '分类', 'Category'),
      column('listings', '在架产品数', 'Listings'),
      column('trades', '成交笔数', 'Trades'),
      column('amount', '成交额', 'Amount'),
      column('rows', '交付行数', 'Rows'),
      column('requests', '交付请求数', 'Requests'),
    ],
  },
  {
    key: 'currencies',
    name: words('币种明细', 'Currencies'),
    meaning: words('每个币种一行', 'One row for each currency'),
    source: trades,
    columns: [
      column('currency', '币种', 'Currency'),
      column('trades', '成交笔数', 'Trades'),
      column('amount', '成交额', 'Amount'),
      column('fees', '服务费', 'Fees'),
    ],
  },
  {
    key: 'members',
    name: words('会员明细', 'Member states'),
    meaning: words('每种会员状态一行', 'One row for each state of membership'),
    source: members,
    columns: [column('state', '状态', 'State'), column('count', '家数', 'Organisations')],
  },
];

/** The table of a loop by either of its names. */
export const tableOf = (name: string): TableSpec | undefined =>
  tableSpecs.find(({ key, name: { zh, en } }) => [key, zh, en].includes(name));

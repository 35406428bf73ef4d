import type { Bilingual } from '#kernel';

/** What may be exported: the lists of the portal. */
export const exportKinds = [
  'agreements',
  'negotiations',
  'transfers',
  'members',
  'products',
  'readings',
  'notices',
  'entries',
  'reviews',
] as const;
export type ExportKind = (typeof exportKinds)[number];

/** How a member of an answer becomes cells. `organisation` and `product` add the name beside the id. */
export type ColumnKind =
  | 'text'
  | 'words'
  | 'list'
  | 'count'
  | 'instant'
  | 'day'
  | 'money'
  | 'minor'
  | 'organisation'
  | 'product';

/** A column of an export: the member of the list's answer, by its path, and what it is called. */
export type ExportColumn = { readonly path: string; readonly kind: ColumnKind; readonly title: Bilingual };

/** Which list an export is: its route decides who may, by what it is narrowed, and what it answers. */
export type ExportSpec = {
  readonly route: string;
  readonly name: Bilingual;
  readonly columns: readonly ExportColumn[];
};

const column = (path: string, kind: ColumnKind, zh: string, en: string): ExportColumn => ({
  path,
  kind,
  title: { zh, en },
});

const id = column('id', 'text', '编号', 'Id');
const sides = [
  column('providerId', 'organisation', '供方', 'Provider'),
  column('buyerId', 'organisation', '买方', 'Buyer'),
];
const product = column('productId', 'product', '产品', 'Product');
const state = column('state', 'text', '状态', 'State');

const productColumns = [
  id,
  column('title', 'words', '标题', 'Title'),
  column('summary', 'words', '简介', 'Summary'),
  state,
  column('organisationId', 'organisation', '供方', 'Provider'),
  column('category', 'text', '分类', 'Category'),
  column('form', 'text', '形态', 'Form'),
  column('accessKind', 'text', '开放方式', 'Access'),
  column('level', 'text', '级别', 'Level'),
  column('allowedModes', 'list', '允许的交付方式', 'Allowed delivery'),
  column('updateFrequency', 'text', '更新频率', 'Update frequency'),
  column('spatialCode', 'text', '覆盖地区', 'Area'),
  column('revision', 'count', '修订号', 'Revision'),
];

/** Every export with its columns. */
export const exportSpecs: Readonly<Record<ExportKind, ExportSpec>> = {
  agreements: {
    route: '/api/v1/agreements',
    name: { zh: '协议', en: 'Agreements' },
    columns: [
      id,
      product,
      ...sides,
      state,
      column('deliveryState', 'text', '交付状态', 'Delivery'),
      column('price', 'money', '价款', 'Price'),
      column('fee.amountMinor', 'minor', '服务费（最小单位）', 'Fee (minor units)'),
      column('deliveryModes', 'list', '交付方式', 'Delivery modes'),
      column('concludedAt', 'instant', '签订时间', 'Concluded'),
      column('expiresAt', 'instant', '使用期至', 'Use until'),
      column('deliveredAt', 'instant', '交付时间', 'Delivered'),
      column('acceptedAt', 'instant', '验收时间', 'Accepted'),
      column('endedAt', 'instant', '终止时间', 'Ended'),
      column('endReason', 'text', '终止原因', 'Why ended'),
      column('hash', 'text', '协议指纹', 'Hash'),
    ],
  },
  negotiations: {
    route: '/api/v1/negotiations',
    name: { zh: '谈判', en: 'Negotiations' },
    columns: [
      id,
      product,
      ...sides,
      state,
      column('versionNumber', 'count', '版本', 'Version'),
      column('waitsFor.party', 'text', '等待方', 'Waits for'),
      column('waitsFor.since', 'instant', '等待自', 'Waits since'),
      column('createdAt', 'instant', '开始时间', 'Begun'),
      column('updatedAt', 'instant', '最近变化', 'Last change'),
    ],
  },
  transfers: {
    route: '/api/v1/ledger/accounts/{id}/transfers',
    name: { zh: '转账', en: 'Transfers' },
    columns: [
      id,
      column('bookedOn', 'day', '记账日', 'Booked on'),
      column('kind', 'text', '类型', 'Kind'),
      column('phase', 'text', '阶段', 'Phase'),
      state,
      column('debitAccountId', 'text', '借方账户', 'Debit account'),
      column('creditAccountId', 'text', '贷方账户', 'Credit account'),
      column('', 'money', '金额', 'Amount'),
      column('agreementId', 'text', '协议', 'Agreement'),
      column('reference', 'text', '附言', 'Reference'),
      column('reason', 'text', '原因', 'Reason'),
      column('postedAt', 'instant', '入账时间', 'Posted'),
      column('entryId', 'text', '日志条目', 'Entry of the log'),
    ],
  },
  members: {
    route: '/api/v1/organisations',
    name: { zh: '会员', en: 'Members' },
    columns: [
      id,
      column('name', 'text', '名称', 'Name'),
      column('nameEn', 'text', '英文名称', 'English name'),
      column('creditCode', 'text', '统一社会信用代码', 'Credit code'),
      column('region', 'text', '地区', 'Region'),
      column('marketRoles', 'list', '市场角色', 'Market roles'),
      state,
    ],
  },
  products: { route: '/api/v1/my/products', name: { zh: '产品', en: 'Products' }, columns: productColumns },
  readings: {
    route: '/api/v1/agreements/{id}/readings',
    name: { zh: '用量', en: 'Readings' },
    columns: [
      column('day', 'day', '日期', 'Day'),
      column('table', 'text', '表', 'Table'),
      column('channel', 'text', '方式', 'Way'),
      column('answers', 'count', '答复次数', 'Answers'),
      column('rowsGranted', 'count', '授予行数', 'Rows granted'),
      column('requests', 'count', '文件请求', 'File requests'),
      column('bytesServed', 'count', '传输字节', 'Bytes served'),
    ],
  },
  notices: {
    route: '/api/v1/notices',
    name: { zh: '通知', en: 'Notices' },
    columns: [
      column('createdAt', 'instant', '时间', 'When'),
      column('severity', 'text', '轻重', 'Severity'),
      column('title', 'words', '标题', 'Title'),
      column('text', 'words', '内容', 'Text'),
      column('about', 'text', '关于', 'About'),
      column('readAt', 'instant', '已读时间', 'Read'),
    ],
  },
  entries: {
    route: '/api/v1/audit/entries',
    name: { zh: '日志', en: 'Entries of the log' },
    columns: [
      id,
      column('at', 'instant', '时间', 'When'),
      column('kind', 'text', '事项', 'Kind'),
      column('subject', 'text', '对象', 'Subject'),
      column('position', 'count', '位置', 'Position'),
    ],
  },
  reviews: {
    route: '/api/v1/operator/reviews',
    name: { zh: '待审产品', en: 'Reviews' },
    columns: [
      ...productColumns,
      column('waitsSince', 'instant', '等待自', 'Waits since'),
      column('dueAt', 'instant', '应于此前决定', 'Due'),
    ],
  },
};

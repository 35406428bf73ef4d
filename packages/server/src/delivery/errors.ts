import { defineErrors } from '#kernel';

/** Every refusal of the module. Protocol clients get them as `{errorCode, message}`, ours as problem documents. */
export const deliveryErrors = defineErrors({
  'delivery.token_wrong': {
    status: 401,
    en: 'The bearer token is unknown or has run out. Ask for a new profile.',
    zh: '访问令牌不存在或已过期，请重新领取共享凭据文件。',
  },
  'delivery.agreement_ended': {
    status: 403,
    en: 'The agreement ended on {at}; nothing more can be read.',
    zh: '协议已于 {at} 终止，不能再读取数据。',
  },
  'delivery.side_suspended': {
    status: 403,
    en: 'A side of the agreement is suspended; nothing can be read until the operator has verified it again.',
    zh: '协议一方的会员资格已被暂停，在运营方重新核验之前不能读取数据。',
  },
  'delivery.not_found': {
    status: 404,
    en: 'This profile opens no {what} of that name.',
    zh: '该凭据下没有此名称的 {what}。',
  },
  'delivery.query_unknown': {
    status: 404,
    en: 'There is no such query; queries are answered at once here.',
    zh: '没有该查询；本平台的查询均即时答复。',
  },
  'delivery.malformed': { status: 400, en: 'The request is malformed: {what}.', zh: '请求格式有误：{what}。' },
  'delivery.parameter_wrong': { status: 400, en: 'This cannot be answered: {what}.', zh: '参数有误：{what}。' },
  'delivery.version_unknown': {
    status: 400,
    en: 'The table has no version {version}; it has versions {first} to {latest}.',
    zh: '该表没有版本 {version}，现有版本为 {first} 至 {latest}。',
  },
  'delivery.time_outside': {
    status: 400,
    en: 'No version belongs to the time {time}; versions were made from {first} to {last}.',
    zh: '时间 {time} 没有对应的版本，现有版本产生于 {first} 至 {last}。',
  },
  'delivery.no_versions': {
    status: 404,
    en: 'The table holds no data yet.',
    zh: '该表尚无数据。',
  },
  'delivery.not_supported': {
    status: 400,
    en: 'Not supported: {what}. Read by url instead.',
    zh: '不支持：{what}，请改用 url 方式读取。',
  },
  'delivery.address_wrong': {
    status: 403,
    en: 'This address was not signed by us. Query the table again.',
    zh: '该下载地址签名无效，请重新查询。',
  },
  'delivery.address_expired': {
    status: 403,
    en: 'This address has run out. Query the table again.',
    zh: '该下载地址已过期，请重新查询。',
  },
  'delivery.file_unknown': { status: 404, en: 'There is no such file.', zh: '没有该文件。' },
  'delivery.no_grant': {
    status: 404,
    en: 'There is no agreement of yours that opens data under this id.',
    zh: '没有贵方可据以读取数据的该项协议。',
  },
  'delivery.several_tables': {
    status: 400,
    en: 'The agreement opens several tables; name one with table: {tables}.',
    zh: '该协议包含多张表，请用 table 指明其一：{tables}。',
  },
  'delivery.table_unknown': {
    status: 404,
    en: 'The agreement opens no table {table}; it opens: {tables}.',
    zh: '该协议中没有表 {table}，可读的有：{tables}。',
  },
  'delivery.too_large': {
    status: 413,
    en: 'The request is larger than {bytes} bytes.',
    zh: '请求内容超过 {bytes} 字节。',
  },
  'delivery.columns_gone': {
    status: 409,
    en: 'Version {version} holds none of the agreed columns. Ask the provider.',
    zh: '版本 {version} 中已没有约定的列，请联系提供方。',
  },
  'delivery.not_built': {
    status: 503,
    en: 'The agreed columns could not be prepared now ({why}). Try again shortly.',
    zh: '暂时无法生成约定的数据列（{why}），请稍后再试。',
  },
});

/** The closed union of the module's codes. */
export type DeliveryCode = keyof typeof deliveryErrors;

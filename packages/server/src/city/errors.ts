import { defineErrors } from '#kernel';

/** Every refusal of the module. Clients of the protocol get them as its lists of errors. */
export const cityErrors = defineErrors({
  'city.key_wrong': {
    status: 403,
    en: 'api_key is missing, unknown, over, or not allowed to do this. It is a token with the scope write of a clerk, manager or exchange manager; make one under Account, Tokens.',
    zh: '缺少 api_key，或该密钥不存在、已失效、无权执行此操作。请由办件人员、负责人或交易管理员在“账户—令牌”中创建具有 write 范围的令牌。',
  },
  'city.jurisdiction_missing': {
    status: 400,
    en: 'Several regions are served here: say jurisdiction_id, one of {known}.',
    zh: '本平台服务多个区域，请提供 jurisdiction_id，可选：{known}。',
  },
  'city.jurisdiction_unknown': {
    status: 404,
    en: 'There is no jurisdiction_id {id} here. Known: {known}.',
    zh: '没有 jurisdiction_id 为 {id} 的区域。可选：{known}。',
  },
  'city.service_missing': { status: 400, en: 'Say service_code.', zh: '请提供 service_code。' },
  'city.service_unknown': {
    status: 404,
    en: 'There is no service_code {code}. GET services lists all.',
    zh: '没有 service_code 为 {code} 的服务，请用 GET services 查看全部服务。',
  },
  'city.request_unknown': {
    status: 404,
    en: 'There is no service_request_id {id}, or it is not shown to you.',
    zh: '没有 service_request_id 为 {id} 的诉求，或该诉求不对您开放。',
  },
  'city.token_unknown': {
    status: 404,
    en: 'There is no token {token}. Requests get their service_request_id at once here; no tokens are handed out.',
    zh: '没有令牌 {token}。本平台当场给出 service_request_id，不发放令牌。',
  },
  'city.parameter_wrong': { status: 400, en: 'Correct this: {what}.', zh: '请更正：{what}。' },
  'city.body_too_large': {
    status: 413,
    en: 'The call is larger than {maxMiB} MiB. Send fewer or smaller photos.',
    zh: '请求超过 {maxMiB} MiB，请减少或压缩照片。',
  },
  'city.update_exists': {
    status: 400,
    en: 'The update_id {id} already exists; it was not applied again.',
    zh: 'update_id {id} 已存在（already exists），未重复处理。',
  },
  'city.status_not_now': {
    status: 400,
    en: 'A request that is {status} cannot become {wished} now. Possible: {possible}; or send the text without a status.',
    zh: '状态为 {status} 的诉求现在不能变为 {wished}。可选：{possible}；也可不带状态只发文字。',
  },
});

/** Code of a refusal of the module. */
export type CityCode = keyof typeof cityErrors;

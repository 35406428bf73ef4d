import { defineErrors } from '#kernel';

/** Every refusal of the module; `use_…` are the reasons of decideUse, which delivery passes on as they are. */
export const contractsErrors = defineErrors({
  'contracts.terms_malformed': {
    status: 400,
    en: 'The terms are not well-formed at {path}: {what}.',
    zh: '条款格式有误，位置 {path}：{what}。',
  },
  'contracts.operand_unknown': {
    status: 400,
    en: 'The constraint names the operand "{operand}", which this platform cannot keep. Use one of: {known}.',
    zh: '约束使用了本平台无法执行的操作数“{operand}”。可用的有：{known}。',
  },
  'contracts.operator_not_allowed': {
    status: 400,
    en: 'The operator "{operator}" does not go with {operand}. Use one of: {allowed}.',
    zh: '操作数 {operand} 不能与运算符“{operator}”搭配。可用的有：{allowed}。',
  },
  'contracts.value_wrong': {
    status: 400,
    en: 'The value {value} does not go with {operand}. Write it like {wanted}.',
    zh: '{operand} 的取值 {value} 不正确，应形如 {wanted}。',
  },
  'contracts.action_unknown': {
    status: 400,
    en: 'The action "{action}" is not known here. Use one of: {known}.',
    zh: '不认识的行为“{action}”。可用的有：{known}。',
  },
  'contracts.price_wrong': {
    status: 400,
    en: 'The price is a whole number of minor units, zero or more, in a three-letter currency.',
    zh: '价格须为不小于零的最小货币单位整数，并注明三位字母的币种。',
  },
  'contracts.product_unknown': {
    status: 404,
    en: 'There is no listed product with this id.',
    zh: '没有该编号的已上架产品。',
  },
  'contracts.product_not_listed': {
    status: 409,
    en: 'Only a listed product can be offered; this one is "{state}". Have it reviewed first.',
    zh: '只有已上架的产品才能挂出要约，该产品当前状态为“{state}”。请先提交审核。',
  },
  'contracts.not_your_product': {
    status: 404,
    en: 'There is no product of yours with this id.',
    zh: '贵单位名下没有该编号的产品。',
  },
  'contracts.mode_not_allowed': {
    status: 422,
    en: 'This product may not be delivered by {mode}: its level is {level}. Allowed: {allowed}.',
    zh: '该产品不得以 {mode} 方式交付：其数据级别为 {level}。允许的方式：{allowed}。',
  },
  'contracts.mode_missing': {
    status: 422,
    en: 'These terms leave no way of delivery. This product may be delivered by: {allowed}.',
    zh: '按此条款已无可用的交付方式。该产品允许的方式：{allowed}。',
  },
  'contracts.column_unknown': {
    status: 422,
    en: 'The product has no column "{column}".',
    zh: '产品中没有名为“{column}”的列。',
  },
  'contracts.terms_expired': {
    status: 422,
    en: 'By these terms the use ended on {at}. Agree on a later date.',
    zh: '按此条款，使用期已于 {at} 届满，请另行约定日期。',
  },
  'contracts.offer_unknown': { status: 404, en: 'There is no such offer.', zh: '没有这份要约。' },
  'contracts.offer_withdrawn': {
    status: 409,
    en: 'This offer was withdrawn. Look for a newer one of the product.',
    zh: '该要约已撤回，请查看该产品的新要约。',
  },
  'contracts.negotiation_unknown': {
    status: 404,
    en: 'There is no such negotiation that you take part in.',
    zh: '没有贵方参与的该项谈判。',
  },
  'contracts.id_taken': {
    status: 409,
    en: 'The id {id} is already in use. Make a new one.',
    zh: '编号 {id} 已被使用，请换一个新的编号。',
  },
  'contracts.own_product': {
    status: 422,
    en: 'An organisation cannot conclude an agreement with itself.',
    zh: '同一单位不能与自己签约。',
  },
  'contracts.organisation_not_verified': {
    status: 403,
    en: 'Only verified members conclude agreements; organisation {id} is not.',
    zh: '只有已认证的会员可以签约，单位 {id} 尚未认证。',
  },
  'contracts.buyer_unknown': {
    status: 404,
    en: 'There is no verified organisation {id} to make an offer to.',
    zh: '没有编号为 {id} 的已认证单位，无法向其要约。',
  },
  'contracts.no_operator': {
    status: 409,
    en: 'The region {region} has no operator, so nobody keeps its books.',
    zh: '地区 {region} 尚无运营方，无人记账，暂不能签约。',
  },
  'contracts.not_your_move': {
    status: 403,
    en: 'Only the {party} may do this.',
    zh: '此操作只能由 {party} 方进行。',
  },
  'contracts.role_missing': {
    status: 403,
    en: 'This needs the role {role} in your organisation.',
    zh: '此操作需要您在本单位具有 {role} 角色。',
  },
  'contracts.wrong_state': {
    status: 409,
    en: 'In the state {state} "{event}" is not possible. Possible now: {possible}.',
    zh: '当前状态为 {state}，不能执行“{event}”。现在可以：{possible}。',
  },
  'contracts.negotiation_moved': {
    status: 409,
    en: 'The other side was faster: the negotiation has moved on. Read it again.',
    zh: '对方已先行一步，谈判已有变化，请重新查看。',
  },
  'contracts.versions_too_many': {
    status: 409,
    en: 'A negotiation has at most {max} versions. Begin a new one.',
    zh: '一项谈判最多 {max} 个版本，请另开一项。',
  },
  'contracts.version_differs': {
    status: 409,
    en: 'This is not what was signed last: it differs from version {number} at {path}. Read that version again.',
    zh: '内容与最近签署的第 {number} 版不一致，差异位置 {path}。请重新核对该版本。',
  },
  'contracts.agreement_differs': {
    status: 409,
    en: 'The agreement to be signed differs from what was negotiated at {path}. Take the draft again.',
    zh: '待签协议与谈判结果不一致，差异位置 {path}。请重新取得草案。',
  },
  'contracts.signing_time_wrong': {
    status: 422,
    en: 'The agreement says it was concluded at {at}, too far from now. Take the draft again.',
    zh: '协议载明的签订时间 {at} 与当前时间相差过大，请重新取得草案。',
  },
  'contracts.rules_fail': {
    status: 422,
    en: 'Your own rules fail on the product as it is now: {rules}. Negotiate, or sign in spite of them with acceptDespite.',
    zh: '贵方自己的验收规则目前不通过：{rules}。可继续谈判，或以 acceptDespite 写明仍然签署。',
  },
  'contracts.rules_not_assessable': {
    status: 409,
    en: 'The product has not been assessed, so rules cannot be run on it.',
    zh: '产品尚未评估，无法运行验收规则。',
  },
  'contracts.agreement_unknown': {
    status: 404,
    en: 'There is no such agreement that you are a party to.',
    zh: '没有贵方作为当事方的该项协议。',
  },
  'contracts.agreement_ended': {
    status: 409,
    en: 'The agreement has ended.',
    zh: '协议已终止。',
  },
  'contracts.no_direct_payment': {
    status: 409,
    en: 'Nothing is paid directly under this agreement; its price is held in escrow or is zero.',
    zh: '该协议没有直接付款：价款在托管中，或为零。',
  },
  'contracts.no_deletion_due': {
    status: 409,
    en: 'No deletion statement is due under this agreement.',
    zh: '该协议当前没有待提交的删除声明。',
  },
  'contracts.region_unknown': {
    status: 404,
    en: 'There is no region {region} that you operate.',
    zh: '没有由贵方运营的地区 {region}。',
  },
  'contracts.use_not_started': {
    status: 403,
    en: 'The agreement is not yet active: the buyer has not verified it.',
    zh: '协议尚未生效：买方还未核签。',
  },
  'contracts.use_ended': { status: 403, en: 'The agreement has ended.', zh: '协议已终止。' },
  'contracts.use_disputed': {
    status: 403,
    en: 'The delivery is in dispute; use rests until that is settled.',
    zh: '交付存在争议，争议解决前暂停使用。',
  },
  'contracts.use_too_early': {
    status: 403,
    en: 'Use begins at {value}.',
    zh: '使用期自 {value} 开始。',
  },
  'contracts.use_too_late': { status: 403, en: 'Use ended at {value}.', zh: '使用期已于 {value} 结束。' },
  'contracts.use_count_reached': {
    status: 403,
    en: 'All {limit} agreed uses are used up ({used} used, {amount} asked for).',
    zh: '约定的 {limit} 次使用不足：已用 {used} 次，本次需 {amount} 次。',
  },
  'contracts.use_purpose_other': {
    status: 403,
    en: 'The purpose "{purpose}" is not agreed. The agreement says: {value}.',
    zh: '用途“{purpose}”不在约定之内。协议约定：{value}。',
  },
  'contracts.use_region_other': {
    status: 403,
    en: 'Use in region {region} is not agreed. The agreement says: {value}.',
    zh: '地区 {region} 不在约定的使用范围内。协议约定：{value}。',
  },
  'contracts.use_mode_other': {
    status: 403,
    en: 'Delivery by {mode} is not agreed. Agreed: {value}.',
    zh: '未约定以 {mode} 方式交付。已约定：{value}。',
  },
  'contracts.use_prohibited': {
    status: 403,
    en: 'The agreement prohibits this use (clause {clause}).',
    zh: '协议禁止此类使用（条款 {clause}）。',
  },
});

/** The closed union of the module's codes. */
export type ContractsCode = keyof typeof contractsErrors;

/** A reason why a use is not allowed. */
export type UseCode = Extract<ContractsCode, `contracts.use_${string}`>;

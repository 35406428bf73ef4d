import type { Role } from '#kernel';
import { caseKinds } from './case-kinds.ts';
import { kind, type NoticeKind } from './kind.ts';

const negotiation = '/work/negotiations/{about}';
const agreement = '/work/agreements/{about}';
const product = '/work/products/{about}';
const provider: readonly Role[] = ['provider'];
const buyer: readonly Role[] = ['buyer'];

const membership: Readonly<Record<string, NoticeKind>> = {
  organisation_applied: kind(
    ['exchangeManager'],
    'waiting',
    '/work/members/{about}',
    ['{organisation} 申请入会', '请核对其资料，作出准入或不予准入的决定。'],
    ['{organisation} applies for membership', 'Look at its papers, then verify or refuse it.'],
  ),
  organisation_verified: kind(
    ['manager'],
    'info',
    '/work',
    ['入会申请已获准', '{organisation} 已通过核验，现在可以发布数据、询价和签约。'],
    ['Your membership is granted', '{organisation} is verified: you can publish, ask for prices and sign.'],
  ),
  organisation_refused: kind(
    ['manager'],
    'attention',
    '/work',
    ['入会申请未获准', '{organisation} 的申请未获准，理由：{reason}'],
    ['Your application was refused', 'The operator refused {organisation}. Its reason: {reason}'],
  ),
  organisation_suspended: kind(
    ['manager'],
    'attention',
    '/work',
    ['会员资格已暂停', '{organisation} 的会员资格被暂停，理由：{reason} 如有疑问，请联系所在区域的运营方。'],
    ['Your membership is suspended', 'The operator suspended {organisation}. Its reason: {reason} Ask it what to do.'],
  ),
  approval_asked: kind(
    ['manager'],
    'waiting',
    '/work/approvals',
    ['有一项操作等您复核', '同事提出的操作需要第二人同意，事由：{reason}'],
    ['A colleague needs your yes', 'Something needs a second person’s approval. The reason given: {reason}'],
  ),
  approval_given: kind(
    ['manager'],
    'info',
    '/work/approvals',
    ['您的申请已获同意', '您提出的操作已经复核同意，现在可以执行。事由：{reason}'],
    ['Your request was approved', 'A second person said yes; you can go on. Your reason was: {reason}'],
  ),
  approval_refused: kind(
    ['manager'],
    'attention',
    '/work/approvals',
    ['您的申请未获同意', '您提出的操作未通过复核，未作任何变更。事由：{reason}'],
    ['Your request was turned down', 'A second person said no; nothing was changed. Your reason was: {reason}'],
  ),
};

const goods: Readonly<Record<string, NoticeKind>> = {
  version_assessed: kind(
    provider,
    'info',
    '/work/datasets/{datasetId}',
    ['《{dataset}》第 {number} 版评估完成', '质量、分级和估值结果已生成，可以核对后上架。'],
    ['“{dataset}”, version {number}, is assessed', 'Quality, level and value are there: look at them, then list it.'],
  ),
  product_submitted: kind(
    ['exchangeManager'],
    'waiting',
    '/work/reviews/{about}',
    ['《{product}》等待审核', '{provider} 提交了这个产品，请在 7 日内审核。'],
    ['“{product}” waits for review', '{provider} submitted it. Please decide within 7 days.'],
  ),
  product_listed: kind(
    provider,
    'info',
    product,
    ['《{product}》已上架', '审核通过，需方现在可以查到并询价。'],
    ['“{product}” is listed', 'The review is passed: buyers can find it and ask for it.'],
  ),
  product_returned: kind(
    provider,
    'waiting',
    product,
    ['《{product}》被退回', '还差一步：请按退回理由补充或修改后再次提交。'],
    ['“{product}” was returned', 'One step is missing: put right what the reasons name and submit it again.'],
  ),
  'product_delisted.provider': kind(
    provider,
    'attention',
    product,
    ['《{product}》已下架', '需方不能再查到它，已签的协议不受影响。理由见产品页。'],
    ['“{product}” was taken off', 'Buyers no longer find it; agreements stand. The reasons are on its page.'],
  ),
  'product_delisted.operator': kind(
    ['exchangeManager'],
    'info',
    '/work/reviews/{about}',
    ['《{product}》已下架', '{provider} 的产品已从目录撤下。'],
    ['“{product}” was taken off', 'The product of {provider} is no longer in the catalogue.'],
  ),
  product_new_version: kind(
    buyer,
    'info',
    agreement,
    ['《{product}》有新版本', '{provider} 更新了数据（第 {number} 版），您的协议可以读取。'],
    ['“{product}” has a new version', '{provider} published version {number} of its data; your agreement opens it.'],
  ),
};

const dealing: Readonly<Record<string, NoticeKind>> = {
  'negotiation_opened.provider': kind(
    provider,
    'waiting',
    negotiation,
    ['{buyer} 想购买《{product}》', '对方已签署请求，请还价、同意或终止。'],
    ['{buyer} asks for “{product}”', 'Its request is signed. Make an offer, agree, or end it.'],
  ),
  'negotiation_opened.buyer': kind(
    buyer,
    'waiting',
    negotiation,
    ['{provider} 就《{product}》向您报价', '对方已签署报价，请接受、还价或终止。'],
    ['{provider} offers you “{product}”', 'Its offer is signed. Accept, answer with your terms, or end it.'],
  ),
  'version_signed.provider': kind(
    provider,
    'waiting',
    negotiation,
    ['{buyer} 就《{product}》还价', '对方签署了第 {number} 版条款，轮到您回应。'],
    ['{buyer} answers on “{product}”', 'It signed version {number} of the terms. It is your turn.'],
  ),
  'version_signed.buyer': kind(
    buyer,
    'waiting',
    negotiation,
    ['{provider} 就《{product}》给出新条款', '对方签署了第 {number} 版条款，轮到您回应。'],
    ['{provider} has new terms for “{product}”', 'It signed version {number}. It is your turn.'],
  ),
  version_accepted: kind(
    provider,
    'waiting',
    negotiation,
    ['{buyer} 接受了《{product}》的条款', '请签署协议；对方签署后协议生效。'],
    ['{buyer} accepts your terms for “{product}”', 'Sign the agreement; it is active once the buyer has signed too.'],
  ),
  agreement_concluded: kind(
    buyer,
    'waiting',
    agreement,
    ['《{product}》的协议等您签署', '{provider} 已签署，款项已预留。您签署后协议生效。'],
    ['Your signature is missing for “{product}”', '{provider} has signed and the money is reserved. Sign to start it.'],
  ),
  agreement_verified: kind(
    provider,
    'info',
    agreement,
    ['《{product}》的协议已生效', '{buyer} 已签署，可以开始取用数据。'],
    ['The agreement on “{product}” is active', '{buyer} has signed and can read the data now.'],
  ),
  negotiation_terminated: kind(
    ['provider', 'buyer'],
    'attention',
    negotiation,
    ['《{product}》的谈判已终止', '{provider} 与 {buyer} 的谈判已终止，理由：{reason}'],
    ['The negotiation on “{product}” has ended', 'Between {provider} and {buyer}. The reason given: {reason}'],
  ),
};

const fulfilling: Readonly<Record<string, NoticeKind>> = {
  'delivered.buyer': kind(
    buyer,
    'waiting',
    agreement,
    ['《{product}》已交付，请验收', '请在 {until} 前验收或提出异议，逾期视为验收。'],
    ['“{product}” is delivered: please accept it', 'Accept or dispute it until {until}; silence then counts as yes.'],
  ),
  'delivered.provider': kind(
    provider,
    'info',
    agreement,
    ['《{product}》已交付', '{buyer} 可在 {until} 前验收或提出异议。'],
    ['“{product}” is delivered', '{buyer} has until {until} to accept or dispute it.'],
  ),
  delivery_accepted: kind(
    ['provider', 'buyer'],
    'info',
    agreement,
    ['《{product}》已验收', '{buyer} 已验收，款项结算给 {provider}。'],
    ['“{product}” is accepted', 'Accepted by {buyer}; the money goes to {provider}.'],
  ),
  'delivery_disputed.provider': kind(
    provider,
    'attention',
    agreement,
    ['{buyer} 对《{product}》的交付提出异议', '款项已冻结。您可同意退款，或等待运营方处理。异议：{reason}'],
    [
      '{buyer} disputes “{product}”',
      'The money is frozen. Concede a refund, or the operator decides. It says: {reason}',
    ],
  ),
  'delivery_disputed.operator': kind(
    ['exchangeManager'],
    'waiting',
    agreement,
    ['《{product}》的交付有争议', '{buyer} 与 {provider} 的争议等您处理，款项已冻结。异议：{reason}'],
    [
      'A dispute on “{product}” waits for you',
      '{buyer} against {provider}; the money is frozen. The buyer says: {reason}',
    ],
  ),
  dispute_released: kind(
    ['provider', 'buyer'],
    'attention',
    agreement,
    ['《{product}》的争议已处理：付款', '款项结算给 {provider}。理由：{reason}'],
    ['The dispute on “{product}” is settled: paid', 'The money goes to {provider}. The reason given: {reason}'],
  ),
  dispute_refunded: kind(
    ['provider', 'buyer'],
    'attention',
    agreement,
    ['《{product}》的争议已处理：退款', '款项退还 {buyer}。理由：{reason}'],
    ['The dispute on “{product}” is settled: refunded', 'The money goes back to {buyer}. The reason given: {reason}'],
  ),
  agreement_ended: kind(
    ['provider', 'buyer'],
    'attention',
    agreement,
    ['《{product}》的协议已终止', '{provider} 与 {buyer} 的协议已终止，数据不能再取用。理由：{reason}'],
    [
      'The agreement on “{product}” has ended',
      'Between {provider} and {buyer}; the data are closed. The reason: {reason}',
    ],
  ),
  deletion_due: kind(
    buyer,
    'waiting',
    agreement,
    ['请声明已删除《{product}》的数据', '按协议约定，请在 {until} 前删除全部副本并签署声明。'],
    ['State that “{product}” is deleted', 'As agreed, delete every copy and sign the statement until {until}.'],
  ),
  deletion_stated: kind(
    provider,
    'info',
    agreement,
    ['{buyer} 已声明删除《{product}》的数据', '签署的声明在协议页，可随时出示。'],
    ['{buyer} states that “{product}” is deleted', 'The signed statement is on the agreement’s page.'],
  ),
};

const money: Readonly<Record<string, NoticeKind>> = {
  money_paid_in: kind(
    ['manager', 'buyer'],
    'info',
    '/work/accounts',
    ['{amount} 已入账', '您的账户余额已更新，可用于签约付款。'],
    ['{amount} has arrived', 'It is on your account and can pay for agreements.'],
  ),
  money_unclear: kind(
    ['exchangeManager'],
    'waiting',
    '/work/deposits',
    ['银行对账单 {number} 有 {count} 笔待查明', '这些款项无法自动入账，请逐笔处理。'],
    ['Statement {number}: {count} lines wait for you', 'They could not be booked by themselves. Look at each.'],
  ),
  escrow_released: kind(
    ['manager', 'provider'],
    'info',
    agreement,
    ['{amount} 已结算给您', '买方验收后款项已到账，另扣服务费 {fee}。'],
    ['{amount} was paid to you', 'The delivery is accepted and the money on your account; the fee was {fee}.'],
  ),
  escrow_refunded: kind(
    ['manager', 'buyer'],
    'info',
    agreement,
    ['{amount} 已退还给您', '预留的款项已退回您的账户。'],
    ['{amount} came back to you', 'What was reserved is on your account again.'],
  ),
  payment_recorded: kind(
    ['manager', 'provider'],
    'waiting',
    agreement,
    ['对方称已直接付款 {amount}', '请核对收款账户，确认收到或否认。'],
    ['{amount} was paid to you directly, it is said', 'Look at your bank account, then confirm or deny it.'],
  ),
  payment_confirmed: kind(
    ['manager', 'buyer'],
    'info',
    agreement,
    ['对方确认收到 {amount}', '您的直接付款已得到确认。'],
    ['Your payment of {amount} is confirmed', 'The other side says that it arrived.'],
  ),
  payment_denied: kind(
    ['manager', 'buyer'],
    'attention',
    agreement,
    ['对方未收到 {amount}', '对方的说明：{reason} 请核对后重新提交付款凭证。'],
    ['Your payment of {amount} did not arrive', 'The other side says: {reason} Check it and hand in better proof.'],
  ),
  day_closed: kind(
    ['exchangeManager', 'auditor'],
    'info',
    '/work/deposits',
    ['{date} 已日结（{currency}）', '账册与银行余额逐户一致。'],
    ['{date} is closed ({currency})', 'Books and bank agree account by account.'],
  ),
};

/** Every kind of notice, by `kind` or `kind.side` where the sides read different sentences. */
export const noticeKinds: Readonly<Record<string, NoticeKind>> = {
  ...membership,
  ...goods,
  ...dealing,
  ...fulfilling,
  ...money,
  ...caseKinds,
};

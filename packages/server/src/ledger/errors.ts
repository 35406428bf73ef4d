import { defineErrors } from '#kernel';

/** Every refusal of the ledger. */
export const ledgerErrors = defineErrors({
  'ledger.not_found': {
    status: 404,
    en: 'There is no such account, transfer or escrow that you may see.',
    zh: '没有您可以查看的此账户、划转或托管款。',
  },
  'ledger.book_missing': {
    status: 409,
    en: 'Region {region} keeps no books in {currency} yet. Its operator opens a book with the custody account first.',
    zh: '地区 {region} 尚未开立 {currency} 账簿，请先由其运营方凭存管账户开立。',
  },
  'ledger.book_exists': {
    status: 409,
    en: 'There is already a book for region {region} in {currency}, or for bank account {bankAccount}.',
    zh: '地区 {region} 的 {currency} 账簿或银行账户 {bankAccount} 的账簿已存在。',
  },
  'ledger.sub_account_taken': {
    status: 409,
    en: 'Sub-account {subAccount} already belongs to another account of this book. Ask the bank for the right number.',
    zh: '子账户 {subAccount} 在本账簿中已归其他账户使用，请向银行核实号码。',
  },
  'ledger.account_unknown': {
    status: 422,
    en: 'Transfer {id} names an account that does not exist here: {account}.',
    zh: '划转 {id} 所填账户在此不存在：{account}。',
  },
  'ledger.accounts_same': {
    status: 422,
    en: 'Transfer {id} debits and credits the same account. Choose two.',
    zh: '划转 {id} 的借方与贷方是同一账户，请选两个不同的账户。',
  },
  'ledger.books_differ': {
    status: 422,
    en: 'Transfer {id} joins accounts of two books. Money moves inside one custody account only.',
    zh: '划转 {id} 涉及两个账簿的账户，资金只能在同一存管账户内划转。',
  },
  'ledger.amount_invalid': {
    status: 422,
    en: 'The amount of transfer {id} must be between 1 and {maxMinor} minor units.',
    zh: '划转 {id} 的金额须在 1 至 {maxMinor} 个最小货币单位之间。',
  },
  'ledger.currency_differs': {
    status: 422,
    en: 'Transfer {id} is in {currency}, its accounts are in {expected}.',
    zh: '划转 {id} 的币种为 {currency}，账户币种为 {expected}。',
  },
  'ledger.move_not_allowed': {
    status: 422,
    en: 'A transfer of kind {kind} may not go from a {debit} account to a {credit} account (transfer {id}).',
    zh: '{kind} 类划转不得由 {debit} 账户划入 {credit} 账户（划转 {id}）。',
  },
  'ledger.kind_not_manual': {
    status: 422,
    en: 'Transfer {id}: a transfer of kind {kind} is neither made nor ended by hand. Agreements and bank statements do that.',
    zh: '划转 {id}：{kind} 类划转不得手工录入或结束，只能由合同或银行对账单产生。',
  },
  'ledger.not_operator': {
    status: 403,
    en: 'Only the operator of region {region} opens its books.',
    zh: '只有地区 {region} 的运营方可以开立其账簿。',
  },
  'ledger.operator_takes_fee_only': {
    status: 422,
    en: 'Transfer {id} would give client money to the operator. An operator receives nothing but the fee leg of an agreement.',
    zh: '划转 {id} 会使客户资金归入运营方；运营方只能收取合同中的手续费。',
  },
  'ledger.operator_no_client': {
    status: 409,
    en: 'The operator of a book has no client account in it: it does not trade on its own exchange.',
    zh: '账簿的运营方不得在其中开立客户账户，不参与自己交易所的交易。',
  },
  'ledger.agreement_required': {
    status: 422,
    en: 'A transfer of kind {kind} needs the agreement it belongs to (transfer {id}).',
    zh: '{kind} 类划转须注明所属合同（划转 {id}）。',
  },
  'ledger.reason_required': {
    status: 422,
    en: 'Say why: a transfer of kind {kind} needs a reason (transfer {id}).',
    zh: '请说明原因：{kind} 类划转须填写事由（划转 {id}）。',
  },
  'ledger.text_invalid': {
    status: 422,
    en: 'Reference and reason of transfer {id} may have at most {max} characters each, and no control characters.',
    zh: '划转 {id} 的附言和事由各不得超过 {max} 个字符，且不得含控制字符。',
  },
  'ledger.funds_insufficient': {
    status: 409,
    en: 'The account (sub-account {subAccount}) has {availableMinor} {currency} in minor units free, {neededMinor} are needed: {missingMinor} are missing. Pay them in first.',
    zh: '账户（子账户 {subAccount}）可用 {availableMinor}，需 {neededMinor}，尚缺 {missingMinor}（{currency} 最小单位）。请先入金。',
  },
  'ledger.custody_insufficient': {
    status: 409,
    en: 'The custody account holds {availableMinor} {currency} in minor units, {neededMinor} are needed: {missingMinor} are missing.',
    zh: '存管账户余额为 {availableMinor}，需 {neededMinor}，尚缺 {missingMinor}（{currency} 最小单位）。',
  },
  'ledger.exists_with_different': {
    status: 409,
    en: 'Transfer {id} was already recorded with another {field}. Take a new id for another transfer.',
    zh: '划转 {id} 已记账，但“{field}”不同；另一笔划转请使用新编号。',
  },
  'ledger.chain_exists_partly': {
    status: 409,
    en: 'Some transfers of this chain are already recorded and others are not. Send the new ones with a chain of their own.',
    zh: '该组关联划转中部分已记账、部分未记账，请将新的划转另成一组提交。',
  },
  'ledger.chain_open': {
    status: 422,
    en: 'The last transfer of a batch may not be linked to a next one.',
    zh: '一批中的最后一笔划转不得标记为与下一笔关联。',
  },
  'ledger.linked_failed': {
    status: 409,
    en: 'Nothing of the chain was recorded because transfer {id} was refused.',
    zh: '因划转 {id} 被拒绝，该组关联划转全部未记账。',
  },
  'ledger.batch_too_large': {
    status: 422,
    en: 'A batch has between 1 and {max} transfers. Send more in several batches.',
    zh: '每批划转为 1 至 {max} 笔，更多请分批提交。',
  },
  'ledger.lane_full': {
    status: 503,
    en: 'Too many transfers are waiting. Send the same ones again shortly; their ids keep them from counting twice.',
    zh: '等待记账的划转过多，请稍后以原编号重新提交，不会重复记账。',
  },
  'ledger.organisation_unknown': {
    status: 404,
    en: 'There is no verified organisation {organisationId}.',
    zh: '没有已核验的机构 {organisationId}。',
  },
  'ledger.pending_unknown': {
    status: 404,
    en: 'There is no pending transfer {pendingId} to end.',
    zh: '没有待处理的划转 {pendingId}。',
  },
  'ledger.pending_ended': {
    status: 409,
    en: 'Transfer {pendingId} is {state} already; a pending transfer ends once.',
    zh: '划转 {pendingId} 已处于 {state} 状态；预留划转只能结束一次。',
  },
  'ledger.pending_expired': {
    status: 409,
    en: 'Transfer {pendingId} has expired and can no longer be posted.',
    zh: '划转 {pendingId} 已到期，不能再入账。',
  },
  'ledger.pending_not_due': {
    status: 409,
    en: 'Transfer {pendingId} does not expire yet.',
    zh: '划转 {pendingId} 尚未到期。',
  },
  'ledger.pending_exceeded': {
    status: 422,
    en: 'Transfer {id} posts {amountMinor}, but only {reservedMinor} are reserved.',
    zh: '划转 {id} 入账 {amountMinor}，但仅预留了 {reservedMinor}。',
  },
  'ledger.expiry_invalid': {
    status: 422,
    en: 'Only a pending transfer expires, later than now and within {max} days (transfer {id}).',
    zh: '只有预留划转可设到期时间，且须晚于现在、不超过 {max} 天（划转 {id}）。',
  },
  'ledger.day_closed': {
    status: 409,
    en: 'The day {date} is closed; nothing may be booked into it. The books are closed through {closedThrough}.',
    zh: '{date} 已日结，不得再记账；账簿已结至 {closedThrough}。',
  },
  'ledger.day_in_future': {
    status: 422,
    en: 'The day {date} has not come yet; today is {today}.',
    zh: '{date} 尚未到来，今天是 {today}。',
  },
  'ledger.day_differs': {
    status: 409,
    en: 'The day {date} cannot be closed: {count} sub-accounts differ from the bank statement. Import what is missing or ask the bank; the details list each.',
    zh: '{date} 不能日结：有 {count} 个子账户与银行对账单不符。请补录缺失的对账单或向银行查询，差异见明细。',
  },
  'ledger.statement_missing': {
    status: 409,
    en: 'There is no bank statement that reaches {date}. Import it first.',
    zh: '没有覆盖至 {date} 的银行对账单，请先导入。',
  },
  'ledger.statement_header_wrong': {
    status: 422,
    en: 'The first line of a bank statement must read {header}.',
    zh: '银行对账单首行须为 {header}。',
  },
  'ledger.statement_size_wrong': {
    status: 422,
    en: 'A bank statement has between 1 and {max} lines. Import a longer one day by day.',
    zh: '一份对账单须有 1 至 {max} 行，更长的请按日导入。',
  },
  'ledger.statement_invalid': {
    status: 422,
    en: 'Line {line} of the bank statement: column {column} cannot hold “{value}”. The README of the ledger says what it may hold.',
    zh: '银行对账单第 {line} 行：{column} 列的值“{value}”不符合要求，格式见账本说明。',
  },
  'ledger.statement_currency': {
    status: 422,
    en: 'Line {line} is in {currency}, the book is in {expected}. Import each currency into its own book.',
    zh: '第 {line} 行币种为 {currency}，而账簿币种为 {expected}，请分别导入各自账簿。',
  },
  'ledger.statement_order': {
    status: 422,
    en: 'Line {line}: sub-account {subAccount} is already stated up to {lastDate}; a line of {date} comes too late.',
    zh: '第 {line} 行：子账户 {subAccount} 已对账至 {lastDate}，不能再导入 {date} 的记录。',
  },
  'ledger.statement_gap': {
    status: 422,
    en: 'Line {line}: sub-account {subAccount} closes at {closingMinor}, but the line before and this movement give {expectedMinor}. A line is missing or out of order.',
    zh: '第 {line} 行：子账户 {subAccount} 余额为 {closingMinor}，而按上一行及本笔应为 {expectedMinor}；可能缺行或顺序有误。',
  },
  'ledger.statement_differs': {
    status: 409,
    en: 'Statement {statement} was imported before with another line {line}. A bank statement never changes; give the corrected one a new number.',
    zh: '对账单 {statement} 此前已导入，但第 {line} 行不同。对账单不得更改，更正件请用新编号。',
  },
  'ledger.suspense_unresolved': {
    status: 409,
    en: 'Line {line} still cannot be booked ({reason}). Open the sub-account or ask the bank.',
    zh: '第 {line} 行仍无法入账（{reason}），请先登记子账户或向银行查询。',
  },
  'ledger.escrow_exists': {
    status: 409,
    en: 'Agreement {agreementId} already has an escrow with other terms.',
    zh: '合同 {agreementId} 已有条件不同的托管款。',
  },
  'ledger.escrow_refused': {
    status: 409,
    en: 'The escrow of agreement {agreementId} is {state}; {event} is not possible now.',
    zh: '合同 {agreementId} 的托管款处于 {state} 状态，现在不能执行 {event}。',
  },
  'ledger.escrow_parties_wrong': {
    status: 422,
    en: 'Payer, payee and operator must be three organisations, and the fee at most the price.',
    zh: '付款方、收款方和运营方须为三个不同机构，且手续费不得高于价款。',
  },
  'ledger.payment_refused': {
    status: 409,
    en: 'The direct payment of agreement {agreementId} is {state}; {event} is not possible now.',
    zh: '合同 {agreementId} 的直接付款处于 {state} 状态，现在不能执行 {event}。',
  },
  'ledger.only_payer': {
    status: 403,
    en: 'Only the payer of this agreement records the proof of payment.',
    zh: '付款凭证只能由该合同的付款方登记。',
  },
  'ledger.only_payee': {
    status: 403,
    en: 'Only the payee of this agreement says whether the money has come.',
    zh: '是否到账只能由该合同的收款方确认。',
  },
  'ledger.proof_invalid': {
    status: 422,
    en: 'The proof of payment is given by the SHA-256 of the file: 64 hexadecimal digits.',
    zh: '付款凭证以文件的 SHA-256 表示，须为 64 位十六进制数字。',
  },
  'ledger.period_invalid': {
    status: 422,
    en: 'A statement covers at most {maxDays} days and {maxLines} lines, from its first day to its last. Ask for a shorter period.',
    zh: '账单最多涵盖 {maxDays} 天、{maxLines} 笔，起始日不得晚于截止日，请缩短期间。',
  },
});

/** The closed union of the ledger's refusals. */
export type LedgerCode = keyof typeof ledgerErrors;

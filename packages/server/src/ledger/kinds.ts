import { defineAuditKinds } from '#audit';

/** What the ledger writes into the log. */
export const ledgerKinds = defineAuditKinds('ledger', {
  book_opened: {
    en: 'A book was opened for a custody account at a bank.',
    zh: '为银行存管账户开立账簿。',
  },
  account_opened: { en: 'A member was given a sub-account.', zh: '为会员开立子账户。' },
  batch_posted: {
    en: 'Transfers were recorded; the Merkle root commits to each of them.',
    zh: '一批划转已记账，Merkle 根对每一笔作出承诺。',
  },
  escrow_held: { en: 'The price of an agreement was put into escrow.', zh: '合同价款已托管。' },
  escrow_released: { en: 'An escrow was released to the payee.', zh: '托管款已放款给收款方。' },
  escrow_voided: { en: 'An escrow was given back to the payer.', zh: '托管款已退回付款方。' },
  escrow_frozen: { en: 'An escrow was frozen by a dispute.', zh: '托管款因争议被冻结。' },
  escrow_unfrozen: { en: 'A frozen escrow was freed.', zh: '托管款解除冻结。' },
  payment_recorded: { en: 'The proof of a direct payment was recorded.', zh: '登记直接付款凭证。' },
  payment_confirmed: { en: 'The payee confirmed a direct payment.', zh: '收款方确认直接付款到账。' },
  payment_denied: { en: 'The payee denied a direct payment.', zh: '收款方否认直接付款到账。' },
  statement_imported: { en: 'A bank statement was imported.', zh: '导入银行对账单。' },
  suspense_resolved: { en: 'A statement line that had waited was booked.', zh: '挂账的对账单行已入账。' },
  day_closed: { en: 'Accounting days were closed against the bank.', zh: '与银行核对一致，完成日结。' },
});

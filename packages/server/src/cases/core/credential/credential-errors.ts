/** Refusals of credentials that are checked. */
export const credentialErrors = {
  'cases.credential_unreadable': {
    status: 422,
    en: 'This is not a credential that can be checked here: {place} is missing or of another form. Give an Open Badge (JSON) with an eddsa-rdfc-2022 proof.',
    zh: '这不是可在此核验的凭证：{place} 缺失或格式不符。请提供带 eddsa-rdfc-2022 证明的 Open Badge（JSON）。',
  },
  'cases.credential_broken': {
    status: 422,
    en: 'The signature does not hold: the credential was changed after it was issued, or somebody else signed it.',
    zh: '签名不成立：凭证在签发后被改动，或并非由所称的签发方签署。',
  },
  'cases.credential_issuer_unknown': {
    status: 422,
    en: 'The credential is whole, but its issuer {did} is not one of those you trust.',
    zh: '凭证完好，但签发方 {did} 不在您信任的名单中。',
  },
  'cases.credential_not_yet': {
    status: 422,
    en: 'The credential is valid only from {from}.',
    zh: '该凭证自 {from} 起才有效。',
  },
  'cases.credential_expired': {
    status: 422,
    en: 'The credential expired on {until}.',
    zh: '该凭证已于 {until} 到期。',
  },
  'cases.credential_revoked': {
    status: 422,
    en: 'The issuer has revoked this credential.',
    zh: '该凭证已被签发方撤销。',
  },
  'cases.credential_list_broken': {
    status: 422,
    en: 'The revocation list is not the one of this credential, or it was changed. Fetch it again from the address in credentialStatus.',
    zh: '撤销名单不是该凭证所指的名单，或已被改动。请按 credentialStatus 中的地址重新下载。',
  },
} as const;

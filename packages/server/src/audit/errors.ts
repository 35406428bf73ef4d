import { defineErrors } from '#kernel';

/** Refusals of audit: of the API, and of the verifier, which has no server to ask. */
export const auditErrors = defineErrors({
  'audit.entry_unknown': {
    status: 404,
    en: 'There is no such entry that you are a party to.',
    zh: '没有您作为当事方的这条记录。',
  },
  'audit.entry_waiting': {
    status: 409,
    en: 'The entry is being taken into the log. Ask again in a second.',
    zh: '该记录正在写入日志，请一秒后再试。',
  },
  'audit.size_unknown': {
    status: 404,
    en: 'The log has {size} entries: ask for from ≤ to ≤ {size}.',
    zh: '日志现有 {size} 条，请使 from ≤ to ≤ {size}。',
  },
  'audit.log_unreachable': {
    status: 502,
    en: '{address} does not answer as a log does ({what}). Check the address.',
    zh: '{address} 未按日志协议应答（{what}），请检查地址。',
  },
  'audit.key_malformed': {
    status: 400,
    en: 'This is not a verifier key. It reads name+8 hexadecimal digits+base64; the operator publishes it at /log/vkey.',
    zh: '这不是校验公钥。其形式为“名称+8 位十六进制+base64”，由运营方在 /log/vkey 公布。',
  },
  'audit.checkpoint_malformed': {
    status: 422,
    en: 'What stands in place of a checkpoint is not one. Do not trust this log.',
    zh: '检查点格式不正确，请勿信任该日志。',
  },
  'audit.signature_wrong': {
    status: 422,
    en: 'The signature of the checkpoint is wrong: somebody altered it. Keep it as evidence.',
    zh: '检查点签名不正确，内容已被改动，请留存作为证据。',
  },
  'audit.signature_missing': {
    status: 422,
    en: 'The checkpoint is not signed by the key you trust. Ask the operator whether the key was replaced.',
    zh: '检查点没有您所信任公钥的签名，请向运营方核实密钥是否已更换。',
  },
  'audit.origin_wrong': {
    status: 422,
    en: 'The checkpoint is of another log than the key.',
    zh: '检查点与公钥不属于同一日志。',
  },
  'audit.tile_wrong': {
    status: 422,
    en: '{path} does not agree with the entries of the log. Keep it as evidence.',
    zh: '{path} 与日志条目不符，请留存作为证据。',
  },
  'audit.root_wrong': {
    status: 422,
    en: 'The {size} entries do not give the root that the log signed. Keep the checkpoint as evidence.',
    zh: '{size} 条记录算出的根与已签名的根不符，请留存检查点作为证据。',
  },
  'audit.log_shrunk': {
    status: 422,
    en: 'The log had {before} entries and now shows {now}: entries were taken away. Keep both checkpoints as evidence.',
    zh: '日志曾有 {before} 条，现仅 {now} 条：有记录被删。请留存两个检查点作为证据。',
  },
  'audit.history_rewritten': {
    status: 422,
    en: 'The first {before} entries are not those that you saw before. Keep both checkpoints as evidence.',
    zh: '前 {before} 条与您此前所见不一致，请留存两个检查点作为证据。',
  },
  'audit.proof_malformed': {
    status: 422,
    en: 'This file is not a proof that this log writes (.tlog-proof).',
    zh: '该文件不是本日志出具的证明（.tlog-proof）。',
  },
  'audit.not_included': {
    status: 422,
    en: 'The proof does not lead from the entry to the signed root.',
    zh: '该证明无法从记录推导到已签名的根。',
  },
  'audit.content_wrong': {
    status: 422,
    en: 'Content and salt are not what the entry commits to.',
    zh: '内容与盐值同记录中的承诺不符。',
  },
});

/** Codes of audit's refusals. */
export type AuditCode = keyof typeof auditErrors;

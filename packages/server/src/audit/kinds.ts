import { invariant } from '#kernel';

declare const registered: unique symbol;

/** A kind of entry, `module.what_happened`, that was registered by defineAuditKinds; a plain string does not compile. */
export type AuditKind = string & { readonly [registered]: true };

/** What a kind of entry means, for people. */
export type KindDescription = { readonly en: string; readonly zh: string };

const registry = new Map<string, KindDescription>();

/**
 * Registers what a module writes into the log and gives the kinds back under their short names:
 * `const kinds = defineAuditKinds('contracts', { agreement_signed: { en, zh } })`, then `kind: kinds.agreement_signed`.
 * Names are lower case with underscores; a kind is defined once.
 */
export const defineAuditKinds = <const K extends Readonly<Record<string, KindDescription>>>(
  module: string,
  kinds: K,
): { readonly [Name in keyof K]: AuditKind } => {
  const defined = Object.entries(kinds).map(([name, description]) => {
    const kind = `${module}.${name}`;
    invariant(/^[a-z][a-z_]*\.[a-z][a-z_]*$/.test(kind), `not a name of an audit kind: ${kind}`);
    invariant(!registry.has(kind), `audit kind ${kind} is defined twice`);
    registry.set(kind, description);
    return [name, kind as AuditKind];
  });
  return Object.fromEntries(defined) as { readonly [Name in keyof K]: AuditKind };
};

/** Takes a kind that travelled as text; throws unless it is registered. */
export const asAuditKind = (kind: string): AuditKind => {
  invariant(registry.has(kind), `audit kind ${kind} is not registered: see defineAuditKinds`);
  return kind as AuditKind;
};

/** Every registered kind with what it means, in the order of their names. */
export const listAuditKinds = (): readonly (KindDescription & { readonly kind: string })[] =>
  [...registry].map(([kind, { en, zh }]) => ({ kind, en, zh })).sort((a, b) => (a.kind < b.kind ? -1 : 1));

/** What the log writes of itself. */
export const auditKinds = defineAuditKinds('audit', {
  entry_erased: {
    en: 'Content and salt of an entry were erased; its commitment stays.',
    zh: '一条记录的内容与盐值已擦除，承诺仍保留。',
  },
});

// Identity lies below audit: it tells the log through the outbox and cannot register its kinds itself.
defineAuditKinds('identity', {
  region_opened: { en: 'A region was opened and its operator named.', zh: '开通一个区域并确定运营方。' },
  organisation_applied: { en: 'An organisation applied for membership.', zh: '机构申请入会。' },
  organisation_decided: {
    en: 'A membership was granted, refused or suspended.',
    zh: '入会申请获准、被拒或会员被暂停。',
  },
  person_added: { en: 'A person was given roles in an organisation.', zh: '为机构添加人员并授予角色。' },
  roles_changed: { en: 'The roles of a person were changed.', zh: '人员角色变更。' },
  person_renamed: { en: 'A person changed the own name.', zh: '人员更改本人姓名。' },
  password_changed: { en: 'A person changed the own password.', zh: '人员更改本人密码。' },
  second_factor_on: { en: 'A person turned the second factor on.', zh: '人员开启第二重验证。' },
  second_factor_off: { en: 'A person turned the second factor off.', zh: '人员关闭第二重验证。' },
  password_reset: { en: 'A person chose a new password by a link.', zh: '人员通过链接重设密码。' },
  invitation_sent: { en: 'A person or an organisation was invited.', zh: '发出邀请。' },
  invitation_accepted: { en: 'An invitation was accepted.', zh: '邀请被接受。' },
  invitation_withdrawn: { en: 'An invitation was withdrawn.', zh: '邀请被撤回。' },
  provider_linked: { en: 'A person added a provider to sign in by.', zh: '人员关联身份提供方账号。' },
  provider_unlinked: { en: 'A person took a provider to sign in by away.', zh: '人员解除身份提供方账号关联。' },
  token_created: { en: 'An API token was created.', zh: '创建 API 令牌。' },
  key_registered: { en: 'An organisation registered its signing key.', zh: '机构登记签名密钥。' },
  key_replaced: { en: 'A signing key was replaced, approved by two persons.', zh: '签名密钥经双人批准后更换。' },
});

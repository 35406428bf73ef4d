import type { Bilingual } from '#kernel';

/** Why a row does what it does: a code, and what to do in both languages. */
export type Reason = Bilingual & { readonly code: string };

const table = {
  field_missing: {
    en: '{field} is empty or has no column. Fill it in, or say which column it is.',
    zh: '“{field}”为空或没有对应的列，请填写或指定对应的列。',
  },
  field_wrong: {
    en: '{field} cannot be “{value}”. Correct it in the file.',
    zh: '“{field}”不能是“{value}”，请在文件中更正。',
  },
  word_unknown: {
    en: '{field}: “{value}” is not one of {known}.',
    zh: '“{field}”中的“{value}”不在可选值之内：{known}。',
  },
  twice: {
    en: 'Row {other} of the file is about the same. Keep one of them.',
    zh: '与文件第 {other} 行重复，请只保留一行。',
  },
  formula_as_text: {
    en: 'A cell is a formula; it is taken as the text it showed when the file was saved.',
    zh: '含公式的单元格按文件保存时显示的文字读取，不做计算。',
  },
  invitation_to: {
    en: 'An invitation to apply will be sent to {email}. The organisation joins when it accepts and you verify it.',
    zh: '将向 {email} 发送入会邀请；对方接受并经您核验后成为会员。',
  },
  invitation_instead: {
    en: 'The invitation that waits at {email} will be withdrawn and a new one sent.',
    zh: '将撤回发往 {email} 的待接受邀请，并重新发送。',
  },
  invitation_waits: {
    en: 'The same invitation waits at {email} already.',
    zh: '发往 {email} 的相同邀请正在等待接受。',
  },
  address_invited: {
    en: '{email} is invited to your own organisation. Use another address, or withdraw that invitation.',
    zh: '{email} 已被邀请加入您所在的机构，请更换邮箱或先撤回该邀请。',
  },
  member_already: { en: 'It is in the register already, with the same facts.', zh: '该机构已在册，信息一致。' },
  member_differs: {
    en: 'It is in the register already, with other facts. An import does not change a member’s entry.',
    zh: '该机构已在册但信息不同；导入不会修改会员的登记信息。',
  },
  member_elsewhere: {
    en: 'This credit code is in the register of another region.',
    zh: '该统一社会信用代码已在其他区域登记。',
  },
  provider_unknown: {
    en: 'No verified provider of your region is called “{value}” or has this credit code. Import it as a member first.',
    zh: '本区域没有名称或信用代码为“{value}”的已核验提供方，请先导入为会员。',
  },
  provider_unclear: {
    en: 'Several providers are called “{value}”. Write the credit code instead.',
    zh: '有多个提供方名为“{value}”，请改填统一社会信用代码。',
  },
  draft_for: {
    en: 'A draft for {provider}. It is not listed: the provider completes and submits it.',
    zh: '为{provider}建立草稿；不会上架，由提供方补全后提交审核。',
  },
  draft_again: {
    en: 'The draft that an earlier import made for {provider} will be changed.',
    zh: '将修改此前导入为{provider}建立的草稿。',
  },
  draft_same: { en: 'An earlier import made the same draft.', zh: '此前的导入已建立相同的草稿。' },
  draft_taken_over: {
    en: 'An earlier import made this draft, and the provider has worked on it since. It is theirs now.',
    zh: '此前导入的草稿已由提供方处理，不再由导入修改。',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Codes of reasons. */
export type ReasonCode = keyof typeof table;

/** A reason with its words filled in. */
export const reason = (code: ReasonCode, params: Readonly<Record<string, Bilingual | string>> = {}): Reason => {
  const fill = (language: 'zh' | 'en'): string =>
    table[code][language].replace(/\{(\w+)\}/g, (_match, name: string) => {
      const value = params[name] ?? '';
      return typeof value === 'string' ? value : value[language];
    });
  return { code, zh: fill('zh'), en: fill('en') };
};

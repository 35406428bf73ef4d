import { type Bilingual, fillSentence } from '#kernel';

/** A letter to somebody who may have no account: what has to be filled in, and its words. `{link}` stands apart. */
export type LetterTemplate = { readonly needs: readonly string[]; readonly title: Bilingual; readonly text: Bilingual };

/** Every letter by the name that its sender uses. `needs` are the params without which it would make no sense. */
export const letterTemplates: Readonly<Record<string, LetterTemplate>> = {
  'identity.invitation': {
    needs: ['organisation', 'inviter', 'link', 'until'],
    title: {
      zh: '{inviter} 邀请您加入 {organisation}',
      en: '{inviter} invites you to join {organisation}',
    },
    text: {
      zh: '您好：\n\n{inviter} 邀请您以 {organisation} 成员的身份使用数廊。请打开下面的链接设置密码，链接在 {until} 前有效，只能使用一次。\n\n如果您不认识邀请人，请忽略本邮件，不会有任何后果。',
      en: 'Hello,\n\n{inviter} invites you to work in Corridor for {organisation}. Open the link below and choose a password. It works until {until}, and once.\n\nIf you do not know who invites you, do nothing: nothing happens.',
    },
  },
  'identity.invitation_to_apply': {
    needs: ['organisation', 'inviter', 'link', 'until'],
    title: {
      zh: '{organisation} 邀请贵单位入驻数廊',
      en: '{organisation} invites your organisation to Corridor',
    },
    text: {
      zh: '您好：\n\n{organisation} 的 {inviter} 邀请贵单位加入本区域的数据交易平台。请打开下面的链接，核对已为您填好的单位信息并提交申请，链接在 {until} 前有效，只能使用一次。\n\n如果您不认识邀请人，请忽略本邮件，不会有任何后果。',
      en: 'Hello,\n\n{inviter} of {organisation} invites your organisation to the data exchange of the region. Open the link below, check what was filled in for you, and apply. It works until {until}, and once.\n\nIf you do not know who invites you, do nothing: nothing happens.',
    },
  },
  'identity.password_reset': {
    needs: ['link', 'until'],
    title: { zh: '重设您的数廊密码', en: 'Choose a new password for Corridor' },
    text: {
      zh: '您好：\n\n有人（应是您本人）申请重设密码。请打开下面的链接设置新密码，链接在 {until} 前有效，只能使用一次。\n\n如果不是您申请的，请忽略本邮件，原密码不受影响。',
      en: 'Hello,\n\nSomebody, we think you, asked for a new password. Open the link below and choose one. It works until {until}, and once.\n\nIf it was not you, do nothing: your password stays as it is.',
    },
  },
};

/** Which params a letter needs and did not get. */
export const missingParams = ({ needs }: LetterTemplate, params: Readonly<Record<string, string>>): string[] =>
  needs.filter((name) => (params[name] ?? '') === '');

/** Fills a letter in both languages. */
export const writeLetter = (
  { title, text }: LetterTemplate,
  params: Readonly<Record<string, string>>,
): { readonly title: Bilingual; readonly text: Bilingual } => ({
  title: { zh: fillSentence(title.zh, params), en: fillSentence(title.en, params) },
  text: { zh: fillSentence(text.zh, params), en: fillSentence(text.en, params) },
});

import type { Bilingual, Language } from '#kernel';
import type { Message } from '../port.ts';

/** A mail's heading and its two equal bodies. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string };

/** Both languages for a reader who has chosen none, Chinese first: most readers here read it. */
const languagesOf = ({ to }: Message): readonly Language[] => (to.language === null ? ['zh', 'en'] : [to.language]);

const foot: Bilingual = {
  zh: '本邮件由系统发送，请勿直接回复。',
  en: 'This mail was sent by the system; nobody reads replies.',
};

/** A heading is one line whatever a name in it holds. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const textPart = ({ title, text, link }: Message, language: Language): string =>
  [title[language], text[language], ...(link === '' ? [] : [link]), foot[language]].join('\n\n');

const htmlPart = ({ title, text, link }: Message, language: Language): string => {
  const paragraphs = text[language].split(/\n{2,}/).map((p) => `<p>${escapeHtml(p).replaceAll('\n', '<br>')}</p>`);
  const address = escapeHtml(link);
  const anchor = link === '' ? '' : `<p><a href="${address}">${address}</a></p>`;
  return `<div lang="${language === 'zh' ? 'zh-CN' : 'en'}"><h2>${escapeHtml(title[language])}</h2>${paragraphs.join('')}${anchor}<p><small>${escapeHtml(foot[language])}</small></p></div>`;
};

/** Only addresses that a browser opens as pages become links. */
const isPage = (link: string): boolean => /^https?:\/\/[^\s"<>]+$/.test(link);

/** Writes a message as a mail: plain text and simple HTML that loads nothing from anywhere. */
export const writeMail = (given: Message): Mail => {
  const message = isPage(given.link) ? given : { ...given, link: '' };
  const languages = languagesOf(message);
  const parts = languages.map((language) => htmlPart(message, language)).join('<hr>');
  return {
    subject: languages.map((language) => oneLine(message.title[language])).join(' · '),
    text: languages.map((language) => textPart(message, language)).join('\n\n――――――――\n\n'),
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body>${parts}</body></html>`,
  };
};

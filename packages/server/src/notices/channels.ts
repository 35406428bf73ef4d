import { readFileSync } from 'node:fs';
import { type Outcome, ok, refuse } from '#kernel';
import type { Config } from '#platform/config';
import { whatIsWrong } from '#platform/http';
import type { Kit } from '#platform/kit';
import { createHttpChannel } from './channels/http.ts';
import { createMailChannel, type MailSettings } from './channels/mail.ts';
import { createPortalChannel } from './channels/portal.ts';
import { type HttpTemplate, templateShape } from './core/template.ts';
import type { Channels } from './port.ts';

/** The ways out that a configuration sets up. */
export type Ways = { readonly mail?: MailSettings; readonly http?: HttpTemplate };

const wrong = (what: string): Outcome<never, 'notices.http_wrong'> => refuse('notices.http_wrong', { what });

const readTemplate = (setting: string): Outcome<HttpTemplate, 'notices.http_wrong'> => {
  try {
    const text = setting.trimStart().startsWith('{') ? setting : readFileSync(setting, 'utf8');
    const read = templateShape.safeParse(JSON.parse(text));
    return read.success ? ok(read.data) : wrong(whatIsWrong(read.error.issues));
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
};

/** Reads the ways out from the configuration; a wrong template is refused at the start, with what is wrong in it. */
export const readWays = (config: Config): Outcome<Ways, 'notices.http_wrong'> => {
  const { smtpUrl, mailFrom, noticeHttp } = config;
  const mail = smtpUrl === undefined || mailFrom === undefined ? {} : { mail: { url: smtpUrl, from: mailFrom } };
  if (noticeHttp === undefined) return ok(mail);
  const http = readTemplate(noticeHttp);
  return http.ok ? ok({ ...mail, http: http.value }) : http;
};

/** Opens the ways: the portal, and those out that are set up. Nothing is connected before the first message. */
export const openChannels = (kit: Kit, { mail, http }: Ways): Channels => ({
  portal: createPortalChannel(kit),
  ...(mail === undefined ? {} : { mail: createMailChannel(mail) }),
  ...(http === undefined ? {} : { http: createHttpChannel(http, kit.clock) }),
});

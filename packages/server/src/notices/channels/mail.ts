import { createTransport } from 'nodemailer';
import { err, ok } from '#kernel';
import { writeMail } from '../core/mail.ts';
import type { Channel, Failure } from '../port.ts';

/** How long the mail server may take to answer at all, and with each line: longer ones hold up everybody else's mail. */
const answerMsMax = 10_000;

/** How to reach the mail server and whose name stands under the mail. */
export type MailSettings = {
  /** `smtp://user:password@host:port`, `smtps://…` with TLS from the first byte. */
  readonly url: string;
  /** `name <address>` or an address. */
  readonly from: string;
};

type SmtpError = Error & { readonly responseCode?: number; readonly code?: string };

/** Faults before a word with the server that trying again does not mend: a wrong password, an impossible address. */
const lasting = ['EAUTH', 'EENVELOPE'];

/** RFC 5321: 5yz is for good, 4yz and silence are worth another try. */
const failureOf = ({ responseCode, code, message }: SmtpError): Failure => {
  const isForGood = responseCode === undefined ? lasting.includes(code ?? '') : responseCode >= 500;
  return { reason: isForGood ? 'refused' : 'unreachable', error: message.slice(0, 500) };
};

/** Mail by SMTP; TLS is used whenever the server offers it. A repeat has the same Message-ID. */
export const createMailChannel = ({ url, from }: MailSettings): Channel => {
  const transport = createTransport({
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: answerMsMax,
    greetingTimeout: answerMsMax,
    socketTimeout: answerMsMax,
  });
  return {
    name: 'mail',
    reaches: ({ email }) => email !== '',
    async send(message) {
      const { subject, text, html } = writeMail(message);
      const domain = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'localhost';
      const to = { name: message.to.name, address: message.to.email };
      const headers = { 'auto-submitted': 'auto-generated' };
      try {
        await transport.sendMail({ from, to, subject, text, html, headers, messageId: `<${message.id}@${domain}>` });
        return ok(null);
      } catch (error) {
        return err(failureOf(error as SmtpError));
      }
    },
  };
};

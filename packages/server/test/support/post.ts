/** The other sides of messages: a real mail server and a real gateway that keep what they get, and can be made to refuse. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { atEnd } from './kit.ts';

/** A mail as it came, with its envelope. */
export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

/** A mail server on loopback. */
export type MailServer = {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** From now on recipients are answered with this SMTP code; undefined takes all. */
  answer(code: number | undefined): void;
  close(): Promise<void>;
};

const address = (given: { address: string } | false | undefined): string =>
  given === false || given === undefined ? '' : given.address;

/** Starts a mail server that asks for a password. */
export const startMailServer = async ({ password = 'secret' } = {}): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  let code: number | undefined;
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username ?? '' }) : done(new Error('wrong password')),
    onRcptTo: (_to, _session, done) =>
      code === undefined ? done() : done(Object.assign(new Error('not now'), { responseCode: code })),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = envelope.rcptTo.map((one) => address(one));
        mails.push({ from: address(envelope.mailFrom), to, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
  atEnd(close);
  const answer = (next: number | undefined): void => {
    code = next;
  };
  return { url: `smtp://corridor:${password}@127.0.0.1:${port}`, mails, answer, close };
};

/** A call as it came. */
export type ReceivedCall = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** A gateway on loopback. */
export type Gateway = {
  readonly origin: string;
  readonly calls: ReceivedCall[];
  answer(next: {
    readonly status?: number;
    readonly body?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }): void;
  close(): Promise<void>;
};

/** Starts a gateway that answers as WeCom's and DingTalk's robots do. */
export const startGateway = async (): Promise<Gateway> => {
  const calls: ReceivedCall[] = [];
  const good = { status: 200, body: '{"errcode":0,"errmsg":"ok"}', headers: {} };
  let next: Parameters<Gateway['answer']>[0] = good;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url = '', headers } = request;
      calls.push({ url, headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(next.status ?? 200, next.headers ?? {}).end(next.body ?? good.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  atEnd(close);
  const answer: Gateway['answer'] = (given) => {
    next = given;
  };
  return { origin: `http://127.0.0.1:${port}`, calls, answer, close };
};

const decodeWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_whole, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/g, (_hex, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
    );

/** A header of a mail, unfolded and decoded (RFC 2047). */
export const headerOf = ({ raw }: ReceivedMail, name: string): string => {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '';
  const value = line.slice(name.length + 1).trim();
  return value.includes('=?') ? Buffer.from(decodeWords(value), 'latin1').toString('utf8') : value;
};

const decodeBody = (head: string, body: string): string => {
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_hex, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

/** The plain and the HTML part of a mail, decoded. */
export const partsOf = ({ raw }: ReceivedMail): { readonly text: string; readonly html: string } => {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`).map((part) => {
    const cut = part.indexOf('\r\n\r\n');
    return { head: part.slice(0, cut), body: part.slice(cut + 4) };
  });
  const find = (type: string): string => {
    const part = parts.find(({ head }) => head.toLowerCase().includes(`content-type: ${type}`));
    return part === undefined ? '' : decodeBody(part.head, part.body);
  };
  return { text: find('text/plain'), html: find('text/html') };
};

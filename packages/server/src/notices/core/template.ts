import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** Longest text that goes into a short message, in characters: robots take 2,048 bytes, three a Chinese character. */
const textCharactersMax = 500;

/** Hosts of this machine, where plain HTTP goes over no wire. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Names that may stand in braces. `timestamp` is milliseconds since 1970, `sign` the signature, `id` the message. */
const placeholders = ['title', 'text', 'link', 'phone', 'email', 'person', 'timestamp', 'sign', 'id'] as const;
export type Placeholder = (typeof placeholders)[number];

const isFixedHost = (url: string): boolean => /^https?:\/\/[^/?#{}]+(?=[/?#]|$)/.test(url);

const isSafeAddress = (url: string): boolean => {
  if (!isFixedHost(url) || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || loopback.includes(hostname);
};

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);

const knowsAll = (text: string, known: readonly string[]): boolean =>
  namesIn(text).every((name) => known.includes(name));

/** Headers carry no person's words: those may hold what a header cannot. */
const inHeaders = ['timestamp', 'sign', 'id'];

/** A call that some gateway takes: where, how, and with which words. Refuses what would leave the host to a message. */
export const templateShape = z
  .strictObject({
    url: z.string().refine(isSafeAddress, 'https with a fixed host, or this machine'),
    method: z.enum(['POST', 'PUT']).default('POST'),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string()).default({}),
    /** JSON whose texts are filled, or a text for forms and plain bodies. */
    body: z.json(),
    sign: z
      .strictObject({
        secret: z.string().min(1),
        text: z.string().default('{timestamp}\n{secret}'),
        encoding: z.enum(['base64', 'hex']).default('base64'),
      })
      .optional(),
    /** What a good answer says, for gateways that answer 200 to everything. */
    success: z.strictObject({ field: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }).optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  })
  .refine(({ url, body }) => knowsAll(url + JSON.stringify(body), placeholders), `known are ${placeholders.join(', ')}`)
  .refine(({ headers }) => knowsAll(JSON.stringify(headers), inHeaders), `headers take ${inHeaders.join(', ')}`)
  .refine(
    ({ headers, body }) => typeof body !== 'string' || !/json/i.test(JSON.stringify(headers)),
    'a JSON body is written as JSON, not as a text',
  );

/** A template as it was read. */
export type HttpTemplate = z.output<typeof templateShape>;

/** The call that a message becomes. */
export type Call = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Words = Readonly<Record<Exclude<Placeholder, 'sign'>, string>>;
type Escape = (word: string) => string;
type Body = HttpTemplate['body'];

const fill = (text: string, words: Readonly<Record<string, string>>, encode: Escape = (word) => word): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (words[name] === undefined ? whole : encode(words[name])));

const fillJson = (value: Body, words: Readonly<Record<string, string>>): Body => {
  if (typeof value === 'string') return fill(value, words);
  if (Array.isArray(value)) return value.map((item) => fillJson(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillJson(item, words)]));
};

const contentTypeOf = ({ headers, body }: HttpTemplate): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ??
  (typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json');

/** HMAC-SHA256 over the template's text; with its default it is DingTalk's: `timestamp`, line feed, secret. */
const signatureOf = ({ sign }: HttpTemplate, words: Words): string =>
  sign === undefined
    ? ''
    : createHmac('sha256', sign.secret)
        .update(fill(sign.text, { ...words, secret: sign.secret }), 'utf8')
        .digest(sign.encoding);

/** Fills a template. Words are encoded for where they stand: in addresses and forms by percent, in JSON as JSON. */
export const fillTemplate = (template: HttpTemplate, given: Words): Call => {
  const cut = { ...given, text: [...given.text].slice(0, textCharactersMax).join('') };
  const words = { ...cut, sign: signatureOf(template, cut) };
  const { url, method, headers, body } = template;
  const contentType = contentTypeOf(template);
  const isForm = contentType.includes('x-www-form-urlencoded');
  const filledHeaders = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fill(value, words)]);
  return {
    url: fill(url, words, encodeURIComponent),
    method,
    headers: { ...Object.fromEntries(filledHeaders), 'content-type': contentType },
    body:
      typeof body === 'string'
        ? fill(body, words, isForm ? encodeURIComponent : undefined)
        : JSON.stringify(fillJson(body, words)),
  };
};

/** True when the template can say nothing without a phone number. */
export const needsPhone = ({ url, body }: HttpTemplate): boolean =>
  namesIn(url + JSON.stringify(body)).includes('phone');

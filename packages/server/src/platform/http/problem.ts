import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineErrors, type ErrorTable, fillSentence, invariant, type Language, type Refusal } from '#kernel';

/** Refusals that the http layer itself gives. */
export const httpErrors = defineErrors({
  'http.not_signed_in': { status: 401, en: 'Sign in or send an API token.', zh: '请先登录，或附上 API 令牌。' },
  'http.not_allowed': {
    status: 403,
    en: 'Your role does not allow this. It needs: {roles}.',
    zh: '您的角色无权进行此操作，需要：{roles}。',
  },
  'http.cross_site': {
    status: 403,
    en: 'This call did not come from a page of this platform, so it was not carried out. Open the portal and do it there; programs send an API token.',
    zh: '该请求不是由本平台的页面发出，未予执行。请在门户页面中操作；程序请使用 API 令牌。',
  },
  'http.not_found': { status: 404, en: 'There is nothing here that you may see.', zh: '这里没有您可以查看的内容。' },
  'http.invalid': { status: 400, en: 'The request is not as it should be: {what}.', zh: '请求有误：{what}。' },
  'http.too_large': { status: 413, en: 'The request is larger than allowed.', zh: '请求内容超过上限。' },
  'http.idempotency_key_reused': {
    status: 422,
    en: 'This Idempotency-Key was used for another request. Take a new key.',
    zh: '该 Idempotency-Key 已用于另一请求，请换一个。',
  },
  'http.secret_shown': {
    status: 409,
    en: 'This was done already, and its secret was shown in the first answer only. Make a new one with a new key.',
    zh: '该请求已执行，其中的密钥仅在首次答复中显示。请换一个 Idempotency-Key 重新生成。',
  },
  'http.page_token_invalid': {
    status: 400,
    en: 'This pageToken is not one of ours. Start from the first page.',
    zh: 'pageToken 无效，请从第一页开始。',
  },
  'http.unavailable': {
    status: 503,
    en: 'Not ready: {what}. Try again shortly.',
    zh: '尚未就绪：{what}。请稍后再试。',
  },
  'http.internal': {
    status: 500,
    en: 'Something went wrong on our side. Tell the operator this request id.',
    zh: '系统内部出错，请将请求编号告知运营方。',
  },
});

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The language of a request: the first of zh and en in Accept-Language; English when neither is asked for. */
export const languageOf = (headers: Headers): Language => {
  const wanted = String(headers['accept-language'] ?? '')
    .toLowerCase()
    .split(',');
  const first = wanted.find((tag) => /^\s*(zh|en)/.test(tag));
  return first?.trim().startsWith('zh') === true ? 'zh' : 'en';
};

/** An RFC 9457 problem document. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  details?: unknown;
};

/** Looks refusals up in the tables of all modules. */
export const createProblems = (tables: readonly ErrorTable[]) => {
  const entries = new Map(tables.flatMap((table) => Object.entries(table)));
  return (refusal: Refusal, language: Language, requestId: string): Problem => {
    const entry = entries.get(refusal.code);
    invariant(entry !== undefined, `refusal without an entry in an error table: ${refusal.code}`);
    return {
      type: `urn:corridor:error:${refusal.code}`,
      title: STATUS_CODES[entry.status] ?? 'Error',
      status: entry.status,
      detail: fillSentence(entry[language], refusal.params),
      code: refusal.code,
      requestId,
      ...(refusal.details === undefined ? {} : { details: refusal.details }),
    };
  };
};

/** Makes the problem document of a refusal. */
export type Problems = ReturnType<typeof createProblems>;

/** Answers with a problem document. */
export const sendProblem = (problems: Problems, request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
  const problem = problems(refusal, languageOf(request.headers), request.id);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

import { err, ok, type Result } from '#kernel';
import type { Clock } from '#platform/clock';
import { type Call, fillTemplate, type HttpTemplate, needsPhone } from '../core/template.ts';
import type { Channel, Failure, Message } from '../port.ts';

/** How long the gateway may take: a slower one holds up everybody else's message. */
const answerMsMax = 10_000;

/** How much of an answer is read: a gateway says yes in a line. */
const answerBytesMax = 64 * 1024;

const readSome = async (answer: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > answerBytesMax) break;
  }
  return Buffer.concat(chunks).toString('utf8');
};

const fieldOf = (text: string, field: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && field in parsed
      ? (parsed as Record<string, unknown>)[field]
      : undefined;
  } catch {
    return undefined;
  }
};

/** Too many calls and faults of the other side pass; another 4xx, a redirect and a no in words do not. */
const judge = ({ success }: HttpTemplate, status: number, text: string): Result<null, Failure> => {
  const said = `${status} ${text.slice(0, 300)}`;
  if (status === 429 || status >= 500) return err({ reason: 'unreachable', error: said });
  if (status < 200 || status >= 300) return err({ reason: 'refused', error: said });
  const isGood = success === undefined || fieldOf(text, success.field) === success.value;
  return isGood ? ok(null) : err({ reason: 'refused', error: said });
};

const callOnce = async (template: HttpTemplate, { url, ...init }: Call): Promise<Result<null, Failure>> => {
  try {
    const signal = AbortSignal.timeout(answerMsMax);
    // The operator named this address; one that it forwards to, nobody did.
    const answer = await fetch(url, { ...init, redirect: 'manual', signal });
    return judge(template, answer.status, await readSome(answer));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return err({ reason: 'unreachable', error: `${String(error)}${cause}` });
  }
};

const phoneOf = ({ to }: Message): string => to.phone ?? '';

/** Calls that a template describes: SMS gateways, robots of WeCom and DingTalk. A repeat has the same `{id}`. */
export const createHttpChannel = (template: HttpTemplate, clock: Clock): Channel => ({
  name: 'http',
  reaches: ({ phone }) => phone !== null || !needsPhone(template),
  send(message) {
    const language = message.to.language ?? template.language;
    const { id, title, text, link, to } = message;
    const words = {
      ...{ id, link, title: title[language], text: text[language] },
      ...{ phone: phoneOf(message), email: to.email, person: to.name },
      timestamp: String(clock.now().getTime()),
    };
    return callOnce(template, fillTemplate(template, words));
  },
});

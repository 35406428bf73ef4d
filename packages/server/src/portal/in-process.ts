import type { FastifyRequest, InjectOptions } from 'fastify';

/**
 * A `fetch` that calls the platform's own API within the process, as an anonymous visitor: pages are drawn from the same
 * documented calls that the browser makes, without a connection between. Calls carry the visitor's address, which limits of
 * tries count by.
 */
export const inProcess =
  ({ server, ip }: Pick<FastifyRequest, 'server' | 'ip'>) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const options: InjectOptions = {
      method: request.method as 'GET',
      url: `${pathname}${search}`,
      remoteAddress: ip,
      headers: { accept: 'application/json', 'accept-language': request.headers.get('accept-language') ?? 'zh' },
    };
    const answer = await server.inject(options);
    return new Response(answer.payload === '' ? null : answer.payload, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? 'application/json') },
    });
  };

import type { FastifyInstance, InjectOptions } from 'fastify';

/**
 * A `fetch` that calls the platform's own API within the process, as an anonymous visitor: pages are drawn from the same
 * documented calls that the browser makes, without a connection between.
 */
export const inProcess =
  (server: FastifyInstance) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const options: InjectOptions = {
      method: request.method as 'GET',
      url: `${pathname}${search}`,
      headers: { accept: 'application/json', 'accept-language': request.headers.get('accept-language') ?? 'zh' },
    };
    const answer = await server.inject(options);
    return new Response(answer.payload === '' ? null : answer.payload, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? 'application/json') },
    });
  };

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Made anew for every reader, so quickly: 4 packs a page of 100 kB in about a millisecond. */
const quality = 4;

/** The best packing that a caller takes: Brotli, which browsers offer on secure lines, gzip, or none. */
export const encodingOf = (accepted: string | string[] | undefined): 'br' | 'gz' | undefined => {
  const text = String(accepted ?? '');
  if (/\bbr\b/.test(text)) return 'br';
  return /\bgzip\b/.test(text) ? 'gz' : undefined;
};

/** Sends HTML, packed as the caller takes it. */
export const compressed = async (request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> => {
  const encoding = encodingOf(request.headers['accept-encoding']);
  if (encoding === undefined) return reply.send(html);
  const packed =
    encoding === 'br'
      ? await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
      : await zip(html, { level: 5 });
  return reply.header('content-encoding', encoding === 'br' ? 'br' : 'gzip').send(packed);
};

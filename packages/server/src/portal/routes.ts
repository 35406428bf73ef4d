import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Language } from '#kernel';
import { languageOf, originOf, type Route, rawRoute, readCookie } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { Asset, Bundle, PageRequest } from './bundle.ts';
import { readBundle } from './bundle.ts';
import { compressed, encodingOf } from './compress.ts';
import { inProcess } from './in-process.ts';

const tag = 'portal';
const anyone = { roles: 'anyone' } as const;

/** Names of built files carry their content's hash: what stands under one never changes. */
const forEver = 'public, max-age=31536000, immutable';
const forAnHour = 'public, max-age=3600';

const sendAsset = (request: FastifyRequest, reply: FastifyReply, asset: Asset, path: string): FastifyReply => {
  const encoding = encodingOf(request.headers['accept-encoding']);
  const packed = encoding === undefined ? undefined : asset[encoding];
  reply.type(asset.type).header('vary', 'accept-encoding');
  reply.header('cache-control', path.startsWith('/assets/') ? forEver : forAnHour);
  if (packed === undefined || encoding === undefined) return reply.send(asset.plain);
  return reply.header('content-encoding', encoding === 'gz' ? 'gzip' : encoding).send(packed);
};

const themeOf = (request: FastifyRequest): 'light' | 'dark' | undefined => {
  const theme = readCookie(request.headers, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};

/** The language asked for in the address, remembered, or wished by the browser, in this order. */
const spoken = (request: FastifyRequest): Language => {
  const { lang } = request.query as { lang?: unknown };
  const wanted = typeof lang === 'string' ? lang : readCookie(request.headers, 'lang');
  return wanted === 'zh' || wanted === 'en' ? wanted : languageOf(request.headers);
};

const pageRequest = (kit: Kit, request: FastifyRequest, bundle: Bundle, actor: Actor): PageRequest => {
  const [path = '/', query = ''] = request.url.split('?');
  const origin = originOf(kit.config, request);
  return {
    path,
    query,
    language: spoken(request),
    theme: themeOf(request),
    seemsSignedIn: actor.kind !== 'anonymous',
    origin,
    fetch: inProcess(request),
    assets: bundle.assets,
  };
};

const isWork = (path: string): boolean => path === '/work' || path.startsWith('/work/');

const whoAmI = async (request: FastifyRequest): Promise<unknown> => {
  const { cookie = '' } = request.headers;
  const answer = await request.server.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie } });
  return answer.statusCode === 200 ? answer.json() : null;
};

/** Browsers that open an address ask for HTML; programs that mistyped one of the API's get a problem document. */
const wantsPage = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('text/html') && !/^\/(api|delta-sharing|log|vault)\//.test(request.url);

const drawn = async (kit: Kit, request: FastifyRequest, bundle: Bundle, actor: Actor) => {
  const asked = pageRequest(kit, request, bundle, actor);
  if (!isWork(asked.path)) return bundle.renderPublic(asked);
  if (actor.kind === 'anonymous')
    return { status: 302, html: '', to: `/sign-in?next=${encodeURIComponent(request.url)}` };
  return bundle.renderWork(asked, await whoAmI(request));
};

/** The portal: its files, and every page. Pages are drawn from the documented API and nothing else. */
export const portalRoutes = (kit: Kit): Route[] => {
  let reading: Promise<Bundle | undefined> | undefined;
  const bundleOnce = (): Promise<Bundle | undefined> => {
    reading ??= readBundle();
    return reading;
  };
  const answer = async ({ request, reply, actor }: { request: FastifyRequest; reply: FastifyReply; actor: Actor }) => {
    const path = request.url.split('?')[0] ?? '/';
    const bundle = await bundleOnce();
    const asset = bundle?.files.get(path);
    if (asset !== undefined) return sendAsset(request, reply, asset, path);
    if (path !== '/' && !wantsPage(request))
      return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
    if (bundle === undefined) return request.server.sendRefusal(request, reply, { code: 'portal.not_built' });
    const page = await drawn(kit, request, bundle, actor);
    if ('to' in page) return reply.redirect(page.to, page.status);
    reply.code(page.status).type('text/html; charset=utf-8').header('vary', 'accept-encoding, accept-language, cookie');
    reply.header('cache-control', 'no-cache');
    return compressed(request, reply, page.html);
  };
  const page = { method: 'GET', tag, access: anyone, documented: false, handle: answer } as const;
  return [
    rawRoute({ ...page, path: '/', summary: 'The portal’s first page' }),
    rawRoute({ ...page, path: '/{rest}', summary: 'Pages and files of the portal' }),
  ];
};

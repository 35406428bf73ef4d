import { searchProducts } from '#catalog';
import type { Language } from '#kernel';
import { languageOf, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';

/** Products on the first page: what fits a screen; the rest is found by searching. */
const productsShown = 20;

const words = {
  title: { zh: '数廊', en: 'Corridor' },
  lead: {
    zh: '本区域的数据在这里找到、评估、签约、取用，每一步都可核验。',
    en: 'Here this region’s data are found, judged, agreed on and read, and every step can be checked.',
  },
  search: { zh: '搜索数据产品', en: 'Search data products' },
  go: { zh: '搜索', en: 'Search' },
  none: { zh: '还没有匹配的产品。', en: 'Nothing fits yet.' },
  total: { zh: '项产品', en: 'products' },
  machines: { zh: '给程序使用', en: 'For programs' },
  catalogue: { zh: 'DCAT 目录', en: 'DCAT catalogue' },
  api: { zh: '接口描述（OpenAPI 3.1）', en: 'API (OpenAPI 3.1)' },
  log: { zh: '防篡改日志检查点', en: 'Checkpoint of the tamper-evident log' },
} as const;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);

type Card = { readonly id: string; readonly title: string; readonly summary: string; readonly provider: string };

const itemOf = (card: Card): string => `<li>
  <h3><a href="/api/v1/products/${escapeHtml(card.id)}">${escapeHtml(card.title)}</a></h3>
  <p>${escapeHtml(card.summary)}</p><p class="by">${escapeHtml(card.provider)}</p></li>`;

const style = `:root{color-scheme:light dark;--ink:#1c2430;--paper:#fcfcfa;--accent:#0b5c6b;--line:#d9dcd8}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--paper:#12171c;--accent:#7cc7d4;--line:#2b333b}}
body{margin:0 auto;max-width:960px;padding:32px 16px;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h1{margin:0;font-size:40px}h3{margin:0;font-size:18px}a{color:var(--accent)}form{display:flex;gap:8px;margin:24px 0}
input{flex:1;padding:12px;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:4px}
button{padding:12px 24px;font:inherit;color:var(--paper);background:var(--accent);border:0;border-radius:4px}
ul{list-style:none;padding:0}li{padding:16px 0;border-top:1px solid var(--line)}p{margin:4px 0}.by,footer{opacity:.75;font-size:14px}`;

type View = {
  readonly language: Language;
  readonly q: string;
  readonly cards: readonly Card[];
  readonly total: number;
};

const pageOf = ({ language, q, cards, total }: View): string => {
  const say = (key: keyof typeof words): string => escapeHtml(words[key][language]);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${say('title')}</title>
<link rel="alternate" type="text/turtle" href="/catalog.ttl"><style>${style}</style></head><body>
<header><h1>${say('title')}</h1><p>${say('lead')}</p></header>
<main><form action="/" method="get" role="search"><input name="q" type="search" value="${escapeHtml(q)}" aria-label="${say('search')}" placeholder="${say('search')}"><button>${say('go')}</button></form>
<p>${total} ${say('total')}</p>${cards.length === 0 ? `<p>${say('none')}</p>` : `<ul>${cards.map(itemOf).join('')}</ul>`}</main>
<footer>${say('machines')}: <a href="/catalog.ttl">${say('catalogue')}</a> · <a href="/api/openapi.json">${say('api')}</a> · <a href="/log/checkpoint">${say('log')}</a></footer></body></html>`;
};

const cardsFor = async (kit: Kit, actor: Parameters<Kit['db']['read']>[0], q: string, language: Language) => {
  const found = await kit.db.read(actor, (tx) => searchProducts(tx, { text: q, size: productsShown }));
  const cards = found.pages.map(({ listing, provider }) => ({
    id: listing.product_id,
    title: listing.draft.title[language] || listing.draft.title.zh,
    summary: listing.draft.summary[language] || listing.draft.summary.zh,
    provider: (language === 'en' ? provider?.nameEn : provider?.name) ?? '',
  }));
  return { cards, total: found.total };
};

/** The first page: what is on offer here, searched without a script. The portal takes its place. */
export const homeRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/',
    summary: 'The first page',
    tag: 'portal',
    access: { roles: 'anyone' },
    documented: false,
    handle: async ({ request, reply, actor }) => {
      const { q, lang } = request.query as { q?: unknown; lang?: unknown };
      const text = typeof q === 'string' ? q.slice(0, 200) : '';
      const language = lang === 'zh' || lang === 'en' ? lang : languageOf(request.headers);
      const found = await cardsFor(kit, actor, text, language);
      return reply.type('text/html; charset=utf-8').send(pageOf({ language, q: text, ...found }));
    },
  });

import { type Language, localeOf } from '../shared/language.ts';
import baseCss from '../style/base.css?inline';
import publicCss from '../style/public.css?inline';
import catalogueCss from '../style/public-catalogue.css?inline';
import formsCss from '../style/public-forms.css?inline';
import logCss from '../style/public-log.css?inline';
import pagesCss from '../style/public-pages.css?inline';
import productCss from '../style/public-product.css?inline';
import residentsCss from '../style/public-residents.css?inline';
import tokensCss from '../style/tokens.css?inline';

/** What a document is made of; `state` becomes JSON that is no script. */
export type DocumentParts = {
  readonly language: Language;
  readonly theme: 'light' | 'dark' | undefined;
  readonly title: string;
  readonly description: string;
  readonly isPrivate: boolean;
  readonly canonical: string;
  readonly scripts: readonly string[];
  /** Scripts that the first one will ask for: fetched beside it. */
  readonly preloads: readonly string[];
  /** What the first script fetches once the page is painted: the program, then what it will ask for. */
  readonly program: readonly string[];
  readonly styles: readonly string[];
  readonly body: string;
  readonly state: unknown;
};

const css = {
  public: tokensCss + baseCss + publicCss + formsCss + catalogueCss + logCss + productCss + pagesCss + residentsCss,
  work: tokensCss + baseCss,
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);

/** `<` never appears in the JSON, so that no text of a member can end the element; U+2028 and U+2029 are legal in JSON. */
const jsonIn = (state: unknown): string => JSON.stringify(state).replaceAll('<', '\\u003c');

const head = (parts: DocumentParts, kind: keyof typeof css): string => {
  const { title, description, canonical, isPrivate, preloads, program, scripts, styles } = parts;
  return [
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    description === '' ? '' : `<meta name="description" content="${escapeHtml(description)}">`,
    isPrivate ? '<meta name="robots" content="noindex">' : `<link rel="canonical" href="${escapeHtml(canonical)}">`,
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    '<link rel="alternate" type="text/turtle" href="/catalog.ttl">',
    `<style>${css[kind]}</style>`,
    ...styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...preloads.map((href) => `<link rel="modulepreload" href="${href}">`),
    program.length === 0 ? '' : `<meta name="program" content="${program.join(' ')}">`,
    ...scripts.map((href) => `<script type="module" src="${href}"></script>`),
  ].join('');
};

/** The HTML document of a page. */
export const documentOf = (parts: DocumentParts, kind: keyof typeof css): string => {
  const theme = parts.theme === undefined ? '' : ` data-theme="${parts.theme}"`;
  return (
    `<!doctype html><html lang="${localeOf(parts.language)}"${theme}><head>${head(parts, kind)}</head>` +
    `<body><div id="root">${parts.body}</div>` +
    `<script type="application/json" id="state">${jsonIn(parts.state)}</script></body></html>`
  );
};

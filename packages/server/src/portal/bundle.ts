import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language } from '#kernel';

/** What the portal's own drawing needs; the same shape as `PortalRequest` of the package `@corridor/web`. */
export type PageRequest = {
  readonly path: string;
  readonly query: string;
  readonly language: Language;
  readonly theme: 'light' | 'dark' | undefined;
  readonly seemsSignedIn: boolean;
  readonly origin: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly assets: (file: string) => Linked;
};

/** A drawn page. */
export type Page = { readonly status: number; readonly html: string };

/** A script of the build with all that it imports at once, and their style sheets, as addresses. */
export type Linked = {
  readonly script: string;
  readonly imports: readonly string[];
  readonly styles: readonly string[];
};

/** A static file with its compressed forms. */
export type Asset = { readonly type: string; readonly plain: Buffer; readonly br?: Buffer; readonly gz?: Buffer };

/** The built portal: its drawing functions, the links of its files, its static files by path. */
export type Bundle = {
  readonly renderPublic: (request: PageRequest) => Promise<Page>;
  readonly renderWork: (request: PageRequest, me: unknown) => Page;
  readonly assets: (file: string) => Linked;
  readonly files: ReadonlyMap<string, Asset>;
};

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

const dist = new URL('../../../web/dist/', import.meta.url);

const readAssets = async (): Promise<Map<string, Asset>> => {
  const folder = fileURLToPath(new URL('client/', dist));
  const names = await readdir(folder, { recursive: true });
  const known = new Set(names);
  const files = new Map<string, Asset>();
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const form = async (ending: string) =>
      known.has(`${name}${ending}`) ? readFile(`${folder}${name}${ending}`) : undefined;
    const [br, gz] = [await form('.br'), await form('.gz')];
    const compressed = { ...(br === undefined ? {} : { br }), ...(gz === undefined ? {} : { gz }) };
    files.set(`/${name}`, { type, plain: await readFile(`${folder}${name}`), ...compressed });
  }
  return files;
};

/** Static imports of a chunk, all the way down; the browser would find them one after the other. */
const importsOf = (manifest: Manifest, name: string, seen = new Set<string>()): Set<string> => {
  for (const next of manifest[name]?.imports ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    importsOf(manifest, next, seen);
  }
  return seen;
};

const linksOf = (manifest: Manifest) => {
  const address = (file: string): string => `/${file}`;
  return (name: string): Linked => {
    const imports = [...importsOf(manifest, name)];
    const chunks = [name, ...imports].flatMap((key) => manifest[key] ?? []);
    return {
      script: address(manifest[name]?.file ?? ''),
      imports: imports.map((key) => address(manifest[key]?.file ?? '')),
      styles: chunks.flatMap(({ css = [] }) => css.map(address)),
    };
  };
};

/** Reads the built portal into memory, a few megabytes; undefined when it was not built. */
export const readBundle = async (): Promise<Bundle | undefined> => {
  try {
    const manifest = JSON.parse(await readFile(new URL('client/.vite/manifest.json', dist), 'utf8')) as Manifest;
    const drawing = (await import(pathToFileURL(fileURLToPath(new URL('server/render.js', dist))).href)) as Pick<
      Bundle,
      'renderPublic' | 'renderWork'
    >;
    return { ...drawing, assets: linksOf(manifest), files: await readAssets() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && /ENOENT|MODULE_NOT_FOUND/.test(String(error.code)))
      return undefined;
    throw error;
  }
};

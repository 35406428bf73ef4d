/**
 * The portal as a phone meets it: Lighthouse (mobile preset, median of five) on the production build in Debian's Chromium, on the demo's data;
 * then how long the catalogue takes to answer a touch with 3,000 listings (Interaction to Next Paint, the slowest of a visit's touches). Prints
 * the machine with the figures. `node bench/portal.ts [--runs N] [--pages home,catalogue]`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromiumPath } from '../packages/web/test/support/browser.ts';
import { startGround } from '../packages/web/test/support/ground.ts';
import { listPages } from '../packages/web/test/support/places.ts';
import { measureTouches } from './portal-touches.ts';

const lighthouse = fileURLToPath(new URL('../node_modules/.bin/lighthouse', import.meta.url));
const option = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;

const runs = Number(option('--runs') ?? 5);
const wanted = option('--pages')?.split(',');

type Report = {
  readonly categories: Readonly<
    Record<'performance' | 'accessibility' | 'best-practices', { readonly score: number | null }>
  >;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
};

const flags = '--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking';

const run = promisify(execFile);

const inspect = async (url: string): Promise<Report> => {
  const path = join(mkdtempSync(join(tmpdir(), 'lighthouse-')), 'report.json');
  const args = [url, '--quiet', '--output=json', `--output-path=${path}`, `--chrome-flags=${flags}`];
  const categories = '--only-categories=performance,accessibility,best-practices';
  const env = { ...process.env, CHROME_PATH: chromiumPath() ?? '', NODE_OPTIONS: '' };
  await run(lighthouse, [...args, categories], { env });
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const figuresOf = (reports: readonly Report[]) => {
  const category = (name: keyof Report['categories']) =>
    median(reports.map(({ categories }) => (categories[name].score ?? 0) * 100));
  const audit = (name: string) => median(reports.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN));
  return {
    performance: category('performance').toFixed(0),
    accessibility: category('accessibility').toFixed(0),
    'best practices': category('best-practices').toFixed(0),
    'LCP s': (audit('largest-contentful-paint') / 1000).toFixed(2),
    'TBT ms': audit('total-blocking-time').toFixed(0),
    CLS: audit('cumulative-layout-shift').toFixed(3),
    'kB sent': (audit('total-byte-weight') / 1024).toFixed(0),
  };
};

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;

console.log(`${machine()}; Lighthouse mobile preset, median of ${runs}`);
const ground = await startGround();
try {
  const places = (await listPages(ground)).filter(
    ({ as, name }) => as === undefined && name !== 'no-such-page' && (wanted === undefined || wanted.includes(name)),
  );
  const rows: Record<string, ReturnType<typeof figuresOf>> = {};
  for (const { name, path } of places) {
    await fetch(`${ground.address}${path}`);
    const reports: Report[] = [];
    for (let i = 0; i < runs; i += 1) reports.push(await inspect(`${ground.address}${path}`));
    rows[name] = figuresOf(reports);
    console.log(name, JSON.stringify(rows[name]));
  }
  console.table(rows);
} finally {
  await ground.stop();
}
await measureTouches();

/** Chromium as Debian ships it, and what every page must keep: no error in the console, no refused request, no request to anybody else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Ground, type Person, shotsFolder } from './ground.ts';

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium's path; undefined where none is installed. */
export const chromiumPath = (): string | undefined => executables.find((path) => existsSync(path));

/** Why browser tests are skipped, or false: they are run wherever a Chromium is. */
export const noBrowser: string | false =
  chromiumPath() === undefined ? 'no Chromium here (apt-get install chromium): browser tests are skipped' : false;

/** As root there is no sandbox; the rest keeps it from calling home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath() ?? '', args: flags });

/** How a visitor's browser is set. */
export type Visit = {
  readonly language?: 'zh' | 'en';
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
};

/** A visitor: a browser context that notes whatever goes wrong on its pages. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong so far; empty it after something that was meant to be refused. */
  readonly complaints: string[];
};

const heightOf = (width: number): number => (width < 600 ? 800 : 900);

const watch = (page: Page, address: string, complaints: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`a request to somebody else: ${url}`);
  });
};

/** Opens a browser context as a visitor. */
export const visit = async (
  browser: Browser,
  { address }: Ground,
  { language = 'zh', width = 1440, theme = 'light' }: Visit = {},
): Promise<Visitor> => {
  const context = await browser.newContext({
    baseURL: address,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: heightOf(width) },
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, address, complaints);
  return { context, page, complaints };
};

/** Signs in through the page, as a person does. */
export const signIn = async ({ page }: Visitor, person: Person, next = '/work'): Promise<void> => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.locator('input[name=email]').fill(person.email);
  await page.locator('input[name=password]').fill(person.password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(`**${next}`);
  await page.locator('h1').first().waitFor();
};

/** What WCAG 2.2 AA asks for, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A frame in which no script may run answers no question of axe's, which would wait for ever. */
const mutedFrame = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';

/** What axe finds on the page as it is; nothing, on a good page. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).exclude(mutedFrame).withTags(rules).analyze();
  return violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target.join(' ').slice(-90)).join(' | ')}`,
  );
};

/** Keeps a picture of the whole page. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(shotsFolder(), `${name}.png`), fullPage: true });
};

/** How far the page is wider than its window: nothing, on a good page. */
export const overflowOf = async (page: Page): Promise<string[]> => {
  const [content = 0, box = 0] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  return content > box ? [`${content} px wide in a window of ${box}`] : [];
};

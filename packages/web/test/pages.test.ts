/**
 * Goal: every page, in both languages, at a phone's and a desk's width, in light and dark, is drawn without an error, fits its window,
 * and passes axe. Method: the route tables of the portal, a real server on the demo's data, Debian's Chromium; pictures are kept.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  axeFindings,
  noBrowser,
  overflowOf,
  shoot,
  signIn,
  startBrowser,
  type Visit,
  type Visitor,
  visit,
} from './support/browser.ts';
import { type Ground, startGround } from './support/ground.ts';
import { listPages, type Place } from './support/places.ts';

let ground: Ground;
let browser: Browser;

before(async () => {
  if (noBrowser !== false) return;
  ground = await startGround();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await ground?.stop();
});

type Look = Required<Visit> & { readonly axe: boolean };

/** axe takes longer than the page: one look in each theme, width and language is enough for what it can see. */
const looks: readonly Look[] = [
  { language: 'zh', width: 1440, theme: 'light', axe: true },
  { language: 'en', width: 360, theme: 'dark', axe: true },
  { language: 'en', width: 1440, theme: 'light', axe: false },
  { language: 'zh', width: 360, theme: 'light', axe: false },
];

/** The browser itself reports the status of a page that does not exist. */
const isMeant = (complaint: string, { path }: Place): boolean => path === '/no-such-page' && complaint.includes('404');

const lookAt = async (visitor: Visitor, place: Place, how: Look): Promise<string[]> => {
  const { page, complaints } = visitor;
  await page.goto(place.path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor();
  await shoot(page, `${place.name}-${how.language}-${how.width}`);
  const found = [...(await overflowOf(page)), ...(how.axe ? await axeFindings(page) : [])];
  return [...found, ...complaints.splice(0).filter((complaint) => !isMeant(complaint, place))];
};

const look = async (places: readonly Place[], how: Look): Promise<string[]> => {
  const failures: string[] = [];
  for (const who of new Set(places.map(({ as }) => as))) {
    const visitor = await visit(browser, ground, how);
    if (who !== undefined) await signIn(visitor, ground.person(who));
    for (const place of places.filter(({ as }) => as === who)) {
      const found = await lookAt(visitor, place, how).catch((error: Error) => [error.message]);
      failures.push(...found.map((what) => `${place.name}: ${what}`));
    }
    await visitor.context.close();
  }
  return failures;
};

for (const how of looks)
  test(`every page in ${how.language}, ${how.width} px, ${how.theme}`, { skip: noBrowser }, async () => {
    assert.deepEqual(await look(await listPages(ground), how), []);
  });

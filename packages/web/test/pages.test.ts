/**
 * Goal: every page, in both languages, at a phone's and a desk's width, in light and dark, is drawn without an error, fits its window,
 * and passes axe. Method: the route tables of the portal, a real server on the demo's data, Debian's Chromium; pictures are kept.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { assertAccessible, assertFits, noBrowser, shoot, signIn, startBrowser, type Visit, visit } from './support/browser.ts';
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

const looks: readonly Required<Visit>[] = [
  { language: 'zh', width: 1440, theme: 'light' },
  { language: 'en', width: 360, theme: 'dark' },
  { language: 'en', width: 1440, theme: 'light' },
  { language: 'zh', width: 360, theme: 'light' },
];

const look = async (places: readonly Place[], how: Required<Visit>): Promise<void> => {
  const failures: string[] = [];
  for (const who of new Set(places.map(({ as }) => as))) {
    const visitor = await visit(browser, ground, how);
    if (who !== undefined) await signIn(visitor, ground.person(who));
    for (const { path, name } of places.filter(({ as }) => as === who)) {
      const where = `${name} (${how.language}, ${how.width} px, ${how.theme})`;
      try {
        await visitor.page.goto(path, { waitUntil: 'networkidle' });
        await visitor.page.locator('h1').first().waitFor();
        await shoot(visitor.page, `${name}-${how.language}-${how.width}`);
        await assertFits(visitor.page, where);
        await assertAccessible(visitor.page, where);
      } catch (error) {
        failures.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
      }
      failures.push(...visitor.complaints.splice(0).map((complaint) => `${where}: ${complaint}`));
    }
    await visitor.context.close();
  }
  assert.deepEqual(failures, []);
};

for (const how of looks)
  test(`every page in ${how.language}, ${how.width} px, ${how.theme}`, { skip: noBrowser }, async () => {
    await look(await listPages(ground), how);
  });

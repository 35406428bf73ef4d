/** How long the catalogue takes to answer a touch with 3,000 listings, on a phone's screen with a phone's processor (4 × slower). */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startBrowser } from '../packages/web/test/support/browser.ts';
import { end, serve } from '../packages/web/test/support/ground.ts';

const listings = 3_000;

/** What Lighthouse's mobile preset slows a desk's processor by. */
const slowdown = 4;

type Touch = { readonly name: string; readonly ms: number };

/** Every touch with how long its slowest event took until the next paint (Event Timing, `interactionId`). */
const watchTouches = (page: Page): Promise<void> =>
  page.addInitScript(() => {
    const touches: { name: string; ms: number }[] = [];
    Object.assign(globalThis, { touches });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if ((entry.interactionId ?? 0) > 0) touches.push({ name: entry.name, ms: entry.duration });
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });

const settle = (page: Page): Promise<void> => page.waitForTimeout(1_500);

const useCatalogue = async (page: Page): Promise<void> => {
  await page.locator('input[type=search]').first().fill('空气');
  await page.keyboard.press('Enter');
  await settle(page);
  await page.locator('.facets-button').click();
  await settle(page);
  const boxes = page.locator('.facets input[type=checkbox]:visible');
  for (const at of [0, 1, 2]) {
    if ((await boxes.count()) <= at) break;
    await boxes.nth(at).click();
    await settle(page);
  }
  const sort = page.locator('main select').first();
  if ((await sort.count()) > 0) await sort.selectOption({ index: 1 });
  await settle(page);
};

/** Measures and prints the touches of a visit. */
export const measureTouches = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-touches-'));
  const world = fileURLToPath(new URL('portal-world.ts', import.meta.url));
  const made = spawnSync(process.execPath, [world, folder, String(listings)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (made.status !== 0) throw new Error('the listings could not be made');
  const { child, address } = await serve(folder, 0);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await watchTouches(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${address}/catalogue`, { waitUntil: 'networkidle' });
    await useCatalogue(page);
    const touches = await page.evaluate(() => (globalThis as unknown as { touches: Touch[] }).touches);
    const slowest = Math.max(0, ...touches.map(({ ms }) => ms));
    console.log(
      `catalogue with ${listings} listings, ${slowdown} × slower processor: ${touches.length} events, INP ${slowest} ms`,
    );
    console.table(touches.sort((a, b) => b.ms - a.ms).slice(0, 8));
  } finally {
    await browser.close();
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
};

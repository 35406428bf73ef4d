/**
 * Goal: nothing that somebody has begun is lost when the line, the session, the tab or the server goes away under the page.
 * Method: each is really taken away in the middle (the network cut, the page reloaded, the session ended, the server restarted), then the
 * same page must come to its end with what was typed or sent before.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import * as zh from '../src/locales/zh.work.ts';
import { button, choose, like } from './support/acts.ts';
import { noBrowser, shoot } from './support/browser.ts';
import { apiOf, must } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const provider = 'provider@qingqiong.example';

/** Rows of a file of about 10 MB: it is sent in three pieces, so that there is a middle to be interrupted in. */
const rows = 250_000;
const folder = mkdtempSync(join(tmpdir(), 'corridor-interrupted-'));
after(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string): string => {
  const path = join(folder, name);
  const lines = Array.from({ length: rows }, (_, at) => `${at},station ${at % 12} of the ring road,${at % 97}.5`);
  writeFileSync(path, ['id,station,reading', ...lines, ''].join('\n'));
  return path;
};

/** Begins an upload and calls `cut` when its second piece sets out, which then never arrives. */
const uploadUntil = async (page: Page, name: string, cut: () => Promise<unknown>): Promise<void> => {
  await page.goto('/work/publish');
  await page.getByLabel(zh.publish.drop.choose).setInputFiles(fileOf(name));
  let pieces = 0;
  const isCut = new Promise<void>((resolve) => {
    void page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      pieces += 1;
      if (pieces < 2) return route.continue();
      // the page that shows the upload is there before the line breaks
      await page.getByRole('progressbar').waitFor();
      resolve();
      return route.abort('internetdisconnected');
    });
  });
  await button(page, zh.publish.send).click();
  await isCut;
  await cut();
  await page.unroute('**/api/v1/uploads/*');
};

const arrived = async (page: Page): Promise<void> => {
  const words = page.getByText(like(zh.publish.progress.assessed)).filter({ hasText: '250,000' });
  await words.waitFor({ timeout: 60_000 });
};

test('an upload goes on where the line broke', { skip: noBrowser }, async () => {
  const { page, context } = await stage.enter({ language: 'zh' }, provider);
  await uploadUntil(page, 'ring_line.csv', () => context.setOffline(true));
  await page.getByText(like(zh.publish.progress.offline)).waitFor();
  await shoot(page, 'flow-interrupted-1-offline');
  await context.setOffline(false);
  await arrived(page);
  await context.close();
});

test('an upload goes on after the page was loaded anew', { skip: noBrowser }, async () => {
  const { page, context } = await stage.enter({ language: 'zh' }, provider);
  await uploadUntil(page, 'ring_page.csv', () => page.reload());
  await arrived(page);
  await context.close();
});

const title = '半路断掉也不会丢的产品';

const typeProduct = async (page: Page): Promise<void> => {
  const { draft } = zh.products;
  await page.goto('/work/products/new');
  await page.getByLabel(draft.titleZh).fill(title);
  await page.getByLabel(draft.summaryZh).fill('会话在填写途中结束。');
  await choose(page, draft.category, '环境');
  await choose(page, draft.datasets, 'beijing');
  await page.keyboard.press('Escape');
  await page.getByText(like(zh.workspace.draft.kept)).waitFor();
  // what was chosen last is kept a moment later
  await page.waitForFunction(() => Object.values({ ...localStorage }).some((kept) => String(kept).includes('"ds_')));
};

/** Ends every session of a person but the one that does it, as another device may. */
const endSessions = async (email: string): Promise<void> => {
  const me = await apiOf(stage.ground, email);
  const { items } = await must<{ items: { id: string; current: boolean }[] }>(me, 'GET', '/api/v1/sessions');
  for (const { id } of items.filter(({ current }) => !current)) await me.call('DELETE', `/api/v1/sessions/${id}`);
};

test('a draft outlives its tab, and the form the session', { skip: noBrowser }, async () => {
  const { page: first, context } = await stage.enter({ language: 'zh' }, provider);
  await typeProduct(first);
  await first.close();
  const page = await context.newPage();
  await page.goto('/work/products/new');
  const field = page.getByLabel(zh.products.draft.titleZh);
  assert.equal(await field.inputValue(), title);
  await endSessions(provider);
  await button(page, zh.products.draft.create).click();
  const window = page.getByRole('dialog', { name: zh.workspace.session.over });
  await window.waitFor();
  await shoot(page, 'flow-interrupted-2-session');
  assert.equal(await field.inputValue(), title);
  await window.getByLabel(zh.workspace.session.password).fill(stage.ground.person(provider).password);
  await button(window, zh.workspace.session.signIn).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await context.close();
});

test('a page goes on when the server was restarted under it', { skip: noBrowser }, async () => {
  const { page, context } = await stage.enter({ language: 'zh' }, provider);
  await page.evaluate(() => document.documentElement.setAttribute('data-loaded', 'once'));
  await stage.ground.restart();
  await page.getByRole('link', { name: zh.workspace.nav.agreements, exact: true }).click();
  await page.getByRole('row').nth(1).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.loaded), 'once');
  await context.close();
});

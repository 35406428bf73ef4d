/**
 * Goal: pages run no script but our own, give a session to nobody else, and show what is not for the reader, or was written to harm, as words.
 * Method: a browser with its policy on, calls as another site's page would make them, titles made to break out or to break the layout.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as zh from '../src/locales/zh.work.ts';
import { noBrowser, overflowOf, shoot } from './support/browser.ts';
import { apiOf, listProduct } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const provider = 'provider@qingqiong.example';
const buyer = 'buyer@saibei.example';

const policyOf = async (page: Page, path: string): Promise<Map<string, string>> => {
  const answer = await page.goto(path);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  return new Map(policy.split(';').map((rule) => [rule.trim().split(' ')[0] ?? '', rule.trim()]));
};

/** True when a script that was written into the page runs. */
const runsInline = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.documentElement.dataset.ran = 'yes'";
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="data:," onerror="document.documentElement.dataset.ran = \'yes\'">';
    document.body.append(image);
    return new Promise((resolve) => setTimeout(() => resolve(document.documentElement.dataset.ran !== undefined), 300));
  });

test('no script runs but ours, on public and on working pages', { skip: noBrowser }, async () => {
  const { page, context } = await stage.enter({}, buyer);
  for (const path of ['/', '/sign-in', '/work', '/work/agreements']) {
    const policy = await policyOf(page, path);
    assert.doesNotMatch(policy.get('script-src') ?? policy.get('default-src') ?? '*', /unsafe|\*|data:/);
    assert.equal(await runsInline(page), false, path);
  }
  await context.close();
});

test('the session stays in its cookie, and the cookie with us', { skip: noBrowser }, async () => {
  const { page, context } = await stage.enter({}, buyer);
  const [cookie, ...more] = (await context.cookies()).filter(({ name }) => /session/.test(name));
  assert.ok(cookie !== undefined && more.length === 0);
  assert.equal(cookie.httpOnly, true);
  assert.match(cookie.sameSite, /Lax|Strict/);
  const kept = await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.includes(cookie.value));
  await context.close();
});

/** Ends the session with the cookie, as a browser sends it, and what else the caller's page would send. */
const signOut = async (cookie: string, headers: Readonly<Record<string, string>>): Promise<number> => {
  const answer = await fetch(`${stage.ground.address}/api/v1/sessions/current`, {
    method: 'DELETE',
    headers: { cookie, ...headers },
  });
  return answer.status;
};

test('another site cannot act with the cookie', { skip: noBrowser }, async () => {
  const { context } = await stage.enter({}, buyer);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { address } = stage.ground;
  assert.equal(await signOut(cookie, { origin: 'https://prize.example', 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await signOut(cookie, { origin: address }), 403, 'our header is missing');
  assert.equal(await signOut(cookie, { origin: 'https://prize.example', 'x-corridor-request': 'portal' }), 403);
  assert.equal(await signOut(cookie, { origin: address, 'x-corridor-request': 'portal' }), 200, 'ours is let in');
  await context.close();
});

test('a page of another role says so and shows nothing', { skip: noBrowser }, async () => {
  const { page, context, complaints } = await stage.enter({ language: 'zh' }, 'auditor@exchange-110000.example');
  for (const path of ['/work/publish', '/work/datasets', '/work/earnings']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: zh.common.problem.notAllowed }).waitFor();
    assert.equal(await page.getByRole('table').count(), 0);
  }
  await shoot(page, 'flow-security-1-not-allowed');
  assert.deepEqual(complaints, []);
  await context.close();
});

const hostile = {
  zh: `<script>document.title='ran'</script><img src=x onerror=alert(1)>\u202Eאבג&lt;b&gt;`,
  en: 'W'.repeat(200),
};

test('hostile titles are words, and fit a phone', { skip: noBrowser }, async () => {
  const selling = await apiOf(stage.ground, provider);
  const exchange = await apiOf(stage.ground, 'exchange@exchange-110000.example');
  const id = await listProduct(selling, exchange, hostile);
  for (const language of ['zh', 'en'] as const) {
    const visitor = await stage.enter({ language, width: 360 }, provider);
    const { page, complaints } = visitor;
    page.on('dialog', (dialog) => complaints.push(`a script spoke: ${dialog.message()}`));
    for (const path of ['/', '/catalogue', `/products/${id}`, '/work/products', `/work/products/${id}?tab=preview`]) {
      await page.goto(path);
      await page.getByText(hostile[language]).first().waitFor();
      complaints.push(...(await overflowOf(page)).map((what) => `${path} ${language}: ${what}`));
    }
    await shoot(page, `flow-security-2-hostile-${language}`);
    assert.notEqual(await page.title(), 'ran');
    assert.deepEqual(complaints, []);
    await visitor.context.close();
  }
});

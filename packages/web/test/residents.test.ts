/**
 * Goal: somebody without an account files a request on a phone, follows it and rates how it went. Method: the public pages on a screen of
 * 390 px with a photo and the device's own place; the clerk answers over the API; axe looks at every page as it comes to be.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as zh from '../src/locales/zh.public.ts';
import { button } from './support/acts.ts';
import { axeFindings, noBrowser, overflowOf, shoot } from './support/browser.ts';
import { apiOf, must } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const { residents: words } = zh;

/** Milliseconds from the open form to the number, of a program that types at once: what is left of a minute is the person's. */
const filedMsMax = 30_000;

const told = '路灯不亮，晚上看不清路，请尽快修好。';
const answer = '已通知路灯管理所，今晚修复。';

const isClean = async (page: Page, name: string): Promise<void> => {
  await shoot(page, name);
  assert.deepEqual([...(await overflowOf(page)), ...(await axeFindings(page))], []);
};

/** A picture of one pixel. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const fill = async (page: Page): Promise<void> => {
  await page.getByLabel('投诉', { exact: true }).check();
  await page.getByLabel('关于什么').selectOption({ label: '道路与路灯' });
  await page.getByLabel('情况').fill(told);
  await page.getByLabel('现场照片').setInputFiles({ name: 'street.png', mimeType: 'image/png', buffer: photo });
  await button(page, words.place.add).click();
  await page.getByText(words.place.added).waitFor();
};

type Row = { readonly id: string; readonly number: string; readonly seq: number };

/** The clerk answers at once, over the API. */
const answerAs = async (email: string, number: string): Promise<void> => {
  const clerk = await apiOf(stage.ground, email);
  const { items } = await must<{ items: readonly Row[] }>(clerk, 'GET', '/api/v1/cases?list=open');
  const found = items.find((one) => one.number === number);
  assert.ok(found, 'the clerk finds the request in the list');
  const payload = { answers: { answer } };
  await must(clerk, 'POST', `/api/v1/cases/${found.id}/steps`, { action: 'answer', payload, expectedSeq: found.seq });
};

test('a resident files on a phone, follows and rates', { skip: noBrowser }, async () => {
  const visitor = await stage.enter({ width: 390 });
  const { page, context, complaints } = visitor;
  await context.grantPermissions(['geolocation'], { origin: stage.ground.address });
  await context.setGeolocation({ latitude: 39.90469, longitude: 116.40717 });
  await page.goto('/services');
  await page.getByRole('link', { name: /居民诉求/ }).click();
  await page.waitForURL('**/request/residents-request*');
  const startedMs = performance.now();

  // an empty form is told where it lacks something, and keeps what it has
  await button(page, words.request.submit).click();
  await page.getByRole('alert').getByText('3').waitFor();
  await isClean(page, 'request-wrong');
  await fill(page);
  await isClean(page, 'request-filled');
  await button(page, words.request.submit).click();
  await page.getByRole('heading', { name: words.receipt.title }).waitFor();
  assert.ok(performance.now() - startedMs < filedMsMax);
  const [number = '', code = ''] = await page.locator('.ticket code').allTextContents();
  assert.match(number, /^\d{4}-\d{6}$/);
  await page.getByText(words.receipt.sent_one.replace('{{count}}', '1')).waitFor();
  await isClean(page, 'request-receipt');

  await answerAs('exchange@exchange-110000.example', number);

  // a wrong code tells nothing; the right one, however it is written, everything
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('/track');
  await page.getByLabel(words.track.number).fill(number);
  await page.getByLabel(words.track.code).fill('0000-0000-0000-0000');
  await button(page, words.track.look).click();
  await page.getByRole('alert').locator('.wrong').waitFor();
  complaints.splice(0);
  await page.getByLabel(words.track.code).fill(code.toUpperCase().replaceAll('-', ' '));
  await button(page, words.track.look).click();
  await page.getByText(answer).waitFor();
  await page.getByText('street.jpg').waitFor();
  await isClean(page, 'track-answered');

  await page.getByLabel(words.level['4'], { exact: true }).check();
  await page.getByLabel(words.rate.text).fill('很快。');
  await button(page, words.rate.send).click();
  await page.getByRole('heading', { name: words.rate.title }).waitFor({ state: 'hidden' });
  await page.locator('.story').getByText(words.level['4']).waitFor();
  await isClean(page, 'track-rated');
  assert.deepEqual(complaints, []);

  // the rated request is a figure at once, with what of
  await page.goto('/statistics');
  await page.getByText(words.figures.of.replace('{{all}}', '1').replace('{{part}}', '1')).first().waitFor();
  await isClean(page, 'statistics-counted');
  assert.deepEqual(complaints, []);
  await context.close();
});

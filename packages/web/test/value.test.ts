/**
 * Goal: an owner declares what a value is made of and sees what it comes to; takes the report along; judges a flagged cell by what stands
 * around it. Method: the provider's browser on the demo's data and on a small table with errors; only what people see is touched.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as en from '../src/locales/en.work.ts';
import * as zh from '../src/locales/zh.work.ts';
import { button, like } from './support/acts.ts';
import { axeFindings, noBrowser, overflowOf, shoot } from './support/browser.ts';
import { apiOf, must } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const provider = 'provider@qingqiong.example';

const firstDataset = async (): Promise<string> => {
  const api = await apiOf(stage.ground, provider);
  const { items } = await must<{ items: { id: string }[] }>(api, 'GET', '/api/v1/datasets');
  return items[0]?.id ?? '';
};

const field = (page: Page, name: string, part: string) => page.getByLabel(`${name}, ${part}`, { exact: true }).first();

const declareIncome = async (page: Page): Promise<void> => {
  const { income, bound, source } = zh.valuing;
  await button(page, income.begin).click();
  await field(page, income.field.revenue, bound.low).fill('80,000');
  await field(page, income.field.revenue, bound.base).fill('110,000');
  await field(page, income.field.revenue, bound.high).fill('132,000');
  await field(page, income.field.revenue, source).fill('销售计划');
  await page.getByLabel(`${income.rateShare}, ${bound.base}`, { exact: true }).nth(0).fill('2');
  await page.getByLabel(`${income.rateShare}, ${bound.base}`, { exact: true }).nth(1).fill('8');
};

test('a value sheet says what is wrong beside the field, then what the data may be worth', {
  skip: noBrowser,
}, async () => {
  const id = await firstDataset();
  const { page, complaints } = await stage.enter({ language: 'zh' }, provider, `/work/datasets/${id}/value`);
  const { cost, bound, wrong, save, book, lead } = zh.valuing;
  await field(page, cost.item.direct, bound.base).fill('很多');
  await button(page, save).click();
  await page.getByText(wrong.figure).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await field(page, cost.item.direct, bound.low).fill('');
  await field(page, cost.item.direct, bound.high).fill('');
  await field(page, cost.item.direct, bound.base).fill('98,000');
  await declareIncome(page);
  await page.getByRole('radio', { name: book.answer.yes }).first().check();
  await button(page, save).click();
  await page.getByText(lead.only).waitFor();
  await page.getByText(like(book.openQuestions_other)).waitFor();
  const income = page.locator('details').filter({ hasText: zh.valuing.method.income });
  await income.locator('summary').click();
  await income.getByText('销售计划').waitFor();
  await income.getByText('¥100,000.00').first().waitFor();
  await income.getByText(like(zh.valuing.tornado.title)).waitFor();
  await shoot(page, 'flow-value-1-result');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText(book.download).click()]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
  assert.deepEqual(complaints, []);
});

test('the report stands in a frame without scripts, in either language, and can be taken along', {
  skip: noBrowser,
}, async () => {
  const id = await firstDataset();
  const address = `/work/datasets/${id}?tab=report`;
  const { page, complaints } = await stage.enter({ language: 'en', width: 390 }, provider, address);
  const frame = page.frameLocator('iframe.report-frame');
  await frame.getByRole('heading', { name: 'What to fix first' }).waitFor();
  assert.equal(await page.locator('iframe.report-frame').getAttribute('sandbox'), 'allow-same-origin allow-modals');
  assert.equal(await frame.locator('script').count(), 0);
  assert.deepEqual(await overflowOf(page), []);
  await page.getByText('中文', { exact: true }).last().click();
  await frame.getByRole('heading', { name: '先改什么' }).waitFor();
  await shoot(page, 'flow-value-2-report');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText(en.datasets.report.save).click()]);
  assert.match(file.suggestedFilename(), /-zh\.html$/);
  assert.deepEqual(complaints, []);
});

const dirty = (): string =>
  [
    '编号,邮箱,城市',
    ...Array.from({ length: 60 }, (_, i) => `${i},${i === 7 ? 'wrong' : `p${i}@example.com`},北京`),
  ].join('\n');

const publishDirty = async (): Promise<string> => {
  const api = await apiOf(stage.ground, provider);
  const body = { name: 'dirty', titleZh: '有错的表', titleEn: 'Table with errors', timeZone: 'Asia/Shanghai' };
  const { id } = await must<{ id: string }>(api, 'POST', '/api/v1/datasets', body);
  const sent = await api.call('POST', `/api/v1/datasets/${id}/versions`, { body: new Blob([dirty()]) });
  assert.ok(sent.ok);
  return id;
};

test('a flagged cell opens among its neighbours, which are masked, and is judged there', {
  skip: noBrowser,
}, async () => {
  const id = await publishDirty();
  const address = `/work/datasets/${id}?tab=suspects`;
  const { page, complaints } = await stage.enter({ language: 'zh' }, provider, address);
  const { suspects } = zh.datasets;
  await page.getByRole('row', { name: /wrong/ }).getByText('邮箱', { exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('cell', { name: 'wrong' }).waitFor();
  assert.match((await drawer.getByRole('row').nth(1).textContent()) ?? '', /●/);
  await drawer.getByText(suspects.masked, { exact: true }).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await button(drawer, suspects.markedAs.wrong).click();
  await drawer.locator('[aria-pressed="true"]').waitFor();
  await shoot(page, 'flow-value-3-suspect');
  assert.deepEqual(complaints, []);
});

/**
 * Goal: who has data comes from the first page to a priced offer without help: published, judged, described, submitted, reviewed, offered.
 * Method: the seller's browser in Chinese, a real file, a real server; only what people see is touched. The exchange approves by the API.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import * as publicZh from '../src/locales/zh.public.ts';
import * as zh from '../src/locales/zh.work.ts';
import { button, choose, confirm, like } from './support/acts.ts';
import { noBrowser, shoot } from './support/browser.ts';
import { apiOf, approve } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const file = fileURLToPath(new URL('../../../examples/data/divisions-gb18030.csv', import.meta.url));
const title = '县级行政区划代码';

const comeIn = async (page: Page): Promise<void> => {
  const { email, password } = stage.ground.person('seller@try.example');
  await page.goto('/');
  await page.getByRole('link', { name: like(publicZh.home.doors.haveData.title) }).click();
  await page.getByRole('link', { name: publicZh.doors.haveData.second }).click();
  await page.getByLabel(publicZh.account.signIn.email).fill(email);
  await page.getByLabel(publicZh.account.signIn.password).fill(password);
  await button(page, publicZh.account.signIn.submit).click();
  await page.getByRole('heading', { level: 1, name: zh.publish.title }).waitFor();
};

const publish = async (page: Page): Promise<void> => {
  await page.getByLabel(zh.publish.drop.choose).setInputFiles(file);
  await page.getByLabel(zh.publish.where.titleZh).fill(title);
  await button(page, zh.publish.send).click();
  await page.getByText(like(zh.publish.progress.assessed)).waitFor();
  await page.getByText(like(zh.publish.progress.assessed)).filter({ hasText: '2,978' }).waitFor();
  await page.getByText(zh.datasets.figure.quality, { exact: true }).first().waitFor();
  await shoot(page, 'flow-seller-1-assessed');
};

const describe = async (page: Page): Promise<void> => {
  await button(page, zh.publish.next.product).click();
  const { draft } = zh.products;
  await page.getByLabel(draft.titleZh).fill(title);
  await page.getByLabel(draft.summaryZh).fill('全国县级行政区划的六位代码和名称，取自公开的开源数据。');
  await choose(page, draft.category, '公共');
  await button(page, draft.create).click();
};

const stateSource = async (page: Page): Promise<void> => {
  const { source } = zh.products;
  await page.getByRole('radio', { name: like(source.kinds.public) }).check();
  await page.getByLabel(source.textZh).fill('取自公开发布的行政区划开源数据。');
  await page
    .getByLabel(source.url, { exact: true })
    .fill('https://github.com/modood/Administrative-divisions-of-China');
  await button(page, source.addUrl).click();
  await page.getByLabel(source.licence, { exact: true }).fill('WTFPL');
  await button(page, source.save).click();
  await page.getByText(source.saved).waitFor();
};

const answerChecklist = async (page: Page): Promise<void> => {
  const { opinion, tab } = zh.products;
  await page.getByRole('link', { name: tab.opinion }).click();
  await button(page, opinion.save).waitFor();
  for (const question of await page.getByRole('radiogroup').all())
    await question.getByText(opinion.yes, { exact: true }).click();
  await button(page, opinion.save).click();
  await page.getByText(opinion.saved, { exact: true }).waitFor();
};

const offer = async (page: Page): Promise<void> => {
  const { offering } = zh;
  await page.getByRole('link', { name: zh.products.tab.offers }).click();
  await page.getByRole('link', { name: offering.new }).click();
  await page.getByLabel(offering.amount).fill('1200');
  await confirm(page, offering.review);
  await page.getByRole('heading', { name: /1,200/ }).waitFor();
};

/** The product that the page is about. */
const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

test('from the first page to a priced offer', { skip: noBrowser }, async () => {
  const { page, complaints } = await stage.enter({ language: 'zh' });
  await comeIn(page);
  await publish(page);
  await describe(page);
  await stateSource(page);
  await answerChecklist(page);
  await confirm(page, zh.products.standing.submit);
  await page.getByText(like(zh.common.state.waitsFor)).first().waitFor();
  await shoot(page, 'flow-seller-2-submitted');
  await approve(await apiOf(stage.ground, 'exchange@exchange-110000.example'), idIn(page));
  await page.getByText(zh.products.standing.listed).waitFor();
  await offer(page);
  await shoot(page, 'flow-seller-3-offered');
  assert.deepEqual(complaints, []);
});

/**
 * Goal: two organisations that never met agree on data, hand them over, pay and part, each in its own browser and language.
 * Method: a seller of the demo brings its key in from a file, a new buyer makes one; both only press what they see; the data are read with the
 * profile file alone, by the open protocol.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as publicEn from '../src/locales/en.public.ts';
import * as en from '../src/locales/en.work.ts';
import * as zh from '../src/locales/zh.work.ts';
import { button, confirm, like, makeKey, textOf } from './support/acts.ts';
import { noBrowser, shoot, type Visitor } from './support/browser.ts';
import { firstTable, type Profile, queryTable } from './support/sharing.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const provider = 'provider@qingqiong.example';

const bringKey = async (page: Page): Promise<void> => {
  await page.goto('/work/organisation/key');
  await page.locator('input[type=file]').setInputFiles(join(stage.ground.dataDir, `demo/keys/${provider}.key.pem`));
  await button(page, zh.keys.restore.act).click();
  await page.getByText(zh.keys.how.here).waitFor();
};

/** The buyer finds the product by a word of it and asks for its offer at another price. */
const request = async (page: Page): Promise<void> => {
  await page.goto('/catalogue');
  const field = page.getByRole('combobox', { name: publicEn.catalogue.searchLabel });
  await field.fill('air quality');
  await field.press('Enter');
  await page
    .getByRole('link', { name: /Aotizhongxin/ })
    .first()
    .click();
  await page.getByRole('link', { name: publicEn.product.call.negotiate }).click();
  await page.getByLabel(en.terms.form.purpose).fill('cooling study for a data centre');
  await page.getByLabel(en.terms.form.price).fill('9000');
  await shoot(page, 'flow-deal-1-request');
  await confirm(page, en.deals.ask.sign);
  await page.getByText(en.deals.state.REQUESTED).first().waitFor();
};

const counter = async (page: Page): Promise<void> => {
  await page.goto('/work/negotiations');
  await page
    .getByRole('row', { name: like(zh.deals.state.REQUESTED) })
    .getByRole('link')
    .first()
    .click();
  await button(page, zh.deals.act.counter).click();
  await page.getByLabel(zh.terms.form.price).fill('10500');
  await confirm(page, zh.deals.act.counterSign);
  await page.getByText(zh.deals.state.OFFERED).first().waitFor();
  await shoot(page, 'flow-deal-2-counter');
};

const sign = async (buyer: Page, seller: Page): Promise<void> => {
  await confirm(buyer, en.deals.act.accept);
  await confirm(seller, zh.deals.act.conclude);
  await confirm(buyer, en.deals.act.verify);
  await buyer.getByRole('link', { name: en.deals.page.toAgreement }).click();
  await buyer.getByRole('heading', { name: en.agreements.read.title }).waitFor();
};

const takeProfile = async (page: Page): Promise<Profile> => {
  const [file] = await Promise.all([page.waitForEvent('download'), confirm(page, en.agreements.read.make)]);
  return JSON.parse(await textOf(file)) as Profile;
};

const takeCsv = async (page: Page): Promise<number> => {
  const link = page.getByRole('link', { name: en.agreements.read.csv, exact: true }).first();
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return (await textOf(file)).trim().split('\n').length - 1;
};

const meet = async (): Promise<{ seller: Visitor; buyer: Visitor }> => {
  const seller = await stage.enter({ language: 'zh' }, provider);
  const buyer = await stage.enter({ language: 'en' }, 'buyer@try.example');
  await bringKey(seller.page);
  assert.match(await makeKey(buyer.page, en.keys), /"format"|"salt"|"iv"/);
  return { seller, buyer };
};

test('two browsers agree, hand over, pay and part', { skip: noBrowser }, async () => {
  const { seller, buyer } = await meet();
  await request(buyer.page);
  await counter(seller.page);
  await sign(buyer.page, seller.page);
  const profile = await takeProfile(buyer.page);
  const table = await firstTable(profile);
  const read = await queryTable(profile, table);
  assert.equal(read.status, 200);
  assert.ok(read.rows > 0);
  assert.equal(await takeCsv(buyer.page), read.rows);
  await shoot(buyer.page, 'flow-deal-3-reading');
  await confirm(buyer.page, en.agreements.act.accept);
  await buyer.page.getByText(en.agreements.delivery.accepted).first().waitFor();
  await confirm(buyer.page, en.agreements.act.terminate, 'The study is done.');
  await buyer.page.getByText(en.agreements.read.closed).waitFor();
  await shoot(buyer.page, 'flow-deal-4-ended');
  assert.equal((await queryTable(profile, table)).status, 403);
  assert.deepEqual([...seller.complaints, ...buyer.complaints], []);
});

/**
 * Goal: a new member is let in, and the member sees it; an auditor sees what an agreement was at any moment and takes an entry's proof along.
 * Method: the public form, the operator's and the auditor's pages, three browsers; the proof is checked by the public page on its own.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as publicEn from '../src/locales/en.public.ts';
import * as en from '../src/locales/en.work.ts';
import { button, choose, confirm, like, textOf } from './support/acts.ts';
import { noBrowser, shoot } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

const name = 'Harbour Logistics Ltd';
const person = { email: 'first@harbour.example', password: 'a sentence to remember' };

const apply = async (page: Page): Promise<void> => {
  const { join, signIn, marketRoles } = publicEn.account;
  await page.goto('/join');
  await page.getByLabel(join.name).fill(name);
  await page.getByLabel(join.region).selectOption('110000');
  await page.getByLabel(marketRoles.buyer).check();
  await page.getByLabel(join.person).fill('Mei Sun');
  await page.getByLabel(signIn.email).fill(person.email);
  await page.getByLabel(signIn.password).fill(person.password);
  await button(page, join.submit).click();
  await page.getByRole('heading', { name: like(join.done) }).waitFor();
  await page.getByRole('link', { name: signIn.submit, exact: true }).last().click();
  await page.getByLabel(signIn.password).fill(person.password);
  await button(page, signIn.submit).click();
  await page.getByRole('heading', { level: 1, name: /Mei Sun/ }).waitFor();
};

test('a member applies, is verified, and sees it', { skip: noBrowser }, async () => {
  const member = await stage.enter({ language: 'en' });
  const operator = await stage.enter({ language: 'en' }, 'exchange@exchange-110000.example');
  await apply(member.page);
  await operator.page.goto('/work/members?state=applied');
  await operator.page.getByRole('link', { name }).click();
  await shoot(operator.page, 'flow-operator-1-applied');
  await confirm(operator.page, en.members.verify, 'Checked against the register and called back.');
  await operator.page.getByText(en.members.states.verified).first().waitFor();
  await member.page.goto('/work/organisation');
  await member.page.getByText(`✓ ${en.settings.organisation.states.verified}`, { exact: true }).waitFor();
  await member.page.goto('/work/notices');
  await member.page.getByText('Your membership is granted').first().waitFor();
  await shoot(member.page, 'flow-operator-2-verified');
  assert.deepEqual([...member.complaints, ...operator.complaints], []);
});

const replay = async (page: Page): Promise<void> => {
  const words = en.audit.replay;
  await page.goto('/work/replay');
  await choose(page, words.choose, 'air');
  await page.getByRole('heading', { name: words.story }).waitFor();
  const now = await page.getByRole('heading', { name: like(words.asOf) }).textContent();
  await button(page, `← ${words.earlier}`).click();
  await page.waitForFunction(
    ([before, start]) =>
      [...document.querySelectorAll('h2')].some(
        ({ textContent }) => textContent !== before && textContent?.startsWith(start ?? '') === true,
      ),
    [now, words.asOf.split('{{')[0]],
  );
  await shoot(page, 'flow-operator-3-replay');
};

/** Takes the proof of the newest entry that is in the log. */
const takeProof = async (page: Page): Promise<string> => {
  await page.goto('/work/entries');
  const row = page.getByRole('row').filter({ hasNotText: en.audit.entries.waiting }).nth(1);
  await row.getByText('_').first().click();
  const save = button(page, en.audit.entry.download);
  const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
  await shoot(page, 'flow-operator-4-entry');
  return textOf(file);
};

test('an auditor replays an agreement and takes a proof along', { skip: noBrowser }, async () => {
  const { page, complaints } = await stage.enter({ language: 'en' }, 'auditor@exchange-110000.example');
  await replay(page);
  const proof = await takeProof(page);
  await page.goto('/log');
  await page.getByLabel(publicEn.log.proofLabel, { exact: true }).fill(proof);
  await page.getByText(publicEn.log.outcome.holds).waitFor();
  assert.deepEqual(complaints, []);
});

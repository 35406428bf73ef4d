/** What people do on pages, by the words and roles that they see. */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';

/** Either language's words about keys. */
type KeyWords = {
  readonly passphrase: string;
  readonly passphraseAgain: string;
  readonly how: { readonly here: string };
  readonly make: Readonly<Record<'act' | 'saveBackup' | 'saved' | 'register', string>>;
};

/** Words with figures in them, as a pattern of what a page says. */
export const like = (words: string): RegExp =>
  new RegExp(
    words
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );

/** The button of this name; exactly it. */
export const button = (at: Page | Locator, name: string): Locator => at.getByRole('button', { name, exact: true });

/** Chooses from a list by typing, as the keyboard does. */
export const choose = async (page: Page, label: string, typed: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.pressSequentially(typed);
  await field.press('Enter');
};

/** Takes a binding step: its button, and the same verb in the window that says what will happen. */
export const confirm = async (page: Page, name: string, reason?: string): Promise<void> => {
  await button(page, name).click();
  const window = page.getByRole('dialog');
  if (reason !== undefined) await window.getByRole('textbox').fill(reason);
  await button(window, name).click();
  await window.waitFor({ state: 'hidden' });
};

/** What a page hands to the browser as a file. */
export const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

/** Makes the organisation's key in the browser, saves its backup, registers it; answers the backup's text. */
export const makeKey = async (page: Page, words: KeyWords): Promise<string> => {
  await page.goto('/work/organisation/key');
  await page.getByLabel(words.passphrase, { exact: true }).fill('four plain words here');
  await page.getByLabel(words.passphraseAgain, { exact: true }).fill('four plain words here');
  await button(page, words.make.act).click();
  const [backup] = await Promise.all([page.waitForEvent('download'), button(page, words.make.saveBackup).click()]);
  await page.getByLabel(words.make.saved).click();
  await confirm(page, words.make.register);
  await page.getByText(words.how.here).waitFor();
  return textOf(backup);
};

/**
 * Goal: a buyer comes from the first page to a request ready to be signed without touching a mouse, and always sees where the keyboard is.
 * Method: Tab, arrows, Enter, Space and Escape only; at every stop the look of the focused element is compared with its look without focus.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import * as publicEn from '../src/locales/en.public.ts';
import * as en from '../src/locales/en.work.ts';
import { button } from './support/acts.ts';
import { noBrowser, shoot } from './support/browser.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();

/** Nobody presses Tab more often than this to get anywhere on a page. */
const tabsMax = 80;

/** What stands where the keyboard is, and whether it looks different from how it looks without the keyboard. */
const lookOfFocus = (page: Page): Promise<{ readonly name: string; readonly isSeen: boolean }> =>
  page.evaluate(async () => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || here === document.body) return { name: 'the page', isSeen: true };
    // looked at already; a field for a day has three stops, and leaving it would begin them anew
    if (here.dataset.seen !== undefined) return { name: 'seen', isSeen: true };
    here.dataset.seen = 'yes';
    const near = [here, here.parentElement, here.parentElement?.parentElement, here.nextElementSibling];
    const around = [...near, ...(here.parentElement?.parentElement?.parentElement?.children ?? [])];
    const drawn = (): string =>
      around
        .flatMap((each) =>
          each instanceof Element ? [null, '::before', '::after'].map((part) => ({ each, part })) : [],
        )
        .map(({ each, part }) => {
          const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor } = getComputedStyle(each, part);
          const { backgroundColor, left, clipPath } = getComputedStyle(each, part);
          return [outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor, left, clipPath];
        })
        .join();
    const settled = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await settled();
    const box = here.getBoundingClientRect();
    const withFocus = drawn();
    here.blur();
    await settled();
    const isSeen = withFocus !== drawn() && box.width > 0;
    here.focus();
    return { name: here.outerHTML.slice(0, 120), isSeen };
  });

/** Presses Tab until the keyboard is there; every stop on the way must be seen. */
const tabTo = async (page: Page, goal: Locator): Promise<void> => {
  await goal.waitFor();
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    const { name, isSeen } = await lookOfFocus(page);
    assert.ok(isSeen, `the keyboard is here and nobody sees it: ${name} on ${page.url()}`);
  }
  assert.fail(`not reached by Tab: ${goal}`);
};

const skipNavigation = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: en.common.skip });
  assert.ok(await skip.evaluate((element) => element === document.activeElement));
  const box = await skip.boundingBox();
  assert.ok(box !== null && box.x >= 0, 'the link is on the screen while the keyboard is on it');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.locator('main').evaluate((main) => main.contains(document.activeElement)));
};

/** Types into the search field, walks down to the first title, opens it. */
const findProduct = async (page: Page): Promise<void> => {
  await tabTo(page, page.getByRole('combobox', { name: publicEn.home.searchLabel }));
  await page.keyboard.type('air quality');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: publicEn.product.call.negotiate }));
  await page.keyboard.press('Enter');
};

const signIn = async (page: Page): Promise<void> => {
  const { email, password } = stage.ground.person('buyer@try.example');
  await tabTo(page, page.getByLabel(publicEn.account.signIn.email));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel(publicEn.account.signIn.password));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
};

test('from the first page to a request, by keyboard alone', { skip: noBrowser }, async () => {
  const { page, complaints } = await stage.enter({ language: 'en' });
  await skipNavigation(page);
  await findProduct(page);
  await signIn(page);
  await tabTo(page, page.getByLabel(en.terms.form.purpose));
  await page.keyboard.type('cooling study');
  await tabTo(page, page.getByLabel(en.terms.form.price));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('9000');
  const sign = button(page, en.deals.ask.sign);
  await tabTo(page, sign);
  await page.keyboard.press('Space');
  const window = page.getByRole('dialog');
  await window.waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
  await shoot(page, 'flow-keyboard-1-window');
  await page.keyboard.press('Escape');
  await window.waitFor({ state: 'hidden' });
  assert.deepEqual(complaints, []);
});

/**
 * Goal: a provider takes a certificate home, and a stranger sees on the check page that it holds, and that a changed one does not.
 * Method: two browsers' contexts, a real server on the demo's data, the file as the browser saved it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../src/locales/en/check.ts';
import { datasets } from '../src/locales/zh/datasets.ts';
import { button, like, textOf } from './support/acts.ts';
import { noBrowser, shoot } from './support/browser.ts';
import { apiOf, must } from './support/goods.ts';
import { setStage } from './support/stage.ts';

const stage = setStage();
const person = 'provider@qingqiong.example';

test('a certificate is downloaded, checked by a stranger, and refused when changed', { skip: noBrowser }, async () => {
  const selling = await apiOf(stage.ground, person);
  const { items } = await must<{ items: { id: string }[] }>(selling, 'GET', '/api/v1/datasets');
  const provider = await stage.enter({ language: 'zh' }, person, `/work/datasets/${items[0]?.id}`);
  const [file] = await Promise.all([
    provider.page.waitForEvent('download'),
    button(provider.page, datasets.certificate.get).click(),
  ]);
  const text = await textOf(file);
  const stranger = await stage.enter({ language: 'en', width: 390 });
  await stranger.page.goto('/check');
  const give = (content: string): Promise<void> =>
    stranger.page.getByLabel(check.certificate.file, { exact: true }).setInputFiles({
      name: 'certificate.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  await give(text);
  await stranger.page.getByText(like(check.certificate.current)).waitFor();
  await shoot(stranger.page, 'flow-certificate-1-holds');
  await give(text.replace(/"coverage": [\d.]+/, '"coverage": 1'));
  await stranger.page.getByText(check.certificate.broken).waitFor();
  assert.deepEqual([...provider.complaints, ...stranger.complaints], []);
});

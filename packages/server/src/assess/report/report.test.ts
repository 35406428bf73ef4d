/** Goal: a report that can be sent on: one file, nothing loaded, nothing of the data taken for markup, no personal value in it. Method: real engine, made files. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Language } from '#kernel';
import { virtualClock } from '#platform/clock';
import { createEngine, type Engine } from '#platform/engine';
import { assessFile } from '../local.ts';
import { escapeText, money } from './html.ts';
import { masked } from './subject.ts';

let engine: Engine;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-report-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});

after(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const clock = virtualClock(new Date('2026-11-28T00:00:00Z'));

const reportOf = async (name: string, text: string, language: Language = 'en') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  const done = await assessFile(engine, clock, {
    path,
    workDir: mkdtempSync(join(folder, 'work-')),
    withHtml: true,
    language,
  });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const hostile = '<img src=x onerror=alert(1)>';
const loads = Array.from({ length: 60 }, (_, i) => `${i},${i === 21 ? hostile : i * 2.5},${hostile}${i % 3}`);
const table = `id,"Load <b>(MW)</b>",note\n${loads.join('\n')}\n`;

test('what the data hold is text: no tag, no attribute, no script, nothing that is loaded', async () => {
  const { html } = await reportOf('a"><script>.csv', table);
  assert.ok(!html.includes('<img') && !html.includes('<script') && !html.includes('<b>(MW)'));
  assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt;'));
  assert.doesNotMatch(html, /\s(?:src|onerror|onload)=["']|url\(|@import|https?:/);
  assert.match(html, /default-src 'none'/);
});

test('a flagged cell stands among its neighbours, and repairing it is worth what the score gains', async () => {
  const { html, findings } = await reportOf('b.csv', table);
  assert.equal(findings.suspects.count, 1);
  assert.match(html, /Row 22/);
  assert.match(html, /<td class="hit">&lt;img/);
  assert.match(
    html,
    /<ol class="steps"><li><b>Correct suspect cells of “Load &lt;b&gt;\(MW\)&lt;\/b&gt;”: wrong type<\/b>/,
  );
  assert.match(html, /With all of it repaired the score would be 100\.0/);
});

test('values of columns about persons are masked everywhere', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i},138${String(10_000_000 + i * 7)},${['张三丰', '李清照'][i % 2]}`,
  );
  const { html, document } = await reportOf('c.csv', `序号,手机号,姓名\n${rows.join('\n')}\n`, 'zh');
  assert.ok(document.columns.some((column) => column.class?.id === 'mobile'));
  assert.ok(!html.includes('13810000') && !html.includes('张三丰'));
  assert.match(html, /取值已遮蔽/);
});

test('Chinese and English have the same sections; the same file and day give the same bytes', async () => {
  const [zh, en, again] = [
    await reportOf('d.csv', table, 'zh'),
    await reportOf('d.csv', table, 'en'),
    await reportOf('d.csv', table, 'en'),
  ];
  const sections = (html: string): string[] => [...html.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id ?? '');
  assert.deepEqual(sections(zh.html), sections(en.html));
  assert.ok(sections(zh.html).length >= 7);
  assert.equal(en.html, again.html);
  assert.equal(
    (en.html.match(/[\u4e00-\u9fff]{4,}/g) ?? []).filter((words) => !/评协|财会|发改|专家指引/.test(words)).join(),
    '',
  );
});

test('escaping, masking and amounts', () => {
  assert.equal(escapeText(`<&>"'\u202e\u0000`), '&lt;&amp;&gt;&quot;&#39;[U+202E][U+0000]');
  assert.deepEqual([masked('张三'), masked('13800000000'), masked('')], ['●●', '1●●●●●●●●●0', '']);
  assert.deepEqual([money('123456789', 'CNY', 'zh'), money('-5', 'CNY', 'en')], ['1,234,567.89 元', 'CNY −0.05']);
});

/** Goal: docs/operate/programmes.md works as written. Method: its definition and its commands, taken from the page, against a real platform; then a case by it to its end. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type CaseWorld, makeCaseWorld, openCaseAs, stepIn } from '../support/cases.ts';
import { type Ended, runCommand } from '../support/command.ts';
import { must, startTestPlatform, type TestPlatform, testPassword } from '../support/platform.ts';

const page = readFileSync(new URL('../../../../docs/operate/programmes.md', import.meta.url), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

let platform: TestPlatform;
let world: CaseWorld;
let home: string;
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'corridor-programmes-'));
  platform = await startTestPlatform({ settings: { CORRIDOR_LOG_LEVEL: 'error' } });
  world = await makeCaseWorld(platform);
});
after(() => rmSync(home, { recursive: true }));

const run = (line: string): Promise<Ended> => {
  const [, ...words] = line
    .replace('http://127.0.0.1:7300', platform.api.baseUrl)
    .replace('clerk@example.org', `clerk@op110000.example --password ${testPassword.replaceAll(' ', '\u0000')}`)
    .split(' ');
  return runCommand(
    home,
    words.map((word) => word.replaceAll('\u0000', ' ')),
  );
};

test('the page’s definition is checked and published by its commands, as they stand', async () => {
  const [definition = '', ...more] = blocks('yaml');
  assert.equal(more.length, 0);
  writeFileSync(join(home, 'data-clinic.yaml'), definition);
  const lines = blocks('sh').flatMap((block) => block.trim().split('\n'));
  assert.deepEqual(
    lines.map((line) => line.split(' ').slice(0, 3).join(' ')),
    ['./corridor programme check', './corridor login http://127.0.0.1:7300', './corridor programme publish'],
  );
  const said: string[] = [];
  for (const line of lines) {
    const ended = await run(line);
    assert.equal(ended.code, 0, `${line}: ${ended.out}${ended.err}`);
    said.push(ended.out);
  }
  assert.match(said[0] ?? '', /"Data clinic" \(data-clinic, version 1\) can be published: 4 states, 3 steps/);
  assert.match(said[2] ?? '', /^def_\w+ is published: data-clinic, version 1/);
});

test('a company finds it and asks; the clerk needs the sample, appoints and holds it', async () => {
  const { office, company } = world;
  type Found = { readonly items: readonly { readonly key: string; readonly title: { readonly en: string } }[] };
  const { items } = await must(company.api.call<Found>('GET', '/api/v1/programmes'));
  assert.equal(items.find(({ key }) => key === 'data-clinic')?.title.en, 'Data clinic');

  const answers = { topic: 'valuation', problem: '想知道订单数据值多少钱。', headcount: 80, phone: '010 1234 5678' };
  const opened = await openCaseAs(company.api, 'data-clinic', answers);
  assert.equal(opened.clocks[0]?.key, 'answer');
  const appointed = await stepIn(office.clerk, opened.id, 'appoint', {
    answers: { expert: '李工', at: '2026-03-05T14:00:00+08:00' },
  });
  assert.equal(appointed?.state.key, 'appointed');
  const held = await stepIn(office.clerk, opened.id, 'hold', { comment: '已给出估值思路。' });
  assert.equal(held?.outcome, 'done');
});

test('a definition with a fault is told with its line and never leaves this side', async () => {
  const [definition = ''] = blocks('yaml');
  const broken = definition.replace('to: held', 'to: hold');
  writeFileSync(join(home, 'broken.yaml'), broken);
  const line = broken.slice(0, broken.indexOf('to: hold')).split('\n').length;
  for (const command of ['check', 'publish']) {
    const ended = await run(`./corridor programme ${command} broken.yaml`);
    assert.equal(ended.code, 3);
    assert.ok(ended.out.includes(`broken.yaml:${line}:`), ended.out);
    assert.match(ended.out, /There is no state "hold"/);
  }
});

// Goal: whoever writes a definition is told what is wrong and on which line, and no text keeps the reader busy.
// Method: the smallest shipped definition with one thing broken at a time; texts that are none; anchors in a circle and by the thousand.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { definitionLengthMax, readDefinitionText } from './text.ts';

const whole = readFileSync(new URL('../../../programmes/service-remedy.yaml', import.meta.url), 'utf8');
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
const codes = (text: string): readonly string[] => readDefinitionText(text).findings.map(({ code }) => code);

test('a sound definition is read and nothing is found, in YAML and in JSON', () => {
  const read = readDefinitionText(whole);
  assert.deepEqual(read.findings, []);
  assert.equal(read.type?.key, 'service-remedy');
  assert.deepEqual(readDefinitionText(JSON.stringify(read.type)), read);
});

test('what is wrong is told with its line: a name that is none, a word of another kind, YAML that is none', () => {
  const lost = whole.replace('to: remedying', 'to: mending');
  const found = readDefinitionText(lost).findings.find(({ path }) => path === '/transitions/0/to');
  assert.equal(found?.severity, 'error');
  assert.equal(found?.line, lineOf(lost, 'to: mending'));

  const wordy = whole.replace('promised: 15', 'promised: soon');
  const [shape] = readDefinitionText(wordy).findings;
  assert.equal(shape?.code, 'shape');
  assert.equal(shape?.line, lineOf(wordy, 'promised: soon'));

  const torn = whole.replace('tables: []', 'tables: [');
  const [syntax] = readDefinitionText(torn).findings;
  assert.equal(syntax?.code, 'text_unread');
  assert.ok(readDefinitionText(torn).type === undefined);
});

test('a text that is no definition is refused at once, whatever it is made of', () => {
  assert.deepEqual(codes(''), ['shape']);
  assert.deepEqual(codes('x'.repeat(definitionLengthMax + 1)), ['text_long']);
  assert.ok(codes('a: &a [*a]').length > 0);
  const doubled = ['a: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `b${i}: &a${i + 1} [*a${i}, *a${i}]`)];
  assert.deepEqual(codes(doubled.join('\n')), ['aliases_many']);
});

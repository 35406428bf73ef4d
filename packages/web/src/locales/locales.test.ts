/**
 * Goal: nobody meets an untranslated word, or a sentence whose figures were lost in translation. Method: both languages' words side by side.
 * That both have the same keys is what the compiler checks (`Same`).
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as enPublic from './en.public.ts';
import * as enWork from './en.work.ts';
import * as zhPublic from './zh.public.ts';
import * as zhWork from './zh.work.ts';

type Pair = { readonly key: string; readonly en: string; readonly zh: string };

const pairsOf = (en: object, zh: object, prefix = ''): Pair[] =>
  Object.entries(en).flatMap(([key, value]): Pair[] => {
    const other: unknown = (zh as Record<string, unknown>)[key];
    const path = `${prefix}${key}`;
    if (typeof value === 'string') return [{ key: path, en: value, zh: String(other ?? '') }];
    return typeof other === 'object' && other !== null
      ? pairsOf(value as object, other, `${path}.`)
      : [{ key: path, en: path, zh: '' }];
  });

const pairs = [...pairsOf(enPublic, zhPublic), ...pairsOf(enWork, zhWork)];

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).sort();

/** A language is named in itself, and marks are the same everywhere, also between what is filled in. */
const isWrittenAlike = ({ key, en }: Pair): boolean =>
  key === 'common.otherLanguage' || en === 'English' || !/[a-z]{4}/.test(en.replaceAll(/\{\{\w+\}\}/g, ''));

test('every sentence is there in both languages', () => {
  assert.ok(pairs.length > 100);
  assert.deepEqual(
    pairs.filter(({ en, zh }) => en.trim() === '' || zh.trim() === ''),
    [],
  );
});

test('Chinese is written in Chinese, English without it', () => {
  const han = /\p{Script=Han}/u;
  const wrong = pairs.filter((pair) => !isWrittenAlike(pair) && (!han.test(pair.zh) || han.test(pair.en)));
  assert.deepEqual(wrong, []);
});

test('a sentence keeps its placeholders', () => {
  const lost = pairs.filter(({ en, zh }) => placeholders(en).join() !== placeholders(zh).join());
  assert.deepEqual(lost, []);
});

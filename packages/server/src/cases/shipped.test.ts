// Goal: every programme that is shipped can be used at once: read, sound, in two languages, of no place, and walkable to each of its ends.
// Method: all files of programmes/ through the reader and the lint; then the machine itself goes breadth first from every way to open a case.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { pointersIn } from '../../test/support/case-answers.ts';
import { walk } from '../../test/support/case-walk.ts';
import { lintCaseType } from './core/lint.ts';
import { replay } from './core/machine.ts';
import { parseCaseType } from './core/parse.ts';
import type { CaseType, Effect } from './model.ts';

const folder = new URL('../../programmes/', import.meta.url);

const shipped: readonly CaseType[] = readdirSync(folder).map((file) => {
  const read = parseCaseType(parse(readFileSync(new URL(file, folder), 'utf8')));
  assert.ok(read.ok, `${file}: ${JSON.stringify(read)}`);
  assert.equal(`${read.value.key}.yaml`, file);
  return read.value;
});

/** The plan's services, each of which has at least one programme. */
const families = [
  ...['residents', 'policies', 'investment', 'training', 'fund', 'financing'],
  ...['incubation', 'space', 'brand', 'research', 'industry', 'office'],
];

/** Places by which it would show that a definition is one region's; sources may be called by theirs. */
const places =
  /北京|天津|河北|上海|重庆|广东|深圳|广州|浙江|杭州|江苏|四川|贵州|贵阳|山东|张家口|承德|中关村|雄安|Beijing|Tianjin|Hebei|Shanghai|Shenzhen|Zhejiang|Zhongguancun/;
const sources: readonly string[] = ['basis', 'basisText', 'source', 'legalBasis'];

type Text = { readonly path: string; readonly zh: string; readonly en: string };

const textsIn = (value: unknown, path: string): readonly Text[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string') {
    return [{ path, zh: value.zh, en: value.en }];
  }
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, `${path}/${name}`));
};

const effectsOf = (type: CaseType): readonly Effect[] => type.transitions.flatMap(({ effects = [] }) => effects);

test('the plan’s services are all there', () => {
  assert.deepEqual([...new Set(shipped.map(({ programme }) => programme))].sort(), [...families].sort());
  assert.ok(shipped.length >= 22);
});

for (const type of shipped) {
  test(`${type.key}: the lint finds nothing`, () => {
    assert.deepEqual(lintCaseType(type), []);
  });

  test(`${type.key}: Chinese and English, each its own, and no place’s name`, () => {
    for (const { path, zh, en } of textsIn(type, '')) {
      assert.ok(zh.trim() !== '' && en.trim() !== '' && zh !== en, path);
      assert.match(zh, /\p{Script=Han}/u, path);
      const isSource = path.split('/').some((name) => sources.includes(name));
      assert.ok(isSource || !(places.test(zh) || places.test(en)), `${path}: ${zh} ${en}`);
    }
  });

  test(`${type.key}: a rule that is said to be verified names its source, and no promise is beyond the law`, () => {
    const bases = [...type.tables.map(({ basis }) => basis), ...type.clocks.map(({ basisText }) => basisText)];
    for (const { verified, source, text } of bases) assert.ok(!verified || source !== undefined, text.zh);
    for (const { promised, statutory = promised } of type.clocks) assert.ok(promised <= statutory);
  });

  test(`${type.key}: cases that it opens, and rates, are of types that are shipped and take the answers`, () => {
    const named = (key: string): CaseType | undefined => shipped.find((each) => each.key === key);
    const { remedyType } = type.rating ?? {};
    assert.ok(remedyType === undefined || named(remedyType) !== undefined);
    for (const effect of effectsOf(type)) {
      if (effect.kind !== 'openCase') continue;
      const pointers = pointersIn(named(effect.caseType)?.form.schema ?? {});
      for (const name of Object.keys(effect.form)) assert.ok(pointers.includes(`/${name}`), name);
    }
  });

  test(`${type.key}: the machine reaches every state and takes every step, and what it did replays to the same`, () => {
    const walked = walk(type);
    const untaken = type.transitions.filter(({ action }) => !walked.actions.has(action)).map(({ action }) => action);
    assert.deepEqual(
      untaken.map((action) => [action, walked.refusals.get(action)]),
      [],
    );
    assert.deepEqual([...walked.states].sort(), type.states.map(({ key }) => key).sort());
    for (const { file, events } of walked.ends.values())
      assert.deepEqual(
        replay(() => type, events),
        file,
      );
  });
}

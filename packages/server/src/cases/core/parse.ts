import { z } from 'zod';
import { type Bilingual, err, ok, type Result } from '#kernel';
import type { CaseType } from '../model.ts';
import { isDeeperThan } from './depth.ts';
import { faultsMax } from './limits.ts';
import { caseTypeShape } from './shape.ts';

/** One thing that is wrong with a definition: where, as a JSON pointer, and what to do. */
export type DefinitionFault = { readonly path: string; readonly text: Bilingual };

/** Values inside values: forms, conditions in conditions and their schemas, with room to spare. */
const depthMax = 40;

type Issue = z.core.$ZodIssue;

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const kindWords: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true/false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  record: { zh: '一组字段', en: 'a group of fields' },
};

const wrongKind = (expected: string, isMissing: boolean): Bilingual => {
  const words = kindWords[expected] ?? { zh: expected, en: expected };
  return isMissing
    ? { zh: `缺少该项，应为${words.zh}。`, en: `It is missing; write ${words.en}.` }
    : { zh: `应为${words.zh}。`, en: `It has to be ${words.en}.` };
};

const sizeText = (origin: string, limit: number | bigint, isTooSmall: boolean): Bilingual => {
  if (isTooSmall && limit === 1 && origin === 'string') return { zh: '不能为空。', en: 'It may not be empty.' };
  const unit = origin === 'string' ? { zh: '个字符', en: ' characters' } : { zh: '项', en: ' entries' };
  const isNumber = ['number', 'int', 'bigint'].includes(origin);
  if (isTooSmall) {
    return isNumber
      ? { zh: `不得小于 ${limit}。`, en: `It has to be ${limit} or more.` }
      : { zh: `至少 ${limit} ${unit.zh}。`, en: `It needs at least ${limit}${unit.en}.` };
  }
  return isNumber
    ? { zh: `不得大于 ${limit}。`, en: `It has to be ${limit} or less.` }
    : { zh: `最多 ${limit} ${unit.zh}。`, en: `It may have at most ${limit}${unit.en}.` };
};

const patternText: Bilingual = {
  zh: '写法不对：名称用小写字母开头的英文、数字和连字符，路径用点分隔，金额写成不带千分位的小数文本。',
  en: 'It is not written as it should be: names are letters, digits and hyphens from a small letter on, paths have points, amounts are plain decimals in quotes.',
};

const textOf = (issue: Issue, isMissing: boolean): Bilingual => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue.expected, isMissing);
    case 'too_small':
      return sizeText(issue.origin, issue.minimum, true);
    case 'too_big':
      return sizeText(issue.origin, issue.maximum, false);
    case 'invalid_value': {
      const list = issue.values.map(String).join(', ');
      return { zh: `只能是：${list}。`, en: `It has to be one of: ${list}.` };
    }
    case 'unrecognized_keys': {
      const list = issue.keys.join(', ');
      return {
        zh: `不认识的字段：${list}。请删除或改正拼写。`,
        en: `These fields are not known: ${list}. Remove them or correct the spelling.`,
      };
    }
    case 'invalid_format':
      return patternText;
    default:
      return { zh: '不符合此处可用的任何一种写法。', en: 'It fits none of the ways to write this.' };
  }
};

/** How far into the value a branch of a union got: the deepest complaint of the branch that fits best is the useful one. */
const bestBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] => {
  const strangers = (issues: readonly Issue[]): number =>
    issues.filter(({ code, path }) => path.length === 0 && (code === 'unrecognized_keys' || code === 'invalid_type'))
      .length;
  return [...branches].sort((a, b) => strangers(a) - strangers(b) || a.length - b.length)[0] ?? [];
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
    value,
  );

const faultsOf = (issues: readonly Issue[], value: unknown, at: readonly PropertyKey[] = []): DefinitionFault[] =>
  issues.flatMap((issue): DefinitionFault[] => {
    const path = [...at, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return faultsOf(bestBranch(issue.errors), value, path);
    if (issue.code === 'invalid_key') return [{ path: pointerOf(path), text: patternText }];
    return [{ path: pointerOf(path), text: textOf(issue, valueAt(value, path) === undefined) }];
  });

const tooDeep: DefinitionFault = {
  path: '',
  text: {
    zh: `内容嵌套超过 ${depthMax} 层，请简化。`,
    en: `It is nested more than ${depthMax} levels deep. Make it simpler.`,
  },
};

/** Reads a definition from a parsed YAML or JSON value. Refuses with every fault, up to a hundred, each with its place. */
export const parseCaseType = (value: unknown): Result<CaseType, readonly DefinitionFault[]> => {
  if (isDeeperThan(value, depthMax)) return err([tooDeep]);
  const read = caseTypeShape.safeParse(value);
  return read.success ? ok(read.data) : err(faultsOf(read.error.issues, value).slice(0, faultsMax));
};

/** The JSON Schema (2020-12) of definitions, for editors that complete and check while typing. */
export const caseTypeJsonSchema = (): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(caseTypeShape, { io: 'input', unrepresentable: 'any' });

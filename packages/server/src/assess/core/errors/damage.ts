import type { Bilingual } from '#kernel';
import { literal, type Source } from '../sql.ts';
import { dictionary, wrongValues } from './dictionary.ts';
import { beforeMojibake } from './mojibake.ts';

/** Texts that are looked at one by one because they might have been read in a wrong encoding. */
const candidatesMax = 5_000;

/** A column of which this share of values does the same means it so. */
const customShareMin = 0.3;

/** Column of Han characters: this share of its values has some. */
const hanShareMin = 0.3;

/** A kind of damage: the values that have it (SQL over `v`), and what is said of them. */
type Damage = {
  readonly when: string;
  readonly reason: Bilingual;
  readonly confidence: number;
  readonly custom?: boolean;
};

const kinds: readonly Damage[] = [
  {
    when: `contains(v, chr(65533))`,
    reason: { zh: '含有无法解码的字符', en: 'has characters that could not be decoded' },
    confidence: 0.99,
    custom: true,
  },
  {
    when: `regexp_matches(v, '&(#[0-9]{1,6}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);')`,
    reason: { zh: '残留 HTML 实体，如 &amp;amp;', en: 'has an HTML entity left in it, such as &amp;amp;' },
    confidence: 0.9,
    custom: true,
  },
  {
    when: `regexp_matches(v, '[\\p{L}]''''[\\p{L}]|\\\\[''"nrt]|_x000[DdAa9]_')`,
    reason: {
      zh: '残留转义符，如两个单引号或反斜杠',
      en: 'has an escape left in it, such as a doubled quotation mark or a backslash',
    },
    confidence: 0.85,
  },
  {
    when: `regexp_matches(v, '[^*]([*]{2,}|[#]{2,}|[~]{2,})$')`,
    reason: { zh: '末尾有不属于内容的符号', en: 'ends with marks that are no part of it' },
    confidence: 0.8,
  },
];

const findKind = ({ when, reason, confidence, custom = false }: Damage, source: Source): Promise<void> =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'garbled', ${literal(reason.zh)}, ${literal(reason.en)}, ${confidence} FROM (` +
      `SELECT *, sum(CASE WHEN damaged THEN n ELSE 0 END) OVER (PARTITION BY c) / sum(n) OVER (PARTITION BY c) AS share FROM ` +
      `(SELECT c, v, n, ${when} AS damaged FROM ${dictionary})) WHERE damaged AND (${custom} OR share <= ${customShareMin})`,
  );

/** Question marks where other values of the column have Han characters: what a program without them wrote. */
const findLostHan = (source: Source): Promise<void> =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'garbled', '汉字已丢失，只剩问号', 'its Han characters are lost and question marks stand for them', 0.9 FROM (` +
      `SELECT *, sum(CASE WHEN regexp_matches(v, '\\p{Han}') THEN n ELSE 0 END) OVER (PARTITION BY c) / sum(n) OVER (PARTITION BY c) AS han FROM ${dictionary}) ` +
      `WHERE han >= ${hanShareMin} AND regexp_matches(v, '[?？]{2,}') AND NOT regexp_matches(v, '\\p{Han}')`,
  );

const isLiteral = (text: string): boolean => !text.includes('\0');

const findMojibake = async (source: Source): Promise<void> => {
  const rows = await source.rows<{ c: string; v: string }>(
    `SELECT c, v FROM ${dictionary} WHERE regexp_matches(v, '[\\x{0080}-\\x{00ff}]{2}|[ÂÃâäåæçèéïðœž][\\x{0080}-\\x{20ac}]|\\p{Han}{3}') ` +
      `ORDER BY regexp_matches(v, '[\\x{0080}-\\x{00ff}]') DESC, hash(v), c LIMIT ${candidatesMax}`,
  );
  const found = rows.flatMap(({ c, v }) => {
    const meant = beforeMojibake(v);
    return meant === undefined || !isLiteral(meant) ? [] : [{ c, v, meant: meant.slice(0, 40) }];
  });
  for (let i = 0; i < found.length; i += 500) {
    const list = found.slice(i, i + 500).map(({ c, v, meant }) => {
      const zh = `以错误的编码读取，原文应为“${meant}”`;
      return `(${[c, v, 'garbled', zh, `read in a wrong encoding; it was "${meant}"`].map(literal).join(', ')}, 0.95)`;
    });
    await source.run(`INSERT INTO ${wrongValues} VALUES ${list.join(', ')}`);
  }
};

/**
 * Finds what wrong encodings and careless programs leave behind: texts read in another encoding than they were written in, Han characters
 * that became question marks, HTML entities, escapes, stray marks at the end.
 */
export const findDamage = async (source: Source): Promise<void> => {
  for (const kind of kinds) await findKind(kind, source);
  await findLostHan(source);
  await findMojibake(source);
};

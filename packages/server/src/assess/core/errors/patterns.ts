import { literal, type Source, toCount } from '../sql.ts';
import { dictionary, shortened, shortForm, wrongValues } from './dictionary.ts';

/** A form that this share of a column's values has is one of its forms. */
const commonShareMin = 0.05;

/** When its forms together make up this share, what has none of them is a slip and not another kind of thing. */
const coverMin = { exact: 0.6, short: 0.9 } as const;

/** A form that fewer different values have is a value and no form. */
const formValuesMin = 3;

/** Fewer values show no form. */
const valuesMin = 20;

/** A value that occurs more often than this, in number and as a share, is meant as it is. */
const recurringMin = 3;
const recurringShare = 0.005;

/** Forms of one column that are looked at one by one; more are free text. */
const formsMax = 12;

type Form = { readonly form: string; readonly share: number };

/** A column's forms at one level, and what share of its values they make up. */
type Forms = {
  readonly column: string;
  readonly level: 'exact' | 'short';
  readonly forms: readonly Form[];
  readonly cover: number;
};

const expressionOf = { exact: 'p', short: shortForm('p') } as const;

const readForms = async (source: Source, level: Forms['level']): Promise<Forms[]> => {
  const rows = await source.rows<{ c: string; form: string; share: number; n: unknown }>(
    `SELECT c, form, n / sum(n) OVER (PARTITION BY c) AS share, sum(n) OVER (PARTITION BY c) AS n FROM ` +
      `(SELECT c, ${expressionOf[level]} AS form, sum(n) AS n, count(*) AS different FROM ${dictionary} GROUP BY ALL) ` +
      `QUALIFY share >= ${commonShareMin} AND different >= ${formValuesMin} ORDER BY c, share DESC, form`,
  );
  return [
    ...Map.groupBy(
      rows.filter((row) => toCount(row.n) >= valuesMin),
      (row) => row.c,
    ),
  ].map(([column, found]) => ({
    column,
    level,
    forms: found.slice(0, formsMax),
    cover: found.reduce((sum, { share }) => sum + share, 0),
  }));
};

const hasDigitOrMark = (form: string): boolean => /[^Aaw ]/.test(form);

/** The exact form when it covers the column, else the shortened one; only of texts with digits or marks, prose has no form. */
const choose = (exact: Forms | undefined, short: Forms | undefined): Forms | undefined =>
  [exact, short].find(
    (each) =>
      each !== undefined && each.cover >= coverMin[each.level] && each.forms.every(({ form }) => hasDigitOrMark(form)),
  );

const isNumber = (form: string): boolean => /^[-+]?9+([.,]9+)*%?$/.test(form);

/** Numbers of several lengths, or with a fraction, whose last noughts are not written. */
const isMeasured = (forms: readonly Form[]): boolean => {
  const numbers = forms.filter(({ form }) => isNumber(form));
  return numbers.length > 1 || numbers.some(({ form }) => /^[-+]?9+[.,]9+%?$/.test(form));
};

/** SQL: numbers of other lengths are no mistake where the column's own differ, nor other runs where its forms differ in nothing else. */
const isOtherLength = (forms: readonly Form[]): string => {
  const numbers = isMeasured(forms) ? `regexp_full_match(p, '[-+]?[9.,]+%?')` : 'false';
  const free = [...Map.groupBy(forms, ({ form }) => shortened(form))]
    .filter(([, same]) => same.length > 1)
    .map(([form]) => literal(form));
  return free.length === 0 ? numbers : `(${numbers} OR ${shortForm('p')} IN (${free.join(', ')}))`;
};

/**
 * Finds values written in another form than the column's: dates, codes, telephone numbers with a character too many or too few. A form is a
 * text with its letters and digits made alike. A value that recurs is no slip.
 */
export const findMisshapen = async (source: Source): Promise<void> => {
  const exact = new Map((await readForms(source, 'exact')).map((forms) => [forms.column, forms]));
  const short = new Map((await readForms(source, 'short')).map((forms) => [forms.column, forms]));
  for (const column of new Set([...exact.keys(), ...short.keys()])) {
    const forms = choose(exact.get(column), short.get(column));
    if (forms === undefined || forms.cover > 0.9999) continue;
    const list = forms.forms.map(({ form }) => literal(form)).join(', ');
    const shown = forms.forms
      .slice(0, 3)
      .map(({ form }) => form)
      .join(' | ');
    await source.run(
      `INSERT INTO ${wrongValues} SELECT c, v, 'pattern', ${literal(`与本列的写法不同：${shown}`)}, ` +
        `${literal(`not written as the column is: ${shown}`)}, ${Math.round(100 * Math.min(0.99, forms.cover)) / 100} ` +
        `FROM (SELECT *, sum(n) OVER () AS total FROM ${dictionary} WHERE c = ${literal(column)}) ` +
        `WHERE ${expressionOf[forms.level]} NOT IN (${list}) AND NOT ${isOtherLength(forms.forms)} ` +
        `AND n <= greatest(${recurringMin}, ${recurringShare} * total)`,
    );
  }
};

import type { CaseType, Form } from '../../model.ts';
import { pointerPath } from '../facts.ts';
import { domainOf, isRequired, pointersOf, schemasAt } from '../schema-paths.ts';
import { doubt, type Finding, fault } from './finding.ts';

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

const textFinding = ({ zh, en }: { readonly zh: string; readonly en: string }, path: string): Finding[] => {
  const empty = [
    zh.trim() === '' ? ['zh', '中文', 'Chinese'] : undefined,
    en.trim() === '' ? ['en', '英文', 'English'] : undefined,
  ];
  const found = empty.flatMap((each) =>
    each === undefined
      ? []
      : [fault('translation_missing', `${path}/${each[0]}`, `缺少${each[1]}文字。`, `The ${each[2]} text is missing.`)],
  );
  if (found.length > 0) return found;
  const isCopied = zh === en && /[a-z]{4}/i.test(en);
  return isCopied || (zh.length > 1 && !hasHan(zh) && /[a-z]{4}/i.test(zh))
    ? [
        doubt(
          'translation_copied',
          path,
          '中文处写的不是中文，请核对。',
          'What stands as Chinese is not Chinese. Check it.',
        ),
      ]
    : [];
};

/** Every text for people, wherever it is in the definition. Schemas hold none. */
const texts = (value: unknown, path: string): Finding[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown };
  if (typeof zh === 'string' && typeof en === 'string') return textFinding({ zh, en }, path);
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'schema' ? [] : texts(each, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
};

const optionFindings = (form: Form, pointer: string, path: string): Finding[] => {
  const names = pointerPath(pointer);
  const [own, items] = [names, [...names, '-']].map((each) => domainOf(schemasAt(form, each).slice(0, 1)).values);
  const values = own ?? items ?? [];
  const { options = {} } = form.fields[pointer] ?? {};
  const all = values.filter((value) => typeof value !== 'boolean' && value !== null).map(String);
  const bare = all.filter((name) => !Object.hasOwn(options, name));
  const strange = Object.keys(options).filter((name) => !all.includes(name));
  return [
    ...bare.map((name) =>
      fault(
        'option_without_words',
        path,
        `选项“${name}”缺少中英文名称。`,
        `The option "${name}" has no words in Chinese and English.`,
      ),
    ),
    ...strange.map((name) =>
      fault('option_unknown', path, `“${name}”不是该字段的选项。`, `"${name}" is none of the options of this field.`),
    ),
  ];
};

/** Groups and lists of groups need no label of their own: their fields have one. */
const isGroup = (form: Form, pointer: string): boolean =>
  [pointer, `${pointer}/-`].some((at) =>
    schemasAt(form, pointerPath(at)).some(({ properties }) => properties !== undefined),
  );

/** Words of one form: every field that people fill in is named, every option too, and nothing is named that is not there. */
const formWords = (form: Form, path: string): Finding[] => {
  const pointers = pointersOf(form);
  const unnamed = pointers.filter((pointer) => !Object.hasOwn(form.fields, pointer) && !isGroup(form, pointer));
  const at = (pointer: string): string => `${path}/fields/${pointer.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return [
    ...unnamed.map((pointer) => {
      const say = isRequired(form, pointerPath(pointer)) ? fault : doubt;
      return say(
        'label_missing',
        at(pointer),
        `字段 ${pointer} 没有中英文名称。`,
        `The field ${pointer} has no label.`,
      );
    }),
    ...Object.keys(form.fields)
      .filter((pointer) => !pointers.includes(pointer))
      .map((pointer) =>
        fault('field_unknown', at(pointer), `表单没有字段 ${pointer}。`, `The form has no field ${pointer}.`),
      ),
    ...pointers.flatMap((pointer) => optionFindings(form, pointer, at(pointer))),
  ];
};

/** The forms of a type with their places. */
export const formsOf = (type: CaseType): readonly { readonly form: Form; readonly path: string }[] => [
  { form: type.form, path: '/form' },
  ...type.transitions.flatMap(({ form }, i) => (form === undefined ? [] : [{ form, path: `/transitions/${i}/form` }])),
];

/** Both languages everywhere, and words for every field and option. */
export const lintWords = (type: CaseType): readonly Finding[] => [
  ...texts(type, ''),
  ...formsOf(type).flatMap(({ form, path }) => formWords(form, path)),
];

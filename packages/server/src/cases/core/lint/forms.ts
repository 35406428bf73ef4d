import type { CaseType } from '../../model.ts';
import { pointerPath } from '../facts.ts';
import { pointersOf, schemasAt } from '../schema-paths.ts';
import { type SchemaFault, schemaFaults } from '../schemas.ts';
import { doubt, type Finding, fault } from './finding.ts';
import { formsOf } from './words.ts';

const textOf = ({ kind, detail }: SchemaFault): readonly [string, string] => {
  switch (kind) {
    case 'large':
      return [`表单超过 ${detail} KiB，请拆分。`, `The form is larger than ${detail} KiB. Split it.`];
    case 'deep':
      return [
        `表单嵌套超过 ${detail} 层，请简化。`,
        `The form is nested more than ${detail} levels deep. Make it simpler.`,
      ];
    case 'pattern':
      return [
        `正则 ${detail} 可能使服务停住：请勿在重复的组内再用重复或分支，勿用回溯引用与环视。`,
        `The pattern ${detail} could keep the server busy: no repetition or choice inside a repeated group, no references back, no looking around.`,
      ];
    case 'reference':
      return [
        `只能引用本表单的 $defs，不能用 ${detail}。`,
        `Only the form's own $defs may be referred to, not ${detail}.`,
      ];
    case 'schema':
      return [`不是有效的 JSON Schema：${detail}。`, `It is no valid JSON Schema: ${detail}.`];
  }
};

/** Texts without a greatest length: whoever fills in the form could send a book. */
const endless = ({ form, path }: ReturnType<typeof formsOf>[number]): Finding[] =>
  pointersOf(form).flatMap((pointer) => {
    const [schema] = schemasAt(form, pointerPath(pointer));
    const isBounded = ['maxLength', 'pattern', 'format', 'enum', 'const'].some(
      (name) => schema !== undefined && name in schema,
    );
    return schema?.type !== 'string' || isBounded
      ? []
      : [
          doubt(
            'length_unlimited',
            `${path}/schema`,
            `文本字段 ${pointer} 没有 maxLength。`,
            `The text ${pointer} has no maxLength.`,
          ),
        ];
  });

/** Forms: valid JSON Schema that cannot keep the server busy, an object that is closed, texts with a limit. */
export const lintForms = (type: CaseType): readonly Finding[] =>
  formsOf(type).flatMap((each) => {
    const { form, path } = each;
    const faults = schemaFaults(form.schema).map((found) => {
      const [zh, en] = textOf(found);
      return fault(`form_${found.kind}`, `${path}/schema${found.path}`, zh, en);
    });
    if (faults.length > 0) return faults;
    const found = endless(each);
    if (form.schema.type !== 'object') {
      found.push(fault('form_no_object', `${path}/schema/type`, '表单须为 object。', 'A form has to be an object.'));
    }
    if (form.schema.additionalProperties !== false && form.schema.unevaluatedProperties !== false) {
      found.push(
        doubt(
          'form_open',
          `${path}/schema`,
          '表单未写 additionalProperties: false，会收下任何多余字段。',
          'Without additionalProperties: false the form takes any field at all.',
        ),
      );
    }
    return found;
  });

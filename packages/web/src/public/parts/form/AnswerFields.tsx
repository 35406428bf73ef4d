import { useTranslation } from 'react-i18next';
import { type Fault, faultAt } from '../../../shared/form/faults.ts';
import { type Field, fieldsOf } from '../../../shared/form/fields.ts';
import { type Answers, isAnswers } from '../../../shared/form/schema.ts';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { FieldBox } from './FieldBox.tsx';

type Props = {
  readonly fields: readonly Field[];
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  /** Where the answers lie in the whole form: `/team/0`; empty for the form itself. */
  readonly at?: string;
  readonly onChange: (answers: Answers) => void;
};

type PartProps = {
  readonly field: Field;
  readonly pointer: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly onChange: (value: unknown) => void;
};

const Group = ({ field, pointer, value, faults, onChange }: PartProps) => {
  const language = useLanguage();
  const answers = isAnswers(value) ? value : {};
  const { items } = field;
  if (items === undefined) return null;
  return (
    <fieldset className="form-group">
      <legend>{inLanguage(field.label, language)}</legend>
      <AnswerFields fields={fieldsOf(items, answers)} at={pointer} {...{ answers, faults, onChange }} />
    </fieldset>
  );
};

const List = ({ field, pointer, value, faults, onChange }: PartProps) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const label = inLanguage(field.label, language);
  const all = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const fault = faultAt(faults, pointer);
  const { items } = field;
  if (items === undefined) return null;
  const put = (at: number, next: unknown): void => onChange(all.map((one, i) => (i === at ? next : one)));
  return (
    <fieldset className="form-group">
      <legend>{label}</legend>
      {all.map((one, at) => {
        const answers = isAnswers(one) ? one : {};
        const place = `${pointer}/${at}`;
        return (
          <div key={place} className="form-item">
            <AnswerFields
              fields={fieldsOf(items, answers)}
              at={place}
              {...{ answers, faults }}
              onChange={(next) => put(at, next)}
            />
            <button type="button" className="button quiet" onClick={() => onChange(all.filter((_, i) => i !== at))}>
              {t('form.drop', { label, number: at + 1 })}
            </button>
          </div>
        );
      })}
      <button type="button" className="button quiet" onClick={() => onChange([...all, {}])}>
        {t('form.add', { label })}
      </button>
      {fault === undefined ? null : <span className="error">{inLanguage(fault.text, language)}</span>}
    </fieldset>
  );
};

const partOf = ({ kind }: Field) => (kind === 'group' ? Group : kind === 'list' ? List : undefined);

/** Fields of a form with light inputs: label, help, the answer, and what is wrong with it beside it. */
export const AnswerFields = ({ fields, answers, faults, at = '', onChange }: Props) =>
  fields.map((field) => {
    const pointer = `${at}${field.pointer}`;
    const Part = partOf(field) ?? FieldBox;
    const change = (value: unknown): void => {
      const { [field.name]: _, ...rest } = answers;
      onChange(value === undefined ? rest : { ...rest, [field.name]: value });
    };
    return <Part key={pointer} {...{ field, pointer, faults }} value={answers[field.name]} onChange={change} />;
  });

import { Form } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/form/faults.ts';
import { type Field, type Form as FormOf, fieldsOf } from '../../../shared/form/fields.ts';
import { type Answers, isAnswers } from '../../../shared/form/schema.ts';
import { useCaseWords } from '../names.ts';
import { FieldInput } from './FieldInput.tsx';
import { ListField } from './ListField.tsx';

type Props = {
  readonly form: FormOf;
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  /** Where the answers lie in the whole form: `/team/0`; empty for the form itself. */
  readonly at?: string;
  readonly onChange: (answers: Answers) => void;
};

const without = (answers: Answers, name: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => key !== name));

const RequiredMark = () => {
  const { t } = useTranslation('cases');
  return <span className="soft small"> {t('form.required')}</span>;
};

type LineProps = {
  readonly field: Field;
  readonly pointer: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly onChange: (value: unknown) => void;
};

const Line = ({ field, pointer, value, faults, onChange }: LineProps) => {
  const id = useId();
  const { say } = useCaseWords();
  const own = faults.find((fault) => fault.pointer === pointer);
  const isGroup = ['yesNo', 'choices', 'list', 'group', 'declaration'].includes(field.kind);
  const label = (
    <span id={`${id}-label`}>
      {say(field.label)}
      {field.isRequired ? <RequiredMark /> : null}
    </span>
  );
  const help = field.help === undefined ? undefined : <span id={`${id}-help`}>{say(field.help)}</span>;
  const { items } = field;
  if (field.kind === 'group' && items !== undefined) {
    return (
      <fieldset className="group-field">
        <legend>{label}</legend>
        {help === undefined ? null : <p className="soft small">{help}</p>}
        <AnswerForm
          form={items}
          answers={isAnswers(value) ? value : {}}
          faults={faults}
          at={pointer}
          onChange={(next) => onChange(Object.keys(next).length === 0 ? undefined : next)}
        />
      </fieldset>
    );
  }
  return (
    <Form.Item
      label={field.kind === 'declaration' ? undefined : label}
      {...(isGroup ? {} : { htmlFor: id })}
      extra={help}
      {...(own === undefined
        ? {}
        : { validateStatus: 'error' as const, help: <span id={`${id}-fault`}>{say(own.text)}</span> })}
    >
      {field.kind === 'list' && items !== undefined ? (
        <ListField
          {...{ pointer, value, faults, onChange }}
          label={say(field.label)}
          items={items}
          draw={(props) => <AnswerForm {...props} />}
        />
      ) : (
        <FieldInput
          {...{ id, field, value, onChange }}
          isWrong={own !== undefined}
          describedBy={[help === undefined ? '' : `${id}-help`, own === undefined ? '' : `${id}-fault`]
            .join(' ')
            .trim()}
        />
      )}
    </Form.Item>
  );
};

/** A form from its JSON Schema: the fields that are asked for with the answers so far, faults beside them. */
export const AnswerForm = ({ form, answers, faults, at = '', onChange }: Props) => (
  <Form layout="vertical" component="div" className="answer-form">
    {fieldsOf(form, answers).map((field) => (
      <Line
        key={field.pointer}
        field={field}
        pointer={`${at}${field.pointer}`}
        value={answers[field.name]}
        faults={faults}
        onChange={(value) =>
          onChange(value === undefined ? without(answers, field.name) : { ...answers, [field.name]: value })
        }
      />
    ))}
  </Form>
);

import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/form/fields.ts';
import { useCaseWords } from '../names.ts';

type Props = {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `2026-11-28T09:00` of a field in the reader's own zone, from an instant; empty for none. */
const localOf = (instant: string): string => {
  const at = new Date(instant);
  if (instant === '' || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const instantOf = (local: string): string | undefined => (local === '' ? undefined : new Date(local).toISOString());

const useOptions = ({ options }: Field) => {
  const { say } = useCaseWords();
  return options.map(({ value, label }) => ({ value, label: say(label) }));
};

/** A list of choices that is longer than this is opened, not laid out. */
const laidOutMax = 4;

const Choice = ({ id, field, value, onChange, ...aria }: Omit<Props, 'isWrong' | 'describedBy'>) => {
  const options = useOptions(field);
  return (
    <Select
      id={id}
      {...aria}
      value={value as string | number | undefined}
      options={options}
      allowClear={!field.isRequired}
      showSearch={{ optionFilterProp: 'label' }}
      virtual={false}
      listHeight={options.length > laidOutMax ? 320 : 256}
      onChange={(next) => onChange(next)}
    />
  );
};

const YesNo = ({ id, value, onChange }: Pick<Props, 'id' | 'value' | 'onChange'>) => {
  const { t } = useTranslation('common');
  return (
    <Radio.Group
      aria-labelledby={`${id}-label`}
      value={value}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      onChange={({ target }) => onChange(target.value)}
    />
  );
};

const Choices = ({ id, field, value, onChange }: Props) => (
  <fieldset className="bare" aria-labelledby={`${id}-label`}>
    <Checkbox.Group
      options={useOptions(field)}
      value={Array.isArray(value) ? (value as (string | number)[]) : []}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  </fieldset>
);

const Declaration = ({ field, value, onChange }: Pick<Props, 'field' | 'value' | 'onChange'>) => {
  const { say } = useCaseWords();
  return (
    <Checkbox checked={value === true} onChange={({ target }) => onChange(target.checked ? true : undefined)}>
      {say(field.label)}
    </Checkbox>
  );
};

/** The input of one field, by its kind. */
export const FieldInput = (props: Props) => {
  const { id, field, value, isWrong, describedBy, onChange } = props;
  const aria = {
    'aria-required': field.isRequired,
    'aria-invalid': isWrong,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
  };
  const onText = (text: string): void => onChange(text === '' ? undefined : text);
  const limit = field.lengthMax === undefined ? {} : { maxLength: field.lengthMax };
  switch (field.kind) {
    case 'choice':
      return <Choice {...{ id, field, value, onChange }} {...aria} />;
    case 'choices':
      return <Choices {...props} />;
    case 'yesNo':
      return <YesNo {...{ id, value, onChange }} />;
    case 'declaration':
      return <Declaration {...{ field, value, onChange }} />;
    case 'number':
      return (
        <InputNumber<number>
          id={id}
          {...aria}
          className="number-input"
          value={typeof value === 'number' ? value : null}
          {...(field.isWhole ? { precision: 0 } : {})}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'longText':
      return (
        <Input.TextArea
          {...{ id, ...aria, ...limit }}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={textOf(value)}
          onChange={({ target }) => onText(target.value)}
        />
      );
    case 'moment':
      return (
        <Input
          {...{ id, ...aria }}
          type="datetime-local"
          value={localOf(textOf(value))}
          onChange={({ target }) => onChange(instantOf(target.value))}
        />
      );
    default:
      return (
        <Input
          {...{ id, ...aria, ...limit }}
          type={field.kind === 'day' ? 'date' : 'text'}
          value={textOf(value)}
          onChange={({ target }) => onText(target.value)}
        />
      );
  }
};

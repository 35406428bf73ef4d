import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, faultAt } from '../../../shared/form/faults.ts';
import type { Field } from '../../../shared/form/fields.ts';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { TextInput } from './TextInput.tsx';

/** A field with its answer and everything that is wrong with the form. */
export type BoxProps = {
  readonly field: Field;
  readonly pointer: string;
  readonly value: unknown;
  readonly faults: readonly Fault[];
  readonly onChange: (value: unknown) => void;
};

type Inner = Omit<BoxProps, 'faults' | 'pointer'> & {
  readonly id: string;
  readonly label: string;
  readonly wrong: string | undefined;
};

/** So many choices lie open on a phone's screen; more are opened as a list. */
const laidOutMax = 6;

const Notes = ({
  id,
  help,
  wrong,
}: { readonly id: string; readonly help?: string | undefined } & Pick<Inner, 'wrong'>) => (
  <>
    {help === undefined ? null : (
      <span className="hint" id={`${id}-help`}>
        {help}
      </span>
    )}
    {wrong === undefined ? null : (
      <span className="error" id={`${id}-wrong`}>
        {wrong}
      </span>
    )}
  </>
);

/** A text with a mark where the answer may be left out: most are asked for. */
const Label = ({ label, field }: Pick<Inner, 'label' | 'field'>) => {
  const { t } = useTranslation('residents');
  return (
    <>
      {label}
      {field.isRequired ? null : <span className="soft small optional"> {t('form.optional')}</span>}
    </>
  );
};

type Option = { readonly value: unknown; readonly text: string };

const Radios = ({
  id,
  field,
  label,
  value,
  wrong,
  onChange,
  options,
}: Inner & { readonly options: readonly Option[] }) => {
  const language = useLanguage();
  const help = field.help === undefined ? undefined : inLanguage(field.help, language);
  const described = [help === undefined ? '' : `${id}-help`, wrong === undefined ? '' : `${id}-wrong`].join(' ').trim();
  return (
    <fieldset className="chips" {...(described === '' ? {} : { 'aria-describedby': described })}>
      <legend>
        <Label {...{ label, field }} />
      </legend>
      <div className="chip-row">
        {options.map((option) => (
          <label key={option.text} className="chip">
            <input
              type="radio"
              name={id}
              required={field.isRequired}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              {...(wrong === undefined ? {} : { 'aria-invalid': true })}
            />
            {option.text}
          </label>
        ))}
      </div>
      <Notes {...{ id, help, wrong }} />
    </fieldset>
  );
};

const Checks = ({ id, field, label, value, wrong, onChange }: Inner) => {
  const language = useLanguage();
  const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const help = field.help === undefined ? undefined : inLanguage(field.help, language);
  const toggle = (option: unknown): void => {
    const next = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="chips">
      <legend>
        <Label {...{ label, field }} />
      </legend>
      <div className="chip-row">
        {field.options.map((option) => (
          <label key={String(option.value)} className="chip">
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
            {inLanguage(option.label, language)}
          </label>
        ))}
      </div>
      <Notes {...{ id, help, wrong }} />
    </fieldset>
  );
};

const Tick = ({ id, label, value, wrong, onChange }: Inner) => (
  <div className="field">
    <label className="tick">
      <input
        type="checkbox"
        checked={value === true}
        onChange={({ target }) => onChange(target.checked ? true : undefined)}
        {...(wrong === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` })}
      />
      {label}
    </label>
    <Notes {...{ id, wrong }} />
  </div>
);

const useOptions = ({ options }: Field): readonly Option[] => {
  const language = useLanguage();
  return options.map(({ value, label }) => ({ value, text: inLanguage(label, language) }));
};

const Choice = (props: Inner) => {
  const { t } = useTranslation('residents');
  const { id, field, value, onChange } = props;
  const options = useOptions(field);
  if (options.length <= laidOutMax) return <Radios {...props} options={options} />;
  // uncontrolled: what is chosen before the program has come is not taken back by it
  return (
    <Line {...props}>
      {(aria) => (
        <select
          id={id}
          required={field.isRequired}
          {...(value === undefined ? {} : { defaultValue: String(value) })}
          onChange={({ target }) => onChange(options.find((one) => String(one.value) === target.value)?.value)}
          {...aria}
        >
          <option value="">{t('form.choose')}</option>
          {options.map((one) => (
            <option key={one.text} value={String(one.value)}>
              {one.text}
            </option>
          ))}
        </select>
      )}
    </Line>
  );
};

type Aria = { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };

const Line = ({
  id,
  field,
  label,
  wrong,
  children,
}: Pick<Inner, 'id' | 'field' | 'label' | 'wrong'> & { readonly children: (aria: Aria) => React.ReactNode }) => {
  const language = useLanguage();
  const help = field.help === undefined ? undefined : inLanguage(field.help, language);
  const described = [help === undefined ? '' : `${id}-help`, wrong === undefined ? '' : `${id}-wrong`].join(' ').trim();
  return (
    <div className="field">
      <label htmlFor={id}>
        <Label {...{ label, field }} />
      </label>
      <Notes {...{ id, help }} wrong={undefined} />
      {children({
        ...(wrong === undefined ? {} : { 'aria-invalid': true }),
        ...(described === '' ? {} : { 'aria-describedby': described }),
      })}
      <Notes {...{ id, wrong }} />
    </div>
  );
};

/** One question of a form: its label, what it is for, the answer, and what is wrong with it. */
export const FieldBox = ({ field, pointer, value, faults, onChange }: BoxProps) => {
  const id = useId();
  const { t } = useTranslation();
  const language = useLanguage();
  const fault = faultAt(faults, pointer);
  const wrong = fault === undefined ? undefined : inLanguage(fault.text, language);
  const inner: Inner = { ...{ id, field, value, wrong, onChange }, label: inLanguage(field.label, language) };
  if (field.kind === 'choice') return <Choice {...inner} />;
  if (field.kind === 'choices') return <Checks {...inner} />;
  if (field.kind === 'declaration' || (field.kind === 'yesNo' && !field.isRequired)) return <Tick {...inner} />;
  if (field.kind === 'yesNo') {
    const options = [
      { value: true, text: t('yes') },
      { value: false, text: t('no') },
    ];
    return <Radios {...inner} options={options} />;
  }
  return <Line {...inner}>{(aria) => <TextInput {...{ id, field, value, onChange, aria }} />}</Line>;
};

import { useTranslation } from 'react-i18next';
import { type Field, type Form, fieldsOf } from '../../../shared/form/fields.ts';
import { type Answers, isAnswers } from '../../../shared/form/schema.ts';
import { useFormats } from '../../../shared/i18n.ts';
import { useCaseWords } from '../names.ts';

/** One answer in the reader's words. */
const useAnswerText = () => {
  const { t } = useTranslation('common');
  const { say } = useCaseWords();
  const { moment, number } = useFormats();
  const one = (field: Field, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    const option = field.options.find((each) => each.value === value);
    if (option !== undefined) return say(option.label);
    if (typeof value === 'number') return number(value);
    return field.kind === 'moment' && typeof value === 'string' ? moment(value) : String(value);
  };
  return (field: Field, value: unknown): string =>
    Array.isArray(value) ? value.map((each) => one(field, each)).join(' · ') : one(field, value);
};

const Value = ({ field, value }: { readonly field: Field; readonly value: unknown }) => {
  const text = useAnswerText();
  const { items } = field;
  if (items !== undefined && isAnswers(value)) return <AnswersRead form={items} answers={value} withheld={[]} />;
  if (items === undefined || !Array.isArray(value) || !value.every(isAnswers))
    return <span className="as-typed">{text(field, value)}</span>;
  return (
    <ol className="answer-items">
      {value.map((answers, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no name but their place
        <li key={at}>
          <AnswersRead form={items} answers={answers} withheld={[]} />
        </li>
      ))}
    </ol>
  );
};

type Props = {
  readonly form: Form;
  readonly answers: Answers;
  /** Pointers of personal answers that were given and stand elsewhere, sealed. */
  readonly withheld: readonly string[];
};

/** Answers to read, in the order and words of their form; what was not answered is left out. */
export const AnswersRead = ({ form, answers, withheld }: Props) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const fields = fieldsOf(form, answers).filter(
    ({ name, pointer }) => answers[name] !== undefined || withheld.includes(pointer),
  );
  if (fields.length === 0) return <p className="soft">{t('form.nothing')}</p>;
  return (
    <dl className="facts">
      {fields.map((field) => (
        <div key={field.pointer} className="facts-line">
          <dt>{say(field.label)}</dt>
          <dd>
            {answers[field.name] === undefined ? (
              <span className="soft">{t('form.withheld')}</span>
            ) : (
              <Value field={field} value={answers[field.name]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};

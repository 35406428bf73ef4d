import { useId } from 'react';

/** One of several answers, with a sentence on what it means. */
export type Choice<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly text?: string;
  /** Why it cannot be chosen. */
  readonly barred?: string | undefined;
};

type Props<V extends string> = {
  readonly legend: string;
  /** A heading above says the same to those who see. */
  readonly isLegendHidden?: boolean;
  readonly value: V | undefined;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
};

/** A few answers side by side, each with what it means: nobody has to open a list to see what there is. */
export const Choices = <V extends string>({ legend, isLegendHidden, value, choices, onChange }: Props<V>) => {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend className={isLegendHidden === true ? 'visually-hidden' : ''}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={choice.barred === undefined ? 'choice' : 'choice barred'}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            disabled={choice.barred !== undefined}
            onChange={() => onChange(choice.value)}
          />
          <span>
            <strong>{choice.label}</strong>
            {choice.text === undefined ? null : <span className="soft small">{choice.text}</span>}
            {choice.barred === undefined ? null : <span className="small">{choice.barred}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

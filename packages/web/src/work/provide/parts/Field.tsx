import { type ReactNode, useId } from 'react';

type Props = {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with what was typed, in words; beside the field. */
  readonly error?: string | undefined;
  readonly optional?: string;
  readonly children: (wiring: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
    readonly status: '' | 'error';
  }) => ReactNode;
};

/** A field with its label, a word of help and what is wrong with it, wired together for those who do not see them. */
export const Field = ({ label, help, error, optional, children }: Props) => {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional === undefined ? null : <span className="soft small"> {optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': note,
        'aria-invalid': error !== undefined,
        status: error === undefined ? '' : 'error',
      })}
      <div id={note} className={error === undefined ? 'field-note' : 'field-note wrong'} aria-live="polite">
        {error ?? help}
      </div>
    </div>
  );
};

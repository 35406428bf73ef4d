import type { FormEvent, ReactNode } from 'react';
import type { Refused } from './useSend.ts';

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly submit: string;
  readonly isSending: boolean;
  readonly refused?: Refused | undefined;
  readonly onSend: (given: FormData) => void;
  readonly children: ReactNode;
  readonly after?: ReactNode;
};

/** A public form: one thing, said at the top, sent at the bottom; what is wrong stands above the button. */
export const FormFrame = ({ title, lead, submit, isSending, refused, onSend, children, after }: Props) => {
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSend(new FormData(event.currentTarget));
  };
  return (
    <div className="wrap hero">
      <div className="narrow">
        <h1>{title}</h1>
        {lead === undefined ? null : <p>{lead}</p>}
        <form className="stack" method="post" onSubmit={send}>
          {children}
          <div role="alert">{refused === undefined ? null : <p className="note wrong">{refused.text}</p>}</div>
          <button className="button" type="submit" disabled={isSending}>
            {submit}
          </button>
        </form>
        {after}
      </div>
    </div>
  );
};

/** A field of a sent form as text. */
export const textOf = (given: FormData, name: string): string => {
  const value = given.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

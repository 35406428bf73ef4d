import type { ReactNode } from 'react';

/** An empty place that says what to do first. */
export const Empty = ({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className="empty">
    <h2>{title}</h2>
    {text === undefined ? null : <p className="soft">{text}</p>}
    {action}
  </div>
);

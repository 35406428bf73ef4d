import type { ReactNode } from 'react';

/** A table that scrolls within its own box where the page is narrower; the keyboard reaches the box. */
export const TableBox = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
  <section className="table-box" aria-label={label} tabIndex={0}>
    {children}
  </section>
);

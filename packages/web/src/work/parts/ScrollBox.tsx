import type { ReactNode } from 'react';

/** A wide table in a box of its own, which the keyboard scrolls too. */
export const ScrollBox = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
  <section className="table-box" aria-label={label} tabIndex={0}>
    {children}
  </section>
);

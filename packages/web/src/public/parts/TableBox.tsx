import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A table that scrolls within its own box where the page is narrower; the keyboard reaches the box. */
export const TableBox = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="table-box" aria-label={t('figure.tableOf', { label })} tabIndex={0}>
      {children}
    </section>
  );
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** How long the button says that it has copied. */
const saidMs = 2_000;

/** Copies a text; says so. */
export const CopyButton = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), saidMs);
  };
  return (
    <button type="button" className="button quiet copy no-print" onClick={() => void copy()}>
      <span aria-live="polite">{t(isCopied ? 'act.copied' : 'act.copy')}</span>
    </button>
  );
};

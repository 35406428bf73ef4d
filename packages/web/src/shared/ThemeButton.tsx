import { useTranslation } from 'react-i18next';
import { rememberChoice } from './language.ts';

const isDark = (): boolean =>
  document.documentElement.dataset.theme === 'dark' ||
  (document.documentElement.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);

const swap = (): void => {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  rememberChoice('theme', theme);
  globalThis.dispatchEvent(new Event('corridor:theme'));
};

/** Swaps light and dark; the choice is remembered in a cookie, so that the next page is drawn in it at once. */
export const ThemeButton = () => {
  const { t } = useTranslation();
  const label = t('theme.title');
  return (
    <button type="button" className="button bare theme-button" onClick={swap} title={label} aria-label={label}>
      <svg
        viewBox="0 0 20 20"
        width="20"
        height="20"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <circle cx="10" cy="10" r="7" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  );
};

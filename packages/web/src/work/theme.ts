import { theme as antTheme, type ThemeConfig } from 'antd';
import { useEffect, useState } from 'react';

/** What the page's tokens say, read from the style sheet: colours are written in one place. */
const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const isDark = (): boolean => getComputedStyle(document.documentElement).colorScheme === 'dark';

const make = (): ThemeConfig => ({
  algorithm: isDark() ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
  token: {
    colorPrimary: token('--accent'),
    colorLink: token('--accent'),
    colorText: token('--ink'),
    colorTextSecondary: token('--ink-soft'),
    colorTextDescription: token('--ink-soft'),
    colorTextPlaceholder: token('--ink-soft'),
    colorBgBase: token('--paper'),
    colorBgContainer: token('--raised'),
    colorBgElevated: token('--raised'),
    colorBgLayout: token('--paper'),
    colorBorder: token('--line-strong'),
    colorBorderSecondary: token('--line'),
    colorSuccess: token('--good'),
    colorWarning: token('--attention'),
    colorError: token('--wrong'),
    colorInfo: token('--waiting'),
    colorSuccessBg: token('--good-soft'),
    colorSuccessBorder: token('--good'),
    colorWarningBg: token('--attention-soft'),
    colorWarningBorder: token('--attention'),
    colorErrorBg: token('--wrong-soft'),
    colorErrorBorder: token('--wrong'),
    colorInfoBg: token('--waiting-soft'),
    colorInfoBorder: token('--waiting'),
    borderRadius: 6,
    fontSize: 15,
    fontFamily: token('--font'),
    controlHeight: 36,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Button: { primaryColor: token('--accent-ink'), primaryShadow: 'none' },
    Segmented: { trackBg: token('--sunken') },
    Table: { headerBg: token('--sunken'), headerColor: token('--ink-soft') },
  },
});

/** Ant Design's theme from our tokens; made anew when light and dark swap. */
export const useAntTheme = (): ThemeConfig => {
  const [theme, setTheme] = useState(make);
  useEffect(() => {
    const renew = (): void => setTheme(make());
    const dark = matchMedia('(prefers-color-scheme: dark)');
    globalThis.addEventListener('corridor:theme', renew);
    dark.addEventListener('change', renew);
    return () => {
      globalThis.removeEventListener('corridor:theme', renew);
      dark.removeEventListener('change', renew);
    };
  }, []);
  return theme;
};

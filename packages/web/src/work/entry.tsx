import { createRoot } from 'react-dom/client';
import { createWords } from '../shared/i18n.ts';
import type { Language } from '../shared/language.ts';
import '../style/work.css';
import '../style/deals.css';
import '../style/imports.css';
import '../style/operate.css';
import '../style/reports.css';
import '../style/work-cases.css';
import '../style/work-provide.css';
import '../style/work-value.css';
import '../style/work-provide-forms.css';
import { App } from './App.tsx';
import type { Me } from './me.ts';

const words = { zh: () => import('../locales/zh.work.ts'), en: () => import('../locales/en.work.ts') };
const antWords = {
  zh: () => import('antd/locale/zh_CN').then((module) => module.default),
  en: () => import('antd/locale/en_GB').then((module) => module.default),
};

type WorkState = { readonly language: Language; readonly me: Me | null };

const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  const text = document.getElementById('state')?.textContent;
  if (root === null || text === null || text === undefined) return;
  const { language, me } = JSON.parse(text) as WorkState;
  if (me === null) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  const [resources, antLocale] = await Promise.all([words[language](), antWords[language]()]);
  const i18n = createWords(language, resources);
  createRoot(root).render(<App me={me} language={language} i18n={i18n} antLocale={antLocale} />);
};

void start();

import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { type PageState, PageView } from './PageView.tsx';
import { missingPage, pages } from './pages.ts';

const words = { zh: () => import('../locales/zh.public.ts'), en: () => import('../locales/en.public.ts') };

const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  const text = document.getElementById('state')?.textContent;
  if (root === null || text === null || text === undefined) return;
  const state = JSON.parse(text) as PageState;
  const row = pages.find(({ path }) => path === state.pattern) ?? missingPage;
  const [{ page }, resources] = await Promise.all([row.read(), words[state.language]()]);
  // as a transition it is done in slices: a touch meanwhile does not wait
  startTransition(() => {
    hydrateRoot(
      root,
      <StrictMode>
        <PageView page={page} state={state} words={resources} />
      </StrictMode>,
    );
  });
  // from here on React answers every event itself, drawing first what it is about
  dispatchEvent(new Event('corridor:ready'));
};

void start();

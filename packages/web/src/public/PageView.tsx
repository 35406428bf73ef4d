import { useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createWords, LanguageContext, type Words } from '../shared/i18n.ts';
import type { Language } from '../shared/language.ts';
import type { PageModule } from './page.ts';
import { Shell, type Visitor } from './Shell.tsx';

/** What the server sends beside a drawn page, so that the browser draws the same. */
export type PageState = {
  readonly pattern: string;
  readonly language: Language;
  readonly data: unknown;
  readonly visitor: Visitor;
};

type Props = { readonly page: PageModule['page']; readonly state: PageState; readonly words: Words };

/** A public page in its frame, drawn alike on the server and in the browser. */
export const PageView = ({ page, state, words }: Props) => {
  const i18n = useMemo(() => createWords(state.language, words), [state.language, words]);
  const { Component } = page;
  return (
    <LanguageContext value={state.language}>
      <I18nextProvider i18n={i18n}>
        <Shell visitor={state.visitor}>
          <Component data={state.data} />
        </Shell>
      </I18nextProvider>
    </LanguageContext>
  );
};

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, type ConfigProviderProps } from 'antd';
import type { i18n } from 'i18next';
import { useCallback, useMemo, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { type AskSignIn, createPortalApi } from '../shared/api.ts';
import { LanguageContext } from '../shared/i18n.ts';
import type { Language } from '../shared/language.ts';
import { ApiContext, problemOf } from './api.tsx';
import { SignInAgain } from './frame/SignInAgain.tsx';
import { WorkRoutes } from './frame/WorkRoutes.tsx';
import { Live } from './Live.tsx';
import { type Me, MeContext } from './me.ts';
import { useAntTheme } from './theme.ts';

type Props = {
  readonly me: Me;
  readonly language: Language;
  readonly i18n: i18n;
  readonly antLocale: NonNullable<ConfigProviderProps['locale']>;
};

/** A refusal does not become a yes by asking again; a broken line may. */
const retriesMax = 2;

/** How long an answer counts as fresh: pages that are gone back to are there at once. */
const freshMs = 10_000;

const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, error) => problemOf(error) === undefined && failures < retriesMax,
      },
    },
  });

/** A question that the sign-in window answers; the calls that were refused wait for it. */
const useSignInAgain = () => {
  const [isAsking, setAsking] = useState(false);
  const settle = useRef<((signedIn: boolean) => void) | undefined>(undefined);
  const ask = useCallback<AskSignIn>(
    () =>
      new Promise((resolve) => {
        settle.current = resolve;
        setAsking(true);
      }),
    [],
  );
  const done = useCallback((signedIn: boolean) => {
    setAsking(false);
    settle.current?.(signedIn);
  }, []);
  return { isAsking, ask, done };
};

/** The working pages with all that they share. */
export const App = ({ me, language, i18n, antLocale }: Props) => {
  const theme = useAntTheme();
  const { isAsking, ask, done } = useSignInAgain();
  const api = useMemo(() => createPortalApi(() => language, ask), [language, ask]);
  const queries = useMemo(makeQueryClient, []);
  return (
    <LanguageContext value={language}>
      <I18nextProvider i18n={i18n}>
        <ConfigProvider theme={theme} locale={antLocale} button={{ autoInsertSpace: false }}>
          <AntApp>
            <QueryClientProvider client={queries}>
              <ApiContext value={api}>
                <MeContext value={me}>
                  <BrowserRouter basename="/work">
                    <WorkRoutes />
                  </BrowserRouter>
                  <Live />
                  {isAsking ? <SignInAgain email={me.email} onDone={done} /> : null}
                </MeContext>
              </ApiContext>
            </QueryClientProvider>
          </AntApp>
        </ConfigProvider>
      </I18nextProvider>
    </LanguageContext>
  );
};

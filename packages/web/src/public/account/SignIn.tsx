import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { useSend } from './useSend.ts';

/** Only paths of our own: another site's address would make of our sign-in its bait. */
const ownPath = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/work');

/** Refusals of another provider's sign-in, which come back in the address. */
const problems = ['provider_denied', 'provider_failed', 'provider_flow', 'provider_unknown'] as const;

const problemIn = (query: URLSearchParams): (typeof problems)[number] | null => {
  const code = query.get('problem');
  if (code === null) return null;
  return problems.find((known) => `identity.${known}` === code) ?? 'provider_failed';
};

const load = async ({ api, query }: LoadInput) => {
  const { providers } = await dataOf(api.GET('/api/v1/sign-in-methods'));
  return { next: ownPath(query.get('next')), email: query.get('email') ?? '', problem: problemIn(query), providers };
};

type Data = Awaited<ReturnType<typeof load>>;

/** Other doors: organisations' own sign-in. */
const Providers = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return data.providers.map(({ id, label, start }) => (
    <p key={id}>
      <a className="button quiet" href={`${start}?returnTo=${encodeURIComponent(data.next)}`}>
        {t('signIn.with', { name: inLanguage(label, language) })}
      </a>
    </p>
  ));
};

const SignIn = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('account');
  const { send, isSending, refused } = useSend();
  const [needsCode, setNeedsCode] = useState(false);
  const asksCode = needsCode || refused?.code === 'identity.second_factor_needed';
  const signIn = async (given: FormData): Promise<void> => {
    const code = textOf(given, 'code');
    const body = { email: textOf(given, 'email'), password: String(given.get('password')), cookie: true };
    if (asksCode) setNeedsCode(true);
    const signedIn = await send((api) =>
      dataOf(api.POST('/api/v1/sessions', { body: { ...body, ...(code === '' ? {} : { code }) } })),
    );
    if (signedIn !== undefined) location.assign(data.next);
  };
  const isQuestion = refused?.code === 'identity.second_factor_needed';
  return (
    <FormFrame
      title={t('signIn.title')}
      {...(data.problem === null
        ? {}
        : { lead: <span className="note wrong">{t(`signIn.problems.${data.problem}`)}</span> })}
      submit={t('signIn.submit')}
      isSending={isSending}
      refused={isQuestion ? undefined : refused}
      onSend={(given) => void signIn(given)}
      after={
        <>
          <Providers data={data} />
          <p>
            <a href="/password-reset">{t('signIn.forgotten')}</a> · <a href="/join">{t('signIn.join')}</a>
          </p>
        </>
      }
    >
      <Field
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={data.email}
        required
      />
      <Field label={t('signIn.password')} name="password" type="password" autoComplete="current-password" required />
      {asksCode ? (
        <Field
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
        />
      ) : null}
    </FormFrame>
  );
};

/** Signing in. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) => ({ title: language === 'zh' ? '登录 · 数廊' : 'Sign in · Corridor', description: '' }),
  Component: SignIn,
  isPrivate: true,
};

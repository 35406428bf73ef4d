import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadInput, PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { useSend } from './useSend.ts';

/** Only paths of our own: another site's address would make of our sign-in its bait. */
const ownPath = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/work');

const load = async ({ query }: LoadInput) => ({ next: ownPath(query.get('next')), email: query.get('email') ?? '' });

type Data = Awaited<ReturnType<typeof load>>;

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
      submit={t('signIn.submit')}
      isSending={isSending}
      refused={isQuestion ? undefined : refused}
      onSend={(given) => void signIn(given)}
      after={
        <p>
          <a href="/reset">{t('signIn.forgotten')}</a> · <a href="/join">{t('signIn.join')}</a>
        </p>
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

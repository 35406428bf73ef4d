import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useSecret } from './useSecret.ts';
import { useSend } from './useSend.ts';

const Told = ({ title, lead }: { readonly title: string; readonly lead: string }) => {
  const { t } = useTranslation('account');
  return (
    <div className="wrap hero">
      <h1>{title}</h1>
      <p>{lead}</p>
      <a className="button quiet" href="/sign-in">
        {t('signIn.submit')}
      </a>
    </div>
  );
};

const Ask = () => {
  const { t } = useTranslation('account');
  const { send, isSending, refused } = useSend();
  const [isSent, setSent] = useState(false);
  const ask = async (given: FormData): Promise<void> => {
    const body = { email: textOf(given, 'email') };
    if ((await send((api) => dataOf(api.POST('/api/v1/password-resets', { body })))) !== undefined) setSent(true);
  };
  if (isSent) return <Told title={t('reset.sent')} lead={t('reset.sentLead')} />;
  return (
    <FormFrame
      title={t('reset.title')}
      lead={t('reset.lead')}
      submit={t('reset.submit')}
      isSending={isSending}
      refused={refused}
      onSend={(given) => void ask(given)}
    >
      <Field label={t('signIn.email')} name="email" type="email" autoComplete="username" required maxLength={200} />
    </FormFrame>
  );
};

const Complete = ({ secret }: { readonly secret: string }) => {
  const { t } = useTranslation('account');
  const { send, isSending, refused } = useSend();
  const [isDone, setDone] = useState(false);
  const complete = async (given: FormData): Promise<void> => {
    const body = { secret, password: String(given.get('password')) };
    if ((await send((api) => dataOf(api.POST('/api/v1/password-resets/completion', { body })))) !== undefined)
      setDone(true);
  };
  if (isDone) return <Told title={t('reset.newTitle')} lead={t('reset.done')} />;
  return (
    <FormFrame
      title={t('reset.newTitle')}
      submit={t('reset.newSubmit')}
      isSending={isSending}
      refused={refused}
      onSend={(given) => void complete(given)}
    >
      <NewPassword />
    </FormFrame>
  );
};

const Reset = () => {
  const secret = useSecret();
  return secret === undefined || secret === '' ? <Ask /> : <Complete secret={secret} />;
};

/** A forgotten password: asking for a link, and with the link setting a new one. */
export const page: PublicPage<object> = {
  load: async () => ({}),
  heading: (_data, language) => ({
    title: language === 'zh' ? '找回密码 · 数廊' : 'Forgotten password · Corridor',
    description: '',
  }),
  Component: Reset,
  isPrivate: true,
};

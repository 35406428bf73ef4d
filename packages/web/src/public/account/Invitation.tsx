import { type ApiPaths, dataOf } from '@corridor/client/api';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import type { PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useSecret } from './useSecret.ts';
import { useSend } from './useSend.ts';

type Invited = ApiPaths['/api/v1/invitations/{id}']['get']['responses'][200]['content']['application/json'];

const nameIn = ({ name, nameEn }: { name: string; nameEn: string }, language: 'zh' | 'en'): string =>
  language === 'zh' ? name : nameEn;

const Gone = () => {
  const { t } = useTranslation('account');
  return (
    <div className="wrap hero">
      <h1>{t('invitation.gone')}</h1>
      <p>{t('invitation.goneLead')}</p>
    </div>
  );
};

const Accept = ({ secret, invited }: { readonly secret: string; readonly invited: Invited }) => {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { day } = useFormats();
  const { send, isSending, refused } = useSend();
  const to = invited.organisation ?? invited.invitedBy.organisation;
  const accept = async (given: FormData): Promise<void> => {
    const newcomer = { name: textOf(given, 'name'), password: String(given.get('password')) };
    const body = {
      ...(invited.hasAccount ? {} : newcomer),
      ...(invited.organisation === null ? {} : { organisation: invited.organisation }),
    };
    const done = await send((api) =>
      dataOf(api.POST('/api/v1/invitations/{id}/acceptance', { params: { path: { id: secret } }, body })),
    );
    if (done !== undefined)
      location.assign(invited.hasAccount ? '/work' : `/sign-in?email=${encodeURIComponent(invited.email)}`);
  };
  return (
    <FormFrame
      title={t('invitation.title', { inviter: invited.invitedBy.name, organisation: nameIn(to, language) })}
      lead={t(invited.hasAccount ? 'invitation.leadKnown' : 'invitation.lead', { until: day(invited.expiresAt) })}
      submit={t('invitation.submit')}
      isSending={isSending}
      refused={refused}
      onSend={(given) => void accept(given)}
    >
      <Field
        label={t('signIn.email')}
        name="email"
        type="email"
        value={invited.email}
        readOnly
        autoComplete="username"
      />
      {invited.hasAccount ? null : (
        <>
          <Field label={t('join.person')} name="name" autoComplete="name" required maxLength={200} />
          <NewPassword />
        </>
      )}
    </FormFrame>
  );
};

const Invitation = () => {
  const { t } = useTranslation();
  const secret = useSecret();
  const { send } = useSend();
  const [invited, setInvited] = useState<Invited | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a secret
  useEffect(() => {
    if (secret === undefined) return;
    if (secret === '') return setInvited(null);
    void send((api) => dataOf(api.GET('/api/v1/invitations/{id}', { params: { path: { id: secret } } }))).then(
      (found) => setInvited(found ?? null),
    );
  }, [secret]);
  if (invited === null) return <Gone />;
  if (invited === undefined || secret === undefined)
    return (
      <div className="wrap hero">
        <h1>{t('loading')}</h1>
      </div>
    );
  return <Accept secret={secret} invited={invited} />;
};

/** Accepting an invitation; its secret stands behind the `#` and is never sent with the address. */
export const page: PublicPage<object> = {
  load: async () => ({}),
  heading: (_data, language) => ({
    title: language === 'zh' ? '接受邀请 · 数廊' : 'Your invitation · Corridor',
    description: '',
  }),
  Component: Invitation,
  isPrivate: true,
};

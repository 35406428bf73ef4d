import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useSend } from './useSend.ts';

const load = async ({ api }: LoadInput) => dataOf(api.GET('/api/v1/regions'));

type Data = Awaited<ReturnType<typeof load>>;

/** What an organisation can be in the market; the operator is set up, not applied for. */
const roles = ['provider', 'buyer', 'agency', 'institute', 'fund', 'siteOperator', 'thirdParty'] as const;

type MarketRole = (typeof roles)[number];

const applicationOf = (given: FormData) => ({
  name: textOf(given, 'name'),
  nameEn: textOf(given, 'nameEn') || textOf(given, 'name'),
  region: textOf(given, 'region'),
  ...(textOf(given, 'creditCode') === '' ? {} : { creditCode: textOf(given, 'creditCode') }),
  marketRoles: given.getAll('roles') as MarketRole[],
  person: { name: textOf(given, 'person'), email: textOf(given, 'email'), password: String(given.get('password')) },
});

const Organisation = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return (
    <>
      <Field label={t('join.name')} name="name" autoComplete="organization" required maxLength={200} />
      <Field label={t('join.nameEn')} hint={t('join.nameEnHint')} name="nameEn" maxLength={200} />
      <div className="field">
        <label htmlFor="region">{t('join.region')}</label>
        <span className="hint">{t('join.regionHint')}</span>
        <select id="region" name="region" required>
          {data.items.map(({ code, nameZh, nameEn }) => (
            <option key={code} value={code}>
              {language === 'zh' ? nameZh : nameEn}
            </option>
          ))}
        </select>
      </div>
      <Field label={t('join.creditCode')} hint={t('join.creditCodeHint')} name="creditCode" maxLength={30} />
      <fieldset className="choices">
        <legend>{t('join.roles')}</legend>
        {roles.map((role) => (
          <label key={role}>
            <input type="checkbox" name="roles" value={role} /> {t(`marketRoles.${role}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
};

const Joined = ({ name, email }: { readonly name: string; readonly email: string }) => {
  const { t } = useTranslation('account');
  return (
    <div className="wrap hero">
      <h1>{t('join.done', { name })}</h1>
      <p>{t('join.doneLead')}</p>
      <a className="button" href={`/sign-in?email=${encodeURIComponent(email)}`}>
        {t('signIn.submit')}
      </a>
    </div>
  );
};

const Join = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('account');
  const { send, isSending, refused } = useSend();
  const [joined, setJoined] = useState<{ name: string; email: string }>();
  const join = async (given: FormData): Promise<void> => {
    const body = applicationOf(given);
    const applied = await send((api) => dataOf(api.POST('/api/v1/organisations', { body })));
    if (applied !== undefined) setJoined({ name: applied.name, email: body.person.email });
  };
  if (joined !== undefined) return <Joined {...joined} />;
  return (
    <FormFrame
      title={t('join.title')}
      lead={t('join.lead')}
      submit={t('join.submit')}
      isSending={isSending}
      refused={refused}
      onSend={(given) => void join(given)}
    >
      <h2>{t('join.organisation')}</h2>
      <Organisation data={data} />
      <h2>{t('join.you')}</h2>
      <p className="soft">{t('join.youHint')}</p>
      <Field label={t('join.person')} name="person" autoComplete="name" required maxLength={200} />
      <Field label={t('signIn.email')} name="email" type="email" autoComplete="email" required maxLength={200} />
      <NewPassword />
    </FormFrame>
  );
};

/** Applying as a member. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '机构入驻 · 数廊', description: '申请成为会员，由所在区域的运营方核验。' }
      : {
          title: 'Become a member · Corridor',
          description: 'Apply as a member; the operator of your region verifies you.',
        },
  Component: Join,
};

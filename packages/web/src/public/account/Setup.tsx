import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadInput, PublicPage } from '../page.ts';
import { Field } from './Field.tsx';
import { FormFrame, textOf } from './FormFrame.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useSend } from './useSend.ts';

const load = async ({ api }: LoadInput) => ({ isDone: (await dataOf(api.GET('/api/v1/regions'))).items.length > 0 });

type Data = Awaited<ReturnType<typeof load>>;

/** The people that an exchange cannot begin without: two to decide, for nobody approves alone, and one for the machines. */
const people = [
  { key: 'manager', roles: ['manager', 'exchangeManager'] },
  { key: 'second', roles: ['exchangeManager'] },
  { key: 'system', roles: ['systemAdmin'] },
] as const;

const setupOf = (given: FormData) => ({
  code: textOf(given, 'code'),
  region: { code: textOf(given, 'region'), nameZh: textOf(given, 'nameZh'), nameEn: textOf(given, 'nameEn') },
  operator: { name: textOf(given, 'operator'), nameEn: textOf(given, 'operatorEn') },
  people: people.map(({ key, roles }) => ({
    name: textOf(given, `${key}-name`),
    email: textOf(given, `${key}-email`),
    password: String(given.get(`${key}-password`)),
    roles: [...roles],
  })),
});

const PersonFields = ({ person }: { readonly person: (typeof people)[number]['key'] }) => {
  const { t } = useTranslation('account');
  return (
    <fieldset className="choices">
      <legend>{t(`setup.people.${person}`)}</legend>
      <Field label={t('join.person')} name={`${person}-name`} required maxLength={200} />
      <Field label={t('signIn.email')} name={`${person}-email`} type="email" required maxLength={200} />
      <NewPassword name={`${person}-password`} />
    </fieldset>
  );
};

const Done = () => {
  const { t } = useTranslation('account');
  return (
    <div className="wrap hero">
      <h1>{t('setup.done')}</h1>
      <p>{t('setup.doneLead')}</p>
      <a className="button" href="/sign-in">
        {t('signIn.submit')}
      </a>
    </div>
  );
};

const Setup = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('account');
  const { send, isSending, refused } = useSend();
  const [isDone, setDone] = useState(data.isDone);
  const setUp = async (given: FormData): Promise<void> => {
    const body = setupOf(given);
    if ((await send((api) => dataOf(api.POST('/api/v1/setup', { body })))) !== undefined) setDone(true);
  };
  if (isDone) return <Done />;
  return (
    <FormFrame
      title={t('setup.title')}
      lead={t('setup.lead')}
      submit={t('setup.submit')}
      isSending={isSending}
      refused={refused}
      onSend={(given) => void setUp(given)}
    >
      <Field
        label={t('setup.code')}
        hint={t('setup.codeHint')}
        name="code"
        autoComplete="off"
        required
        maxLength={100}
      />
      <h2>{t('join.region')}</h2>
      <Field
        label={t('setup.region')}
        hint={t('setup.regionHint')}
        name="region"
        inputMode="numeric"
        pattern="[0-9]{6}"
        required
      />
      <Field label={t('setup.nameZh')} name="nameZh" required maxLength={200} />
      <Field label={t('setup.nameEn')} name="nameEn" required maxLength={200} />
      <h2>{t('setup.operatorTitle')}</h2>
      <Field label={t('join.name')} name="operator" required maxLength={200} />
      <Field label={t('join.nameEn')} name="operatorEn" required maxLength={200} />
      <h2>{t('setup.peopleTitle')}</h2>
      <p className="soft">{t('setup.peopleLead')}</p>
      {people.map(({ key }) => (
        <PersonFields key={key} person={key} />
      ))}
    </FormFrame>
  );
};

/** Setting up an empty installation, with the code in its data folder. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) => ({
    title: language === 'zh' ? '初始设置 · 数廊' : 'Set up · Corridor',
    description: '',
  }),
  Component: Setup,
  isPrivate: true,
};

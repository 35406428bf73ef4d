import { useTranslation } from 'react-i18next';
import type { LoadInput, PublicPage } from '../page.ts';

/** The four doors, with where each one's first and second button lead. */
const doors = {
  haveData: ['/join', '/work/publish'],
  needData: ['/catalogue', '/join'],
  needSupport: ['/join', '/catalogue'],
  liveHere: ['/services', '/catalogue?accessKind=open'],
} as const;

type DoorName = keyof typeof doors;

const isDoor = (name: string): name is DoorName => name in doors;

const load = async ({ params: { door = '' } }: LoadInput) => (isDoor(door) ? { door } : undefined);

type Data = { readonly door: DoorName };

const steps = ['step1', 'step2', 'step3', 'step4'] as const;
const needs = ['need1', 'need2', 'need3'] as const;

const Door = ({ data: { door } }: { readonly data: Data }) => {
  const { t } = useTranslation('doors');
  const [first, second] = doors[door];
  return (
    <div className="wrap">
      <div className="text-page">
        <div className="page-head">
          <h1>{t(`${door}.title`)}</h1>
          <p>{t(`${door}.lead`)}</p>
        </div>
        <h2>{t('happens')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>{t(`${door}.${step}`)}</li>
          ))}
        </ol>
        <h2>{t('needs')}</h2>
        <ul>
          {needs.map((need) => (
            <li key={need}>{t(`${door}.${need}`)}</li>
          ))}
        </ul>
        <h2>{t('howLong')}</h2>
        <p>{t(`${door}.time`)}</p>
        <div className="buttons">
          <a className="button" href={first}>
            {t(`${door}.first`)}
          </a>
          <a className="button quiet" href={second}>
            {t(`${door}.second`)}
          </a>
        </div>
      </div>
    </div>
  );
};

const titles: Readonly<Record<DoorName, { readonly zh: string; readonly en: string }>> = {
  haveData: { zh: '我有数据', en: 'I have data' },
  needData: { zh: '我要数据', en: 'I need data' },
  needSupport: { zh: '企业要扶持', en: 'My company needs support' },
  liveHere: { zh: '我住在这里', en: 'I live here' },
};

/** A door: one thing on one page, in plain words: what happens, what one needs, how long it takes, the first button. */
export const page: PublicPage<Data> = {
  load,
  heading: ({ door }, language) => ({
    title: `${titles[door][language]} · ${language === 'zh' ? '数廊' : 'Corridor'}`,
    description: '',
  }),
  Component: Door,
};

import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import type { Submitted } from './types.ts';

type Draft = Submitted['content']['draft'];
type Props = { readonly draft: Draft };

const useCategory = (code: string): string => {
  const language = useLanguage();
  const asked = useAsk(['vocabulary'], (api) => api.GET('/api/v1/catalog/vocabulary'));
  const found = asked.data?.categories.find((category) => category.code === code);
  return found === undefined ? code : inLanguage(found.label, language);
};

const Wording = ({ draft, language }: Props & { readonly language: 'zh' | 'en' }) => {
  const { t } = useTranslation('reviews');
  const missing = <span className="soft">{t('shown.missing')}</span>;
  return (
    <div lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <h3 className="soft small">{t(`shown.${language}`)}</h3>
      <p className="shown-title">{draft.title[language] || missing}</p>
      <p className="as-typed">{draft.summary[language] || missing}</p>
      <p className="soft">
        {t('shown.keywords')}: {draft.keywords[language].join(' · ') || '–'}
      </p>
    </div>
  );
};

const Facts = ({ draft }: Props) => {
  const { t } = useTranslation('reviews');
  const { day } = useFormats();
  const category = useCategory(draft.category);
  const { accessKind, deliveryModes, visibility, timeRange, spatialCode, hvdCategory, updateFrequency, contact } =
    draft;
  const ends = [timeRange?.from, timeRange?.until].map((end) => (end === undefined ? t('shown.openEnd') : day(end)));
  return (
    <dl className="facts">
      <dt>{t('form')}</dt>
      <dd>{t(`forms.${draft.form}`)}</dd>
      <dt>{t('shown.category')}</dt>
      <dd>{category}</dd>
      <dt>{t('shown.access')}</dt>
      <dd>{t(`access.${accessKind}`)}</dd>
      <dt>{t('shown.modes')}</dt>
      <dd>
        {deliveryModes.length === 0 ? t('shown.allModes') : deliveryModes.map((mode) => t(`modes.${mode}`)).join(' · ')}
      </dd>
      <dt>{t('shown.visibility')}</dt>
      <dd>{t(`visibility.${visibility}`)}</dd>
      <dt>{t('shown.time')}</dt>
      <dd>{timeRange === undefined ? '–' : ends.join(' – ')}</dd>
      <dt>{t('shown.area')}</dt>
      <dd>{spatialCode ?? '–'}</dd>
      <dt>{t('shown.frequency')}</dt>
      <dd>{t(`frequency.${updateFrequency}`)}</dd>
      {hvdCategory === undefined ? null : (
        <>
          <dt>{t('shown.hvd')}</dt>
          <dd>{hvdCategory}</dd>
        </>
      )}
      <dt>{t('shown.contact')}</dt>
      <dd>{[contact.name, contact.email, contact.phone].filter((part) => part !== undefined).join(' · ')}</dd>
    </dl>
  );
};

/** What was submitted as the public page will show it, word for word in both languages. */
export const Shown = ({ draft }: Props) => {
  const { t } = useTranslation('reviews');
  return (
    <section className="panel">
      <h2>{t('shown.title')}</h2>
      <div className="two-columns">
        <Wording draft={draft} language="zh" />
        <Wording draft={draft} language="en" />
      </div>
      <Facts draft={draft} />
    </section>
  );
};

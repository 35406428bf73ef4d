import { useTranslation } from 'react-i18next';
import { askedAnswers } from '../../shared/form/fields.ts';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { PublicPage } from '../page.ts';
import { Receipt } from './Receipt.tsx';
import { RequestForm } from './RequestForm.tsx';
import { loadRequest, type RequestData } from './read.ts';
import { useAnswers } from './useAnswers.ts';
import { useFiling } from './useFiling.ts';

const Promises = ({ clocks }: Pick<RequestData, 'clocks'>) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const { number } = useFormats();
  if (clocks.length === 0) return null;
  return (
    <details className="folded">
      <summary>{t('request.promises')}</summary>
      <ul>
        {clocks.map(({ title, basis, promised, dependsOnMatter }) => (
          <li key={title.en}>
            {inLanguage(title, language)}:{' '}
            {t(dependsOnMatter ? `atMost.${basis}` : `within.${basis}`, { count: promised, number: number(promised) })}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Request = ({ data }: { readonly data: RequestData }) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const draft = useAnswers(data.type);
  const { file, retry, opened, sending, isSending, refused } = useFiling(data);
  if (opened !== undefined) return <Receipt opened={opened} sending={sending} onRetry={retry} />;
  return (
    <div className="wrap request">
      <div className="narrow">
        <div className="page-head">
          <h1>{inLanguage(data.title, language)}</h1>
          <p>{inLanguage(data.summary, language)}</p>
        </div>
        {data.programme === 'residents' ? <p className="note attention">{t('request.danger')}</p> : null}
        <RequestForm
          {...{ data, draft, isSending, refused }}
          onSend={async (chosen) => {
            if (await file(askedAnswers(data.form, draft.answers), chosen)) draft.forget();
          }}
        />
        <Promises clocks={data.clocks} />
        <p className="small">
          <a href="/track">{t('request.already')}</a>
        </p>
      </div>
    </div>
  );
};

/** Filing a request without an account: few questions, a photo, a place, and a number with a code to follow it. */
export const page: PublicPage<RequestData> = {
  load: loadRequest,
  heading: ({ title, summary }, language) => ({
    title: `${inLanguage(title, language)} · ${language === 'zh' ? '数廊' : 'Corridor'}`,
    description: inLanguage(summary, language),
  }),
  Component: Request,
};

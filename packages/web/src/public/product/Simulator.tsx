import { type ApiPaths, ApiProblem, dataOf } from '@corridor/client/api';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useApi } from '../parts/useApi.ts';
import { When } from '../parts/When.tsx';
import type { Offer, Product } from './product.ts';

type Quote = ApiPaths['/api/v1/offers/{id}/quote']['post']['responses'][200]['content']['application/json'];

const Steps = ({ quote }: { readonly quote: Quote }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const { money } = useFormats();
  return (
    <>
      <p>
        <strong>{t('quote.total', { amount: money(quote.total) })}</strong>
        {quote.perUse === null ? null : ` · ${t('quote.perUse', { amount: money(quote.perUse) })}`}
      </p>
      <ul className="small">
        {quote.steps.map((step) => (
          <li key={step.component}>{inLanguage(step.words, language)}</li>
        ))}
        <li>{t(`quote.${quote.payment}`)}</li>
        {quote.endsAt === null ? null : (
          <li>
            {t('quote.endsAt')} <When at={quote.endsAt} />
          </li>
        )}
      </ul>
      <div className={quote.isAllowed ? 'note good' : 'note attention'}>
        {t(quote.isAllowed ? 'quote.allowed' : 'quote.notAllowed')}
        {quote.hindrances.map(({ code, text }) => (
          <p key={code} className="small">
            {inLanguage(text, language)}
          </p>
        ))}
      </div>
    </>
  );
};

type Result = { readonly quote: Quote } | { readonly problem: string } | undefined;

const useQuote = (offerId: string) => {
  const api = useApi();
  const [result, setResult] = useState<Result>();
  const ask = async (form: FormData): Promise<void> => {
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const body = {
      uses: Number(text('uses')),
      days: Number(text('days')),
      ...(text('mode') === '' ? {} : { mode: text('mode') as Product['deliveredBy'][number] }),
      ...(text('purpose') === '' ? {} : { purpose: text('purpose') }),
    };
    try {
      const path = { path: { id: offerId } };
      setResult({ quote: await dataOf(api.POST('/api/v1/offers/{id}/quote', { params: path, body })) });
    } catch (error) {
      setResult({ problem: error instanceof ApiProblem ? error.problem.detail : '' });
    }
  };
  return { result, ask };
};

const Fields = ({ id, modes }: { readonly id: string; readonly modes: Product['deliveredBy'] }) => {
  const { t } = useTranslation('product');
  return (
    <div className="quote-fields">
      <div className="field">
        <label htmlFor={`${id}-uses`}>{t('quote.uses')}</label>
        <input id={`${id}-uses`} name="uses" type="number" min={0} max={1_000_000_000} required defaultValue={100} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('quote.days')}</label>
        <input id={`${id}-days`} name="days" type="number" min={0} max={3650} required defaultValue={90} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-mode`}>{t('quote.mode')}</label>
        <select id={`${id}-mode`} name="mode">
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`mode.${mode}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-purpose`}>{t('quote.purpose')}</label>
        <input id={`${id}-purpose`} name="purpose" maxLength={200} />
      </div>
    </div>
  );
};

/** What a planned use would cost under an offer and whether its terms allow it; asked of the platform, binds nobody. */
export const Simulator = ({ offer, modes }: { readonly offer: Offer; readonly modes: Product['deliveredBy'] }) => {
  const { t } = useTranslation(['product', 'common']);
  const { result, ask } = useQuote(offer.id);
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void ask(new FormData(event.currentTarget));
  };
  return (
    <form className="quote no-print" onSubmit={onSubmit}>
      <h3>{t('quote.title')}</h3>
      <Fields id={offer.id} modes={modes} />
      <button className="button quiet" type="submit">
        {t('quote.do')}
      </button>
      <div aria-live="polite">
        {result === undefined ? null : 'quote' in result ? (
          <Steps quote={result.quote} />
        ) : (
          <p className="note wrong">{result.problem === '' ? t('common:problem.offline') : result.problem}</p>
        )}
      </div>
    </form>
  );
};

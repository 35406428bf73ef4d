import { ApiProblem, dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import type { Answer } from '../parts/answers.ts';
import { When } from '../parts/When.tsx';
import { CertificateCheck } from './Certificate.tsx';
import { CompareFile } from './CompareFile.tsx';

type Paper = Answer<'/api/v1/documents/{number}'>;
type Data = { readonly number: string; readonly paper: Paper | undefined; readonly refusal: string };

const statusFault = 500;

/** The number from the address, or typed into the form. A number that was never issued is an answer, not a missing page. */
const load = async ({ api, params, query }: LoadInput): Promise<Data> => {
  const number = (params.number ?? query.get('number') ?? '').trim().toUpperCase();
  if (number === '') return { number, paper: undefined, refusal: '' };
  try {
    const path = { params: { path: { number } } };
    return { number, paper: await dataOf(api.GET('/api/v1/documents/{number}', path)), refusal: '' };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status >= statusFault) throw error;
    return { number, paper: undefined, refusal: error.problem.detail };
  }
};

const Form = ({ number }: { readonly number: string }) => {
  const { t } = useTranslation('check');
  return (
    <form className="check-form no-print" action="/check">
      <div className="field">
        <label htmlFor="number">{t('number')}</label>
        <span className="hint" id="number-hint">
          {t('numberHint')}
        </span>
        <input
          id="number"
          name="number"
          required
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          aria-describedby="number-hint"
          defaultValue={number}
        />
      </div>
      <button className="button" type="submit">
        {t('look')}
      </button>
    </form>
  );
};

const Found = ({ paper }: { readonly paper: Paper }) => {
  const { t } = useTranslation('check');
  const language = useLanguage();
  const { kindWords, number, issuedAt, today, platform, contentSha256, printSha256s } = paper;
  return (
    <section className="section" aria-labelledby="said">
      <h2 id="said">{inLanguage(kindWords, language)}</h2>
      <p className="note good">
        {t('issued')} <When at={issuedAt} withTime /> · {inLanguage(platform, language)}
      </p>
      <dl className="facts pairs">
        <div>
          <dt>{t('number')}</dt>
          <dd>
            <code>{number}</code>
          </dd>
        </div>
        <div>
          <dt>{t('today')}</dt>
          <dd>
            {inLanguage(today.words, language)}
            {today.since === null ? null : (
              <span className="soft">
                {' '}
                · {t('since')} <When at={today.since} />
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('content')}</dt>
          <dd>
            <code className="small">{contentSha256}</code>
          </dd>
        </div>
        {printSha256s.map((hash) => (
          <div key={hash}>
            <dt>{t('print')}</dt>
            <dd>
              <code className="small">{hash}</code>
            </dd>
          </div>
        ))}
      </dl>
      <h2>{t('compare')}</h2>
      <p className="soft">{t('compareLead')}</p>
      <CompareFile hashes={printSha256s} />
    </section>
  );
};

const Check = ({ data: { number, paper, refusal } }: { readonly data: Data }) => {
  const { t } = useTranslation('check');
  return (
    <div className="wrap check">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </div>
      <div className="section">
        <Form number={number} />
        {refusal === '' ? null : (
          <p className="note wrong" role="alert">
            {refusal}
          </p>
        )}
      </div>
      {paper === undefined ? null : <Found paper={paper} />}
      <CertificateCheck />
    </div>
  );
};

/** What is said of a paper that carries a number, and whether a file is the one that was handed out. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '核验文书 · 数廊', description: '输入文书编号，查看它是什么、今天是否有效，并比对您手中的文件。' }
      : {
          title: 'Check a document · Corridor',
          description: 'What is said of a paper today, and whether your file is the one.',
        },
  Component: Check,
  isPrivate: true,
};

import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { textOf } from '../account/FormFrame.tsx';
import type { LoadInput, PublicPage } from '../page.ts';
import { Acts } from './Acts.tsx';
import { Standing } from './Standing.tsx';
import { Story } from './Story.tsx';
import { type Followed, type Following, useTracked } from './useTracked.ts';

const numberCharactersMax = 15;

const load = async ({ query }: LoadInput) => ({ number: (query.get('number') ?? '').slice(0, numberCharactersMax) });

type Data = Awaited<ReturnType<typeof load>>;

/** `２０２６－１２` and blanks as people type them on a phone. */
const plainNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[\s]/g, '')
    .replaceAll(/[–—－]/g, '-');

const Ask = ({ number, following }: { readonly number: string; readonly following: Following }) => {
  const { t } = useTranslation('residents');
  const { look, isSending, refused } = following;
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void look({ number: plainNumber(textOf(given, 'number')), code: textOf(given, 'code').normalize('NFKC') });
  };
  return (
    <form className="stack" method="post" onSubmit={send}>
      <div className="field">
        <label htmlFor="number">{t('track.number')}</label>
        <span className="hint" id="number-hint">
          {t('track.numberHint')}
        </span>
        <input
          id="number"
          name="number"
          required
          maxLength={30}
          autoComplete="off"
          inputMode="numeric"
          aria-describedby="number-hint"
          defaultValue={number}
        />
      </div>
      <div className="field">
        <label htmlFor="code">{t('track.code')}</label>
        <span className="hint" id="code-hint">
          {t('track.codeHint')}
        </span>
        <input
          id="code"
          name="code"
          required
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby="code-hint"
        />
      </div>
      <div role="alert">{refused === undefined ? null : <p className="note wrong">{refused.text}</p>}</div>
      <button className="button" type="submit" disabled={isSending}>
        {t('track.look')}
      </button>
      <p className="small soft">{t('track.lost')}</p>
    </form>
  );
};

const Found = ({ followed, following }: { readonly followed: Followed; readonly following: Following }) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const { told, tracked, forms } = followed;
  const { refused, isSending } = following;
  return (
    <>
      <div className="page-head">
        <h1>{inLanguage(told.title, language)}</h1>
        <p>
          {told.subject} <span className="soft small">{told.number}</span>
        </p>
      </div>
      <div role="alert">{refused === undefined ? null : <p className="note wrong">{refused.text}</p>}</div>
      <Standing told={told} />
      <Acts following={following} followed={followed} />
      <Story told={told} forms={forms} />
      <div className="buttons">
        <button
          type="button"
          className="button quiet"
          disabled={isSending}
          onClick={() => void following.look(tracked)}
        >
          {t('track.again')}
        </button>
        <button type="button" className="button quiet" onClick={following.leave}>
          {t('track.leave')}
        </button>
      </div>
    </>
  );
};

const Track = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('residents');
  const following = useTracked();
  const { followed } = following;
  return (
    <div className="wrap">
      <div className="text-page">
        {followed === undefined ? (
          <>
            <div className="page-head">
              <h1>{t('track.title')}</h1>
              <p>{t('track.lead')}</p>
            </div>
            <div className="narrow">
              <Ask number={data.number} following={following} />
            </div>
          </>
        ) : (
          <Found followed={followed} following={following} />
        )}
      </div>
    </div>
  );
};

/** Following a request without an account: by its number and code. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '查进度 · 数廊', description: '凭编号和查询码，看事情办到哪一步、由谁在办、何时办完。' }
      : { title: 'Follow a request · Corridor', description: 'Where it stands, who has it, and until when.' },
  Component: Track,
  isPrivate: true,
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Following } from './useTracked.ts';

/** The five levels, best first (国办发〔2019〕51号). */
const levels = [5, 4, 3, 2, 1] as const;

const textCharactersMax = 2000;

/** How the request was handled, in five levels, with a few words; once. */
export const Rate = ({ act, isSending }: Pick<Following, 'act' | 'isSending'>) => {
  const { t } = useTranslation('residents');
  const [level, setLevel] = useState<number>();
  const [text, setText] = useState('');
  const [isAnonymous, setAnonymous] = useState(false);
  return (
    <form
      className="stack rate"
      onSubmit={(event) => {
        event.preventDefault();
        const said = text.trim();
        void act('rate', { level, anonymous: isAnonymous, ...(said === '' ? {} : { text: said }) });
      }}
    >
      <h2>{t('rate.title')}</h2>
      <fieldset className="chips">
        <legend>{t('rate.level')}</legend>
        <div className="chip-row">
          {levels.map((one) => (
            <label key={one} className="chip">
              <input type="radio" name="level" required checked={level === one} onChange={() => setLevel(one)} />
              {t(`level.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor="rate-text">
          {t('rate.text')} <span className="soft small optional">{t('form.optional')}</span>
        </label>
        <textarea
          id="rate-text"
          rows={3}
          maxLength={textCharactersMax}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className="field">
        <label className="tick">
          <input type="checkbox" checked={isAnonymous} onChange={({ target }) => setAnonymous(target.checked)} />
          {t('rate.anonymous')}
        </label>
        <span className="hint">{t('rate.once')}</span>
      </div>
      <button className="button" type="submit" disabled={isSending || level === undefined}>
        {t('rate.send')}
      </button>
    </form>
  );
};

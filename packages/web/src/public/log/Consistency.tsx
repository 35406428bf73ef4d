import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useApi } from '../parts/useApi.ts';
import { type Comparison, compare } from './comparing.ts';
import type { Head } from './reading.ts';

/** Two checkpoints held against each other: is the older log the beginning of the newer one? */
export const Consistency = ({ head }: { readonly head: Head }) => {
  const { t } = useTranslation('log');
  const { number } = useFormats();
  const api = useApi();
  const [found, setFound] = useState<Comparison>();
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [older, newer] = [String(form.get('older')), String(form.get('newer'))];
    setFound(await compare(api, head.keys, [older.trimStart(), newer.trimStart()]));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="two">
        <div className="field">
          <label htmlFor="older">{t('olderCheckpoint')}</label>
          <textarea id="older" name="older" rows={6} spellCheck={false} required maxLength={10_000} />
        </div>
        <div className="field">
          <label htmlFor="newer">{t('newerCheckpoint')}</label>
          <textarea
            id="newer"
            name="newer"
            rows={6}
            spellCheck={false}
            required
            maxLength={10_000}
            defaultValue={head.note}
          />
        </div>
      </div>
      <button className="button" type="submit">
        {t('compare.do')}
      </button>
      <div aria-live="polite">
        {found === undefined ? null : (
          <p className={found.verdict === 'consistent' ? 'note good' : 'note wrong'}>
            {found.verdict === 'consistent'
              ? t('compare.consistent', { from: number(found.from), to: number(found.to) })
              : t(`compare.${found.verdict}`)}
          </p>
        )}
      </div>
    </form>
  );
};

import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/CopyButton.tsx';
import type { Tracked } from '../parts/tracked.ts';

/** How far the files of a request have come. */
export type Sending = {
  readonly waiting: number;
  readonly sent: number;
  readonly failed: readonly { readonly name: string; readonly text: string }[];
};

type Props = { readonly opened: Tracked; readonly sending: Sending; readonly onRetry: () => void };

const FilesState = ({ sending, onRetry }: Pick<Props, 'sending' | 'onRetry'>) => {
  const { t } = useTranslation(['residents', 'common']);
  const { waiting, sent, failed } = sending;
  if (waiting + sent + failed.length === 0) return null;
  return (
    <div aria-live="polite">
      {waiting > 0 ? <p className="note">{t('receipt.sending', { count: waiting })}</p> : null}
      {sent > 0 && waiting === 0 ? <p className="note good">{t('receipt.sent', { count: sent })}</p> : null}
      {failed.map(({ name, text }) => (
        <p key={name} className="note wrong">
          {name}：{text}
        </p>
      ))}
      {failed.length > 0 && waiting === 0 ? (
        <button type="button" className="button quiet" onClick={onRetry}>
          {t('common:act.retry')}
        </button>
      ) : null}
    </div>
  );
};

/** Number and code of what was filed: shown once, to be copied or kept as a file. The platform itself keeps no code. */
export const Receipt = ({ opened, sending, onRetry }: Props) => {
  const { t } = useTranslation(['residents', 'common']);
  const { number, code } = opened;
  const text = `${t('track.number')}: ${number}\n${t('track.code')}: ${code}\n${globalThis.location?.origin ?? ''}/track?number=${number}\n`;
  return (
    <div className="wrap hero receipt">
      <div className="narrow">
        <h1>{t('receipt.title')}</h1>
        <p>{t('receipt.lead')}</p>
        <dl className="facts pairs ticket">
          <div>
            <dt>{t('track.number')}</dt>
            <dd>
              <code>{number}</code>
            </dd>
          </div>
          <div>
            <dt>{t('track.code')}</dt>
            <dd>
              <code>{code}</code>
            </dd>
          </div>
        </dl>
        <div className="buttons">
          <CopyButton text={text} />
          <a
            className="button quiet no-print"
            download={`${number}.txt`}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          >
            {t('receipt.keep')}
          </a>
        </div>
        <p className="note attention">{t('receipt.once')}</p>
        <FilesState sending={sending} onRetry={onRetry} />
        <a className="button" href={`/track?number=${number}`}>
          {t('receipt.follow')}
        </a>
      </div>
    </div>
  );
};

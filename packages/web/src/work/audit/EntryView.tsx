import type { ApiPaths } from '@corridor/client/api';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { EraseActions } from './Erase.tsx';
import { useKinds } from './kinds.ts';

/** An entry with what opens its commitment, and its proof. */
export type Proof =
  ApiPaths['/api/v1/audit/entries/{id}/proof']['get']['responses'][200]['content']['application/json'];

type Props = { readonly proof: Proof };

const Facts = ({ proof: { entry, leaf, salt } }: Props) => {
  const { t } = useTranslation('audit');
  const { moment, number } = useFormats();
  const { wordOf } = useKinds();
  return (
    <dl className="facts">
      <dt>{t('entries.kind')}</dt>
      <dd>
        {wordOf(entry.kind)}
        <div className="soft small mono">{entry.kind}</div>
      </dd>
      <dt>{t('entries.at')}</dt>
      <dd>{moment(entry.at)}</dd>
      <dt>{t('entries.subject')}</dt>
      <dd className="mono">{entry.subject}</dd>
      <dt>{t('entries.position')}</dt>
      <dd>{entry.position === null ? t('entries.waiting') : number(entry.position)}</dd>
      <dt>{t('entry.id')}</dt>
      <dd className="mono">{entry.id}</dd>
      <dt>{t('entry.leaf')}</dt>
      <dd className="mono">{leaf}</dd>
      <dt>{t('entry.salt')}</dt>
      <dd>
        <span className="mono">{salt ?? '–'}</span>
        <div className="soft small">{t('entry.saltHint')}</div>
      </dd>
    </dl>
  );
};

const Loaded = ({ proof }: Props) => {
  const { t } = useTranslation('audit');
  const save = (): void =>
    saveFile(`${proof.entry.id}.proof.json`, `${JSON.stringify(proof, null, 2)}\n`, 'application/json');
  return (
    <>
      <div className="work-actions">
        <Button type="primary" onClick={save}>
          {t('entry.download')}
        </Button>
        <a className="link-button" href="/log#proofs" target="_blank" rel="noreferrer noopener">
          {t('entry.check')} <span aria-hidden="true">↗</span>
        </a>
        <EraseActions proof={proof} />
      </div>
      <p className="soft small">{t('entry.checkHint')}</p>
      <h2>{t('entry.content')}</h2>
      {proof.salt === null ? (
        <p>{t('entry.contentGone')}</p>
      ) : (
        <div className="exact">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
          <pre tabIndex={0}>{JSON.stringify(proof.content, null, 2)}</pre>
        </div>
      )}
      <Facts proof={proof} />
      <details>
        <summary>{t('entry.keys')}</summary>
        <ul className="mono">
          {proof.verifierKeys.map((key) => (
            <li key={key}>{key}</li>
          ))}
        </ul>
      </details>
    </>
  );
};

/** One entry: content and salt, public line, proof to take away and check elsewhere. */
export const EntryView = ({ id }: { readonly id: string }) => {
  const asked = useAsk(['entries', 'proof', id], (api) =>
    api.GET('/api/v1/audit/entries/{id}/proof', { params: { path: { id } } }),
  );
  return <Answer asked={asked}>{(proof) => <Loaded proof={proof} />}</Answer>;
};

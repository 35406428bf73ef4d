import { dataOf } from '@corridor/client/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useApi, useAsk } from '../api.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { usePages } from '../parts/table/usePages.ts';

const ProofButton = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('agreements');
  const api = useApi();
  const [error, setError] = useState<unknown>();
  const fetchProof = async (): Promise<void> => {
    const proof = await dataOf(api.GET('/api/v1/audit/entries/{id}/proof', { params: { path: { id } } }));
    saveFile(`${id}.proof.json`, `${JSON.stringify(proof, null, 2)}\n`, 'application/json');
  };
  return (
    <>
      <Button size="small" className="no-print" onClick={() => void fetchProof().catch(setError)}>
        {t('log.proof')}
      </Button>
      {error === undefined ? null : <ProblemNote error={error} />}
    </>
  );
};

/** What the log holds about a thing, each entry with its proof to take away. */
export const LogEntries = ({ subject }: { readonly subject: string }) => {
  const { t } = useTranslation(['agreements', 'common']);
  const { moment } = useFormats();
  const language = useLanguage();
  const kinds = useAsk(['audit-kinds'], (api) => api.GET('/api/v1/audit/kinds'));
  const list = usePages(['agreements', subject, 'entries'], (api, pageToken) =>
    api.GET('/api/v1/audit/entries', {
      params: { query: { subject, ...(pageToken === undefined ? {} : { pageToken }) } },
    }),
  );
  const meaningOf = (kind: string): string => {
    const found = kinds.data?.items.find((one) => one.kind === kind);
    return found === undefined ? kind : inLanguage(found, language);
  };
  return (
    <section className="panel">
      <h2>{t('log.title')}</h2>
      <p className="soft">{t('log.lead')}</p>
      {list.error === null ? null : <ProblemNote error={list.error} />}
      <ol className="plain-list log-list">
        {(list.rows ?? []).map(({ id, kind, at, position }) => (
          <li key={id}>
            <span>
              <span className="soft small">
                {moment(at)} · {position === null ? t('log.waits') : `#${position}`}
              </span>{' '}
              {meaningOf(kind)}
            </span>
            <ProofButton id={id} />
          </li>
        ))}
      </ol>
      {list.hasNextPage ? <Button onClick={() => void list.fetchNextPage()}>{t('common:act.more')}</Button> : null}
    </section>
  );
};

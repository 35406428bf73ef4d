import { dataOf } from '@corridor/client/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useApi, useAsk } from '../api.tsx';
import { liveMs } from '../deals/NegotiationPage.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { saveFile } from '../parts/saveFile.ts';

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

/** What happened to an agreement and the negotiation before it: when, who, and the log's entry with its proof to take away. */
export const LogEntries = ({ agreementId }: { readonly agreementId: string }) => {
  const { t } = useTranslation('agreements');
  const { moment } = useFormats();
  const language = useLanguage();
  const asked = useAsk(
    ['agreements', agreementId, 'timeline'],
    (api) => api.GET('/api/v1/agreements/{id}/timeline', { params: { path: { id: agreementId } } }),
    { everyMs: liveMs },
  );
  return (
    <section className="panel">
      <h2>{t('log.title')}</h2>
      <p className="soft">{t('log.lead')}</p>
      <Answer asked={asked}>
        {({ items }) => (
          <ol className="plain-list log-list">
            {items.map(({ id, at, position, words, by }) => (
              <li key={id}>
                <span>
                  <span className="soft small">
                    {moment(at)} · {by === null ? t('log.platform') : inLanguage(by, language)} ·{' '}
                    {position === null ? t('log.waits') : `#${position}`}
                  </span>
                  <br />
                  {inLanguage(words, language)}
                </span>
                <ProofButton id={id} />
              </li>
            ))}
          </ol>
        )}
      </Answer>
    </section>
  );
};

import { ApiProblem, dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import type { Answer } from '../parts/answers.ts';
import { useApi } from '../parts/useApi.ts';
import { When } from '../parts/When.tsx';
import { CompareFile } from './CompareFile.tsx';

type Certificate = Answer<'/api/v1/certificates/{id}'>;
type Said = { readonly isIntact: boolean; readonly isIssuedHere: boolean; readonly isCurrent: boolean | null };
type Shown = { readonly certificate: Certificate; readonly said: Said };

/** A certificate is a few kilobytes; a file of another kind is not read. */
const certificateBytesMax = 1024 * 1024;

const standingOf = ({ isIntact, isIssuedHere, isCurrent }: Said) => {
  if (!isIntact) return 'broken';
  if (!isIssuedHere) return 'foreign';
  return isCurrent === true ? 'current' : 'older';
};

const tones = { current: 'good', older: 'attention', foreign: 'attention', broken: 'wrong' } as const;

const Stated = ({ certificate: { statement }, said }: Shown) => {
  const { t } = useTranslation(['check', 'common']);
  const { number } = useFormats();
  const { subject, issuer, content, quality, sensitivity, method } = statement;
  const standing = standingOf(said);
  const score = quality.score === null ? '–' : `${quality.score.toFixed(1)} (${quality.grade ?? '–'})`;
  const rows: readonly [string, string][] = [
    [t('certificate.about'), `${subject.name} · ${t('certificate.version', { number: subject.versionNumber })}`],
    [t('certificate.owner'), subject.owner],
    [t('certificate.quality'), `${score} · ${t('certificate.coverage')} ${Math.round(quality.coverage * 100)} %`],
    [t('certificate.level'), t(`common:level.${sensitivity.level}`)],
    [t('certificate.size'), t('certificate.rows', { rows: number(content.rows), columns: number(content.columns) })],
    [t('certificate.method'), `${method.editions.join(', ')} · ${method.sample}`],
  ];
  const hashes = [content.uploadSha256, ...content.files].filter((hash) => hash !== null);
  return (
    <>
      <p className={`note ${tones[standing]}`} role="status">
        {t(`certificate.${standing}`)}
        {standing === 'broken' ? null : (
          <>
            {' '}
            {issuer.name} · <When at={statement.issuedAt} withTime />
          </>
        )}
      </p>
      {standing === 'broken' ? null : (
        <>
          <dl className="facts pairs">
            {rows.map(([term, text]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <h3>{t('certificate.data')}</h3>
          <p className="soft">{t('certificate.dataLead')}</p>
          <CompareFile hashes={hashes} of="data" />
        </>
      )}
    </>
  );
};

/** A field for a certificate file: the platform checks its signatures, the browser compares the data. */
export const CertificateCheck = () => {
  const { t } = useTranslation('check');
  const api = useApi();
  const [shown, setShown] = useState<Shown>();
  const [wrong, setWrong] = useState('');
  const check = async (file: File | undefined): Promise<void> => {
    setShown(undefined);
    setWrong('');
    if (file === undefined) return;
    try {
      if (file.size > certificateBytesMax) return setWrong(t('certificate.unreadable'));
      const certificate = JSON.parse(await file.text()) as Certificate;
      setShown({ certificate, said: await dataOf(api.POST('/api/v1/certificate-checks', { body: certificate })) });
    } catch (error) {
      setWrong(
        error instanceof ApiProblem && error.problem.status >= 500 ? error.problem.detail : t('certificate.unreadable'),
      );
    }
  };
  return (
    <section className="section" aria-labelledby="certificate">
      <h2 id="certificate">{t('certificate.title')}</h2>
      <p className="soft">{t('certificate.lead')}</p>
      <div className="field narrow">
        <label htmlFor="certificate-file">{t('certificate.file')}</label>
        <input
          id="certificate-file"
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void check(target.files?.[0])}
        />
      </div>
      <div aria-live="polite">
        {wrong === '' ? null : <p className="note wrong">{wrong}</p>}
        {shown === undefined ? null : <Stated {...shown} />}
      </div>
    </section>
  );
};

import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useApi } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Upload } from '../answers.ts';
import { Findings } from '../datasets/Findings.tsx';
import { AsRead } from './AsRead.tsx';
import { send, useSending } from './sending.ts';
import { UploadState } from './UploadList.tsx';
import { useDrop, useUpload } from './uploads.ts';

type Props = { readonly upload: Upload };

const stepStates = ['receiving', 'reading', 'stored', 'assessed'] as const;

const stepOf = ({ state }: Upload): number => {
  if (state === 'received' || state === 'refused') return 1;
  return stepStates.indexOf(state);
};

/** Where the file is on its way, in four steps; the words beside it say the same. */
const Steps = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const at = stepOf(upload);
  const names = [t('steps.sent'), t('steps.read'), t('steps.stored'), t('steps.assessed')];
  return (
    <ol className="steps">
      {names.map((name, index) => {
        const isDone = index < at || upload.state === 'assessed';
        return (
          <li
            key={name}
            className={isDone ? 'done' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span aria-hidden="true">{isDone ? '✓' : index + 1}</span> {name}
          </li>
        );
      })}
    </ol>
  );
};

const useWords = (upload: Upload) => {
  const { t } = useTranslation('publish');
  const { bytes, percent, moment, number } = useFormats();
  const sending = useSending(upload.id);
  const sent = Math.max(upload.received, sending?.sent ?? 0);
  const share = upload.bytes === 0 ? 1 : sent / upload.bytes;
  const figures = { sent: bytes(sent), whole: bytes(upload.bytes), share: percent(share, 0) };
  const version = { number: upload.version?.number ?? 0, rows: number(upload.version?.rows ?? 0) };
  const isSent = sending?.phase === 'sent';
  const words = (): string => {
    if (upload.state === 'receiving' && isSent) return t('progress.received');
    if (upload.state === 'receiving' && sending?.phase === 'sending') return t('progress.receiving', figures);
    if (upload.state === 'receiving' && sending?.phase === 'offline') return t('progress.offline', figures);
    if (upload.state === 'receiving') return t('progress.paused', { ...figures, until: moment(upload.until) });
    if (upload.state === 'received') return t('progress.received');
    if (upload.state === 'reading') return t('progress.reading');
    return upload.state === 'stored' ? t('progress.stored', version) : t('progress.assessed', version);
  };
  return {
    words: words(),
    share,
    isSending: sending !== undefined && sending.phase !== 'failed',
    error: sending?.error,
  };
};

/** An interrupted upload goes on with the same file. */
const Resume = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const api = useApi();
  const [note, setNote] = useState('');
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    if (file.name === upload.name && file.size === upload.bytes) void send(api, upload, file);
    else setNote(t('progress.otherFile', { name: upload.name, bytes: upload.bytes }));
  };
  return (
    <>
      <label className="file-button">
        {t('progress.resume')}
        <input className="visually-hidden" type="file" onChange={({ target }) => take(target.files?.[0])} />
      </label>
      <span className="field-note wrong" aria-live="polite">
        {note}
      </span>
    </>
  );
};

const DropUpload = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const drop = useDrop();
  const go = useNavigate();
  const act = async (): Promise<void> => {
    await drop.mutateAsync(upload.id);
    void go('/publish');
  };
  if (upload.state !== 'receiving') return null;
  return (
    <ConfirmButton
      label={t('progress.drop')}
      title={t('progress.dropTitle', { name: upload.name })}
      isDanger
      isFinal
      onConfirm={act}
    >
      <p>{t('progress.dropText')}</p>
    </ConfirmButton>
  );
};

const OnTheWay = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const { words, share, isSending, error } = useWords(upload);
  const isReceiving = upload.state === 'receiving';
  return (
    <section className="panel">
      <Steps upload={upload} />
      {isReceiving ? (
        <Progress
          percent={Math.floor(share * 100)}
          showInfo={false}
          aria-label={t('progress.label', { name: upload.name })}
        />
      ) : null}
      <p role="status">{words}</p>
      {error === undefined ? null : <ProblemNote error={error} />}
      {upload.state === 'assessed' ? null : (
        <p className="soft small">{t(isReceiving ? 'progress.leave' : 'progress.leaveFree')}</p>
      )}
      <div className="row-of">
        {isReceiving && !isSending ? <Resume upload={upload} /> : null}
        <DropUpload upload={upload} />
      </div>
    </section>
  );
};

const Refused = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  if (upload.refusal === null) return null;
  return (
    <section className="panel refused" role="alert">
      <h2>{t('refused.title')}</h2>
      <p>{upload.refusal[language]}</p>
      <p className="soft">{t('refused.nothing')}</p>
      <p className="soft small">{t('refused.code', { code: upload.refusal.code })}</p>
      <Link to={`/publish?dataset=${upload.dataset.id}`}>
        <Button type="primary">{t('refused.again')}</Button>
      </Link>
    </section>
  );
};

const NextSteps = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  return (
    <section className="panel">
      <h2>{t('next.title')}</h2>
      <p>{t('next.text')}</p>
      <div className="row-of">
        <Link to={`/datasets/${upload.dataset.id}`}>
          <Button type="primary">{t('next.dataset')}</Button>
        </Link>
        <Link to={`/products/new?dataset=${upload.dataset.id}`}>
          <Button>{t('next.product')}</Button>
        </Link>
      </div>
    </section>
  );
};

const Shown = ({ upload }: Props) => {
  const { t } = useTranslation('publish');
  const language = useLanguage();
  const title = inLanguage({ zh: upload.dataset.titleZh, en: upload.dataset.titleEn }, language);
  return (
    <WorkView
      title={t('progress.details', { name: upload.name })}
      lead={
        <>
          {t('progress.into', { dataset: title })} <UploadState upload={upload} />
        </>
      }
    >
      {upload.refusal === null ? <OnTheWay upload={upload} /> : <Refused upload={upload} />}
      {upload.version === null ? null : <AsRead version={upload.version} canReread={upload.state === 'assessed'} />}
      {upload.version === null ? null : <Findings datasetId={upload.dataset.id} number={upload.version.number} />}
      {upload.state === 'assessed' ? <NextSteps upload={upload} /> : null}
    </WorkView>
  );
};

/** One upload: where it is, how the file was read, what was found in it, what to do next. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useUpload(id);
  return <Answer asked={asked}>{(upload) => <Shown upload={upload} />}</Answer>;
};

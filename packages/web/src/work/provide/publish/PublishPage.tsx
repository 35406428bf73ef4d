import { dataOf } from '@corridor/client/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { problemOf, useApi } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { FileDrop } from './FileDrop.tsx';
import { HowToRead } from './HowToRead.tsx';
import { emptyPlan, nameOfFile, namePattern, type Plan, titleOfFile } from './plan.ts';
import { UploadList } from './UploadList.tsx';
import { useBegin } from './uploads.ts';
import { type PlanErrors, Where } from './Where.tsx';
import { WhichTable } from './WhichTable.tsx';

const nameTaken = 'datasets.name_taken';

/** A plan that a link from a dataset's page has begun. */
const planned = (query: URLSearchParams): Plan => {
  const datasetId = query.get('dataset');
  return datasetId === null ? emptyPlan : { ...emptyPlan, target: 'existing', datasetId };
};

const useSendPlan = (plan: Plan, file: File | undefined) => {
  const api = useApi();
  const begin = useBegin();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const datasetFor = async (given: File): Promise<string> => {
    if (plan.target === 'existing') return plan.datasetId;
    const titleZh = plan.titleZh.trim() || plan.titleEn.trim();
    const body = {
      name: plan.name || nameOfFile(given.name),
      titleZh,
      titleEn: plan.titleEn.trim(),
      timeZone: plan.timeZone,
    };
    return (await dataOf(api.POST('/api/v1/datasets', { body }))).id;
  };
  /** Answers the upload's id, and the dataset that was made, so that a second try goes into it. */
  const start = async (made: (datasetId: string) => void): Promise<string | undefined> => {
    if (file === undefined) return undefined;
    setBusy(true);
    setError(undefined);
    try {
      const datasetId = await datasetFor(file);
      made(datasetId);
      const { mode, encoding, delimiter, dates, table, target } = plan;
      const as = target === 'new' ? ('append' as const) : mode;
      const upload = { datasetId, file, mode: as, encoding, delimiter, dates, table };
      return (await begin.mutateAsync(upload)).id;
    } catch (refused) {
      setError(refused);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { start, error, isBusy };
};

const useErrors = (plan: Plan, file: File | undefined): PlanErrors => {
  const { t } = useTranslation('publish');
  if (plan.target === 'existing') return plan.datasetId === '' ? { datasetId: t('where.datasetNeeded') } : {};
  const hasTitle = plan.titleZh.trim() !== '' || plan.titleEn.trim() !== '';
  const hasName = namePattern.test(plan.name || nameOfFile(file?.name ?? ''));
  return {
    ...(hasTitle ? {} : { title: t('where.titleNeeded') }),
    ...(hasName ? {} : { name: t('where.nameWrong') }),
  };
};

const SendForm = () => {
  const { t } = useTranslation('publish');
  const go = useNavigate();
  const language = useLanguage();
  const [query] = useSearchParams();
  const fixed = planned(query);
  const { value: kept, change, discard } = useDraft<Plan>(`publish:${fixed.datasetId}`, fixed);
  // a draft of an older edition lacks what has come since
  const plan: Plan = { ...emptyPlan, ...kept };
  const [file, setFile] = useState<File>();
  const [isTried, setTried] = useState(false);
  const { start, error, isBusy } = useSendPlan(plan, file);
  const errors = useErrors(plan, file);
  const set = (part: Partial<Plan>): void => change((before) => ({ ...before, ...part }));
  const takeFile = (chosen: File): void => {
    setFile(chosen);
    if (plan.titleZh === '' && plan.titleEn === '')
      set({ [language === 'zh' ? 'titleZh' : 'titleEn']: titleOfFile(chosen.name) });
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const id = await start((datasetId) => set({ target: 'existing', datasetId }));
    if (id === undefined) return;
    discard();
    void go(`/publish/${id}`);
  };
  const taken = problemOf(error)?.code === nameTaken ? { name: problemOf(error)?.detail ?? '' } : {};
  return (
    <>
      <FileDrop file={file} onFile={takeFile} />
      {file === undefined ? null : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Where
            plan={plan}
            suggestedName={nameOfFile(file.name)}
            errors={isTried ? { ...errors, ...taken } : {}}
            change={set}
          />
          <details className="panel fold">
            <summary>{t('how.title')}</summary>
            <p className="soft">{t('how.lead')}</p>
            <HowToRead encoding={plan.encoding} delimiter={plan.delimiter} dates={plan.dates} change={set} />
            <WhichTable table={plan.table} change={set} />
          </details>
          {error === undefined ? null : <ProblemNote error={error} />}
          <div className="form-end">
            <Button type="primary" size="large" htmlType="submit" loading={isBusy} disabled={file.size === 0}>
              {t(isBusy ? 'sending' : 'send')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
};

/** Sends a table: file, where it belongs, and the uploads so far. */
export const Page = () => {
  const { t } = useTranslation('publish');
  const me = useMe();
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      {holds(me, ['provider']) ? <SendForm /> : null}
      <UploadList />
    </WorkView>
  );
};

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Version } from '../answers.ts';
import { HowToRead } from './HowToRead.tsx';

/** Reads the file of the newest version another way, without sending it again. */
export const ReadAgain = ({ version }: { readonly version: Version }) => {
  const { t } = useTranslation('publish');
  const me = useMe();
  const go = useNavigate();
  const [how, setHow] = useState({ encoding: '', delimiter: '' });
  const reread = useDo<Version>(
    (api) =>
      api.POST('/api/v1/datasets/{id}/versions/{number}/rereading', {
        params: { path: { id: version.datasetId, number: version.number } },
        body: {
          ...(how.encoding === '' ? {} : { encoding: how.encoding }),
          ...(how.delimiter === '' ? {} : { delimiter: how.delimiter }),
        },
      }),
    ['datasets'],
  );
  if (!holds(me, ['provider'])) return null;
  const isWhole = version.number === 1 || version.mode === 'replace';
  const read = async (): Promise<void> => {
    const done = await reread.mutateAsync().catch(() => undefined);
    if (done !== undefined) void go(`/datasets/${version.datasetId}?v=${done.number}`);
  };
  return (
    <details className="fold">
      <summary>{t('asRead.wrong')}</summary>
      <p className="soft">{t(isWhole ? 'asRead.wrongLead' : 'asRead.wrongAppend')}</p>
      {isWhole ? (
        <>
          <HowToRead {...how} change={(part) => setHow((before) => ({ ...before, ...part }))} />
          {reread.error === null ? null : <ProblemNote error={reread.error} />}
          <Button loading={reread.isPending} onClick={() => void read()}>
            {t('asRead.readAgain')}
          </Button>
        </>
      ) : null}
    </details>
  );
};

import { dataOf } from '@corridor/client/api';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canHash } from '../../shared/log/hash.ts';
import type { LoadInput, PublicPage } from '../page.ts';
import { useMounted } from '../parts/useMounted.ts';
import { Consistency } from './Consistency.tsx';
import { Entries } from './Entries.tsx';
import { HeadView } from './Head.tsx';
import { ProofChecker } from './ProofChecker.tsx';
import { type Head, readHead } from './reading.ts';

const load = async ({ api, language }: LoadInput) => {
  const { items } = await dataOf(api.GET('/api/v1/audit/kinds'));
  return { kinds: Object.fromEntries(items.map((item) => [item.kind, item[language]])) };
};

type Data = Awaited<ReturnType<typeof load>>;

const useHead = (): Head | 'failed' | undefined => {
  const [head, setHead] = useState<Head | 'failed'>();
  useEffect(() => {
    if (canHash()) readHead().then(setHead, () => setHead('failed'));
  }, []);
  return head;
};

const Parts = ({ head, kinds }: { readonly head: Head; readonly kinds: Data['kinds'] }) => {
  const { t } = useTranslation('log');
  return (
    <>
      <section className="section" aria-labelledby="checkpoint">
        <h2 id="checkpoint">{t('checkpoint')}</h2>
        <HeadView head={head} />
      </section>
      <section className="section" aria-labelledby="proofs">
        <h2 id="proofs">{t('proofTitle')}</h2>
        <p className="soft">{t('proofLead')}</p>
        <ProofChecker keys={head.keys} kinds={kinds} />
      </section>
      <section className="section" aria-labelledby="entries">
        <h2 id="entries">{t('entries')}</h2>
        <p className="soft">{t('entriesLead')}</p>
        {head.checkpoint.size === 0 ? <p>{t('noEntries')}</p> : <Entries size={head.checkpoint.size} kinds={kinds} />}
      </section>
      <section className="section" aria-labelledby="consistency">
        <h2 id="consistency">{t('consistency')}</h2>
        <p className="soft">{t('consistencyLead')}</p>
        <Consistency head={head} />
      </section>
    </>
  );
};

const Waiting = ({ isFailed }: { readonly isFailed: boolean }) => {
  const { t } = useTranslation(['log', 'common']);
  const mounted = useMounted();
  if (isFailed) return <p className="note wrong">{t('unreachable')}</p>;
  if (mounted && !canHash()) return <p className="note attention">{t('insecure')}</p>;
  return (
    <>
      <p className="soft waiting-log">{t('common:loading')}</p>
      <noscript>
        <p className="note">{t('needsScript')}</p>
      </noscript>
    </>
  );
};

const Log = ({ data }: { readonly data: Data }) => {
  const { t } = useTranslation('log');
  const head = useHead();
  return (
    <div className="wrap log">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </div>
      {head === undefined || head === 'failed' ? (
        <Waiting isFailed={head === 'failed'} />
      ) : (
        <Parts head={head} kinds={data.kinds} />
      )}
    </div>
  );
};

/** The public log: its checkpoint, its entries, and checks of proofs, all computed in the browser. */
export const page: PublicPage<Data> = {
  load,
  heading: (_data, language) =>
    language === 'zh'
      ? { title: '公开存证 · 数廊', description: '平台上发生的每件事都有存证，人人都能在自己的浏览器里核验。' }
      : {
          title: 'Public log · Corridor',
          description: 'Every act of the exchange leaves an entry that anybody can check in their own browser.',
        },
  Component: Log,
};

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { toBase64 } from '../../shared/log/bytes.ts';
import { useApi } from '../parts/useApi.ts';
import { When } from '../parts/When.tsx';
import { type Comparison, compare } from './comparing.ts';
import type { Head } from './reading.ts';
import { type Remembered, recall, remember } from './remembered.ts';
import { Verdict } from './Verdict.tsx';

/** Holds the log against what this browser saw last time, then remembers what it sees now, unless something is wrong. */
const useSinceLastVisit = (head: Head) => {
  const api = useApi();
  const [since, setSince] = useState<{ readonly last: Remembered; readonly found: Comparison }>();
  useEffect(() => {
    const last = recall();
    const look = async (): Promise<void> => {
      if (last === undefined) return remember(head.note);
      const found = await compare(api, head.keys, [last.note, head.note]);
      setSince({ last, found });
      if (found.verdict === 'consistent') remember(head.note);
    };
    if (head.signer !== undefined) void look();
  }, [api, head]);
  return since;
};

const SinceLastVisit = ({ head }: { readonly head: Head }) => {
  const { t } = useTranslation('log');
  const { number } = useFormats();
  const since = useSinceLastVisit(head);
  if (since === undefined) return null;
  const { last, found } = since;
  const isGood = found.verdict === 'consistent';
  return (
    <p className={isGood ? 'note good' : 'note wrong'}>
      {t('lastVisit')} <When at={last.seenAt} withTime />
      {isGood
        ? t('lastVisitGood', { from: number(found.from), more: number(found.to - found.from) })
        : t(`compare.${found.verdict}`)}
    </p>
  );
};

/** The newest checkpoint, checked here. */
export const HeadView = ({ head }: { readonly head: Head }) => {
  const { t } = useTranslation('log');
  const { number } = useFormats();
  const { checkpoint, signer } = head;
  return (
    <>
      <dl className="facts pairs">
        <div>
          <dt>{t('size')}</dt>
          <dd>{number(checkpoint.size)}</dd>
        </div>
        <div>
          <dt>{t('root')}</dt>
          <dd>
            <code>{toBase64(checkpoint.root)}</code>
          </dd>
        </div>
        <div>
          <dt>{t('origin')}</dt>
          <dd>
            <code>{checkpoint.origin}</code>
          </dd>
        </div>
        <div>
          <dt>{t('signature')}</dt>
          <dd>
            <Verdict verdict={signer === undefined ? 'fails' : 'holds'} />{' '}
            {signer === undefined ? t('signatureWrong') : t('signedBy', { id: signer.id })}
          </dd>
        </div>
      </dl>
      <SinceLastVisit head={head} />
    </>
  );
};

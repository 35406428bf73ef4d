import { dataOf } from '@corridor/client/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useApi, useAsk } from '../api.tsx';
import { useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import type { KeptKey, MadeKey } from './keyring.ts';
import { MakeForm, SaveBackup } from './MakeKey.tsx';
import { forgetKey, keepKey } from './store.ts';
import { useKeysChanged, useOrganisationKeys } from './useSigner.ts';

const Ask = ({ next }: { readonly next: KeptKey }) => {
  const { t } = useTranslation('keys');
  const api = useApi();
  const changed = useKeysChanged();
  const [once] = useState(idempotencyKey);
  const ask = async (reason: string): Promise<void> => {
    const body = { publicKey: next.publicKey, reason };
    const { approvalId } = await dataOf(
      api.POST('/api/v1/keys/replacement', { body, headers: { 'Idempotency-Key': once } }),
    );
    await keepKey({ ...next, approvalId });
    await changed();
  };
  return (
    <ConfirmButton type="primary" needsReason label={t('replace.ask')} title={t('replace.askTitle')} onConfirm={ask}>
      <p>{t('replace.askText')}</p>
    </ConfirmButton>
  );
};

const Forget = ({ next }: { readonly next: KeptKey }) => {
  const { t } = useTranslation('keys');
  const changed = useKeysChanged();
  const forget = async (): Promise<void> => {
    await forgetKey(next.publicKey);
    await changed();
  };
  return (
    <ConfirmButton isDanger isFinal label={t('replace.forget')} title={t('replace.forgetTitle')} onConfirm={forget}>
      <p>{t('replace.forgetText')}</p>
    </ConfirmButton>
  );
};

/** A new key on its way: asked for, approved or refused, then activated. */
const OnItsWay = ({ next, active }: { readonly next: KeptKey; readonly active: string }) => {
  const { t } = useTranslation('keys');
  const api = useApi();
  const changed = useKeysChanged();
  const [once] = useState(idempotencyKey);
  const approvals = useAsk(['keys', 'approvals'], (client) => client.GET('/api/v1/approvals'), { everyMs: 10_000 });
  const state = approvals.data?.items.find(({ id }) => id === next.approvalId)?.state;
  const activate = async (): Promise<void> => {
    const { approvalId, ...rest } = next;
    const body = { publicKey: next.publicKey, ...(approvalId === undefined ? {} : { approvalId }) };
    await dataOf(api.POST('/api/v1/keys', { body, headers: { 'Idempotency-Key': once } }));
    await keepKey(rest);
    await forgetKey(active);
    await changed();
  };
  return (
    <div className="stacked" aria-live="polite">
      {next.approvalId === undefined ? null : (
        <p>
          {state === 'approved' ? (
            <StateTag meaning="good">{t('replace.approved')}</StateTag>
          ) : state === 'refused' ? (
            <StateTag meaning="wrong">{t('replace.refused')}</StateTag>
          ) : (
            <StateTag meaning="waiting">{t('replace.waiting')}</StateTag>
          )}
        </p>
      )}
      <p>{t('replace.waitingText')}</p>
      <dl className="facts">
        <dt>{t('fingerprint')}</dt>
        <dd>
          <Fingerprint publicKey={next.publicKey} />
        </dd>
        <dt>{t('publicKey')}</dt>
        <dd>
          <code>{next.publicKey}</code>
        </dd>
      </dl>
      <div className="work-actions">
        {next.approvalId === undefined ? <Ask next={next} /> : null}
        {state === 'approved' ? (
          <ConfirmButton
            type="primary"
            isFinal
            label={t('replace.activate')}
            title={t('replace.activateTitle')}
            onConfirm={activate}
          >
            <p>{t('replace.activateText')}</p>
          </ConfirmButton>
        ) : null}
        <Forget next={next} />
      </div>
    </div>
  );
};

type Props = { readonly native: boolean; readonly active: string; readonly kept: readonly KeptKey[] };

/** Replaces the key, by two managers. */
export const Replacement = ({ native, active, kept }: Props) => {
  const { t } = useTranslation('keys');
  const changed = useKeysChanged();
  const [made, setMade] = useState<MadeKey>();
  const { organisationId } = useMe();
  const registered = useOrganisationKeys(organisationId).data?.items ?? [];
  const next = kept.find(({ publicKey }) => !registered.some((key) => key.publicKey === publicKey));
  return (
    <section className="panel">
      <h2>{t('replace.title')}</h2>
      <p className="reading">{t('replace.text')}</p>
      {made?.backup !== undefined ? (
        <SaveBackup
          made={made}
          onSaved={() => {
            setMade(undefined);
            void changed();
          }}
        />
      ) : next === undefined ? (
        <details>
          <summary>{t('make.title')}</summary>
          <p className="reading">{t(native ? 'make.text' : 'make.textSealed')}</p>
          <MakeForm
            native={native}
            onMade={(one) => {
              setMade(one);
              if (one.backup === undefined) void changed();
            }}
          />
        </details>
      ) : (
        <OnItsWay next={next} active={active} />
      )}
    </section>
  );
};

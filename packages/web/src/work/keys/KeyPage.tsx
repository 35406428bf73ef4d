import { dataOf } from '@corridor/client/api';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useApi } from '../api.tsx';
import { holds, useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import type { KeptKey } from './keyring.ts';
import { MakeKey } from './MakeKey.tsx';
import { Replacement } from './Replacement.tsx';
import { RestoreKey } from './RestoreKey.tsx';
import { SecondManager } from './SecondManager.tsx';
import { type Signer, useKeptKeys, useKeysChanged, useOrganisationKeys, useSigner } from './useSigner.ts';

const meanings: Readonly<Record<Exclude<Signer['how'], 'asking'>, Meaning>> = {
  here: 'good',
  platform: 'attention',
  elsewhere: 'attention',
  none: 'waiting',
  insecure: 'wrong',
};

const textKeyOf = (signer: Signer) => {
  if (signer.how === 'asking') return 'how.asking' as const;
  if (signer.how !== 'here') return `how.${signer.how}Text` as const;
  return signer.key.kind === 'device' ? ('how.hereDevice' as const) : ('how.hereSealed' as const);
};

/** Where the key is, and by what it is known. */
const State = ({ signer }: { readonly signer: Signer }) => {
  const { t } = useTranslation('keys');
  if (signer.how === 'asking') return <Skeleton active />;
  return (
    <section className="panel">
      <p>
        <StateTag meaning={meanings[signer.how]}>{t(`how.${signer.how}`)}</StateTag>
      </p>
      <p className="reading">{t(textKeyOf(signer))}</p>
      {'publicKey' in signer ? (
        <dl className="facts">
          <dt>{t('fingerprint')}</dt>
          <dd>
            <Fingerprint publicKey={signer.publicKey} />
          </dd>
          <dt>{t('publicKey')}</dt>
          <dd>
            <code>{signer.publicKey}</code>
          </dd>
        </dl>
      ) : null}
    </section>
  );
};

/** Gives the key into the platform's hands: offered only where there is none. */
const PlatformHeld = () => {
  const { t } = useTranslation('keys');
  const api = useApi();
  const changed = useKeysChanged();
  const adopt = async (): Promise<void> => {
    await dataOf(api.POST('/api/v1/keys/platform-held'));
    await changed();
  };
  return (
    <ConfirmButton label={t('platform.act')} title={t('platform.title')} onConfirm={adopt}>
      <p>{t('platform.text')}</p>
    </ConfirmButton>
  );
};

const Former = ({ organisationId }: { readonly organisationId: string }) => {
  const { t } = useTranslation('keys');
  const { moment } = useFormats();
  const asked = useOrganisationKeys(organisationId);
  return (
    <Answer asked={asked}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="panel">
            <h2>{t('former')}</h2>
            <ul className="plain-list">
              {items.map((key) => (
                <li key={key.id}>
                  <Fingerprint publicKey={key.publicKey} />{' '}
                  <span className="soft small">
                    {t(`states.${key.state}`)} · {t(`holder.${key.holder}`)} · {t('since')} {moment(key.activeFrom)}
                    {key.retiredAt === null ? '' : ` · ${t('retired')} ${moment(key.retiredAt)}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Answer>
  );
};

/** What a manager can do in this state. */
const Doings = ({ signer, kept, native }: { signer: Signer; kept: readonly KeptKey[]; native: boolean }) => {
  const isFirst = signer.how === 'none';
  const active = 'publicKey' in signer ? signer.publicKey : undefined;
  return (
    <>
      {isFirst ? <MakeKey native={native} kept={kept.find(({ approvalId }) => !approvalId)} /> : null}
      {signer.how === 'elsewhere' || isFirst ? <RestoreKey native={native} active={active} /> : null}
      {active === undefined ? null : <Replacement native={native} active={active} kept={kept} />}
      {isFirst ? <PlatformHeld /> : null}
    </>
  );
};

/** The organisation's signing key: where it is, making, bringing in, replacing. */
export const Page = () => {
  const { t } = useTranslation('keys');
  const me = useMe();
  const signer = useSigner();
  const kept = useKeptKeys();
  const isManager = holds(me, ['manager']);
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <State signer={signer} />
      {isManager ? <SecondManager /> : <Alert type="info" showIcon title={t('managersOnly')} />}
      {kept.data === undefined ? null : isManager ? (
        <Doings signer={signer} kept={kept.data.keys} native={kept.data.native} />
      ) : signer.how === 'elsewhere' ? (
        <RestoreKey native={kept.data.native} active={signer.publicKey} />
      ) : null}
      <Former organisationId={me.organisationId} />
    </WorkView>
  );
};

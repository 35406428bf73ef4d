import { type ApiPaths, dataOf } from '@corridor/client/api';
import { useQuery } from '@tanstack/react-query';
import { Alert, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useApi, useAsk } from '../api.tsx';
import { useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { sha256Hex, toUtf8 } from './bytes.ts';
import { useKeysChanged, useOrganisationKeys } from './useSigner.ts';

type Approval = ApiPaths['/api/v1/approvals']['get']['responses'][200]['content']['application/json']['items'][number];

/** What an approval is bound to: the SHA-256 of canonical JSON (RFC 8785) of the new key and the one it replaces. */
const contentHash = (publicKey: string, replaces: string): Promise<string> =>
  sha256Hex(toUtf8(JSON.stringify({ publicKey, replaces })));

/** Compares the key that a colleague has told with the one that was asked for. */
const Compare = ({ approval }: { readonly approval: Approval }) => {
  const { t } = useTranslation('keys');
  const { organisationId } = useMe();
  const id = useId();
  const [told, setTold] = useState('');
  const active = useOrganisationKeys(organisationId).data?.items.find(({ state }) => state === 'active');
  const hash = useQuery({
    queryKey: ['approval-hash', told.trim(), active?.id],
    queryFn: () => contentHash(told.trim(), active?.id ?? ''),
    enabled: told.trim() !== '' && active !== undefined,
  });
  return (
    <div className="stacked">
      <label htmlFor={id}>{t('second.paste')}</label>
      <Input id={id} className="mono" value={told} onChange={({ target }) => setTold(target.value)} />
      <div aria-live="polite">
        {hash.data === undefined || told.trim() === '' ? null : hash.data === approval.contentSha256 ? (
          <Alert type="success" showIcon title={t('second.matches')} />
        ) : (
          <Alert type="error" showIcon title={t('second.differs')} />
        )}
      </div>
    </div>
  );
};

const Waiting = ({ approval, who }: { readonly approval: Approval; readonly who: string }) => {
  const { t } = useTranslation('keys');
  const { moment } = useFormats();
  const me = useMe();
  const api = useApi();
  const changed = useKeysChanged();
  const decide = async (approve: boolean): Promise<void> => {
    const params = { path: { id: approval.id } };
    await dataOf(api.POST('/api/v1/approvals/{id}/decision', { params, body: { approve } }));
    await changed();
  };
  const isMine = approval.requestedBy === me.personId;
  return (
    <section className="panel">
      <h2>{t(isMine ? 'second.titleMine' : 'second.title')}</h2>
      <p>{t('second.text', { who, when: moment(approval.requestedAt), reason: approval.reason })}</p>
      {isMine ? (
        <p className="soft">{t('second.mine')}</p>
      ) : (
        <>
          <Compare approval={approval} />
          <div className="work-actions">
            <ConfirmButton
              type="primary"
              label={t('second.approve')}
              title={t('second.approveTitle')}
              onConfirm={() => decide(true)}
            >
              <p>{t('second.approveText')}</p>
            </ConfirmButton>
            <ConfirmButton label={t('second.refuse')} title={t('second.refuseTitle')} onConfirm={() => decide(false)}>
              <p>{t('second.refuseText')}</p>
            </ConfirmButton>
          </div>
        </>
      )}
    </section>
  );
};

/** Replacements that wait for a second manager. */
export const SecondManager = () => {
  const { t } = useTranslation('keys');
  const approvals = useAsk(['keys', 'approvals'], (api) => api.GET('/api/v1/approvals'), { everyMs: 10_000 });
  const people = useAsk(['people'], (api) => api.GET('/api/v1/people'));
  const nameOf = (id: string): string =>
    people.data?.items.find((person) => person.personId === id)?.name ?? t('second.someone');
  return (approvals.data?.items ?? [])
    .filter(({ kind, state }) => kind === 'identity.key_replacement' && state === 'waiting')
    .map((approval) => <Waiting key={approval.id} approval={approval} who={nameOf(approval.requestedBy)} />);
};

import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk, useDo } from '../api.tsx';
import { holds, useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import type { Proof } from './EntryView.tsx';

const erasers = ['auditAdmin', 'securityAdmin'] as const;

type Props = { readonly proof: Proof };

/** For the administrators that may: asking for the erasure of an entry's content, and doing it once a second one agreed. */
const ForErasers = ({ proof: { entry } }: Props) => {
  const { t } = useTranslation('audit');
  const { message } = App.useApp();
  const me = useMe();
  const approvals = useAsk(['approvals'], (api) => api.GET('/api/v1/approvals'));
  const given = approvals.data?.items.find(
    ({ kind, subject, state, requestedBy }) =>
      kind === 'audit.erasure' && subject === entry.id && state === 'approved' && requestedBy === me.personId,
  );
  const path = { path: { id: entry.id } };
  const ask = useDo(
    (api, reason: string) =>
      api.POST('/api/v1/audit/entries/{id}/erasure-requests', { params: path, body: { reason } }),
    ['approvals'],
  );
  const erase = useDo(
    (api, body: { readonly reason: string; readonly approvalId: string }) =>
      api.POST('/api/v1/audit/entries/{id}/erasure', { params: path, body }),
    ['approvals', 'entries'],
  );
  return given === undefined ? (
    <ConfirmButton
      needsReason
      label={t('erase.ask')}
      title={t('erase.askTitle')}
      onConfirm={async (reason) => {
        await ask.mutateAsync(reason);
        void message.success(t('erase.asked'));
      }}
    >
      <p>{t('erase.askText')}</p>
    </ConfirmButton>
  ) : (
    <ConfirmButton
      isDanger
      isFinal
      label={t('erase.go')}
      title={t('erase.goTitle')}
      onConfirm={() => erase.mutateAsync({ reason: given.reason, approvalId: given.id })}
    >
      <p>{t('erase.goText')}</p>
      <p className="as-typed">{given.reason}</p>
    </ConfirmButton>
  );
};

/** What administrators may do with an entry's content; nothing for everybody else, or once it is gone. */
export const EraseActions = ({ proof }: Props) => {
  const me = useMe();
  return holds(me, erasers) && proof.salt !== null ? <ForErasers proof={proof} /> : null;
};

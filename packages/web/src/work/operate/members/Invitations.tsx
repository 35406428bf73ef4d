import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { type Meaning, StateTag, Waiting } from '../../parts/StateTag.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { usePages } from '../../parts/table/usePages.ts';
import { useNames } from '../names.ts';

type Invitation =
  ApiPaths['/api/v1/invitations']['get']['responses'][200]['content']['application/json']['items'][number];

const meanings: Readonly<Record<Invitation['state'], Meaning>> = {
  waiting: 'waiting',
  accepted: 'good',
  withdrawn: 'plain',
  expired: 'attention',
};

const Withdraw = ({ invitation: { id, email } }: { readonly invitation: Invitation }) => {
  const { t } = useTranslation('members');
  const withdraw = useDo(
    (api) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    ['invitations'],
  );
  return (
    <ConfirmButton
      label={t('invitations.withdraw')}
      title={t('invitations.withdrawTitle', { email })}
      isFinal
      onConfirm={() => withdraw.mutateAsync()}
    >
      <p>{t('invitations.withdrawText')}</p>
    </ConfirmButton>
  );
};

/** Whom one's organisation invited, of one kind: waiting, accepted, withdrawn, expired. */
export const Invitations = ({ kind }: { readonly kind: Invitation['kind'] }) => {
  const { t } = useTranslation(['members', 'workspace', 'settings']);
  const { nameOf } = useNames();
  const list = usePages<Invitation>(['invitations'], (api, pageToken) =>
    api.GET('/api/v1/invitations', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  const does = ({ roles, organisation }: Invitation): string =>
    organisation === null
      ? roles.map((role) => t(`workspace:roles.${role}`)).join(' · ')
      : organisation.marketRoles.map((role) => t(`settings:marketRoles.${role}`)).join(' · ');
  return (
    <DataTable
      name={`invitations-${kind}`}
      label={t('invitations.title')}
      list={{ ...list, rows: list.rows?.filter((row) => row.kind === kind) }}
      rowKey={({ id }) => id}
      empty={<Empty title={t('invitations.none')} text={t('invitations.noneText')} />}
      columns={[
        {
          key: 'whom',
          title: t('invitations.whom'),
          width: 320,
          cell: ({ organisation, email }) => (
            <>
              {organisation === null ? email : nameOf(organisation)}
              {organisation === null ? null : <div className="soft small">{email}</div>}
            </>
          ),
        },
        {
          key: 'state',
          title: t('state'),
          cell: ({ state }) => <StateTag meaning={meanings[state]}>{t(`invitations.states.${state}`)}</StateTag>,
        },
        { key: 'does', title: t('does'), cell: does },
        { key: 'by', title: t('invitations.by'), cell: ({ invitedBy }) => invitedBy.name },
        {
          key: 'since',
          title: t('invitations.since'),
          cell: ({ state, createdAt, expiresAt, decidedAt }) => (
            <Waiting since={createdAt} until={state === 'waiting' ? expiresAt : decidedAt} />
          ),
        },
        {
          key: 'act',
          title: t('invitations.act'),
          cell: (row) => (row.state === 'waiting' ? <Withdraw invitation={row} /> : null),
        },
      ]}
    />
  );
};

import type { ApiPaths } from '@corridor/client/api';
import { Alert, Button, Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useDo } from '../api.tsx';
import { type Role, useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { Empty } from '../parts/Empty.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { usePages } from '../parts/table/usePages.ts';
import { rolesOf } from './roles.ts';

type Invitation =
  ApiPaths['/api/v1/invitations']['get']['responses'][200]['content']['application/json']['items'][number];

const meanings: Readonly<Record<Invitation['state'], Meaning>> = {
  waiting: 'waiting',
  accepted: 'good',
  withdrawn: 'plain',
  expired: 'attention',
};

type Given = { readonly email: string; readonly roles: Role[] };

const InviteWindow = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'workspace', 'common']);
  const me = useMe();
  const [form] = Form.useForm<Given>();
  const inviting = useDo((api, body: Given) => api.POST('/api/v1/invitations', { body }), ['invitations']);
  const made = inviting.data;
  const needed = { required: true, message: t('needed') };
  return (
    <Modal
      open
      title={t('invitations.invite')}
      okText={made === undefined ? t('invitations.invite') : t('common:act.close')}
      confirmLoading={inviting.isPending}
      onOk={() => (made === undefined ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {made === undefined ? (
        <Form form={form} layout="vertical" onFinish={(given) => inviting.mutate(given)}>
          <Form.Item name="email" label={t('people.email')} rules={[{ ...needed, type: 'email' }]}>
            <Input type="email" maxLength={200} />
          </Form.Item>
          <Form.Item name="roles" label={t('people.roles')} rules={[needed]}>
            <Checkbox.Group
              className="column-choice"
              options={rolesOf(me).map((role) => ({ value: role, label: t(`workspace:roles.${role}`) }))}
            />
          </Form.Item>
        </Form>
      ) : (
        <Alert
          type="success"
          title={t('invitations.sent')}
          description={
            <Typography.Text copyable code>
              {made.link}
            </Typography.Text>
          }
        />
      )}
      {inviting.error === null ? null : <ProblemNote error={inviting.error} />}
    </Modal>
  );
};

/** Colleagues who were invited, and how far it has come. */
export const Invitations = () => {
  const { t } = useTranslation(['settings', 'workspace', 'common']);
  const { day } = useFormats();
  const [isInviting, setInviting] = useState(false);
  const list = usePages<Invitation>(['invitations'], (api, pageToken) =>
    api.GET('/api/v1/invitations', { params: { query: pageToken === undefined ? {} : { pageToken } } }),
  );
  const withdraw = useDo(
    (api, id: string) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    ['invitations'],
  );
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t('invitations.title')}</h2>
      <DataTable
        name="invitations"
        label={t('invitations.title')}
        list={list}
        rowKey={({ id }) => id}
        tools={<Button onClick={() => setInviting(true)}>{t('invitations.invite')}</Button>}
        empty={<Empty title={t('invitations.none')} text={t('invitations.noneLead')} />}
        columns={[
          { key: 'email', title: t('people.email'), cell: ({ email }) => email },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: ({ roles }) => roles.map((role) => t(`workspace:roles.${role}`)).join(' · '),
          },
          {
            key: 'state',
            title: t('organisation.state'),
            cell: ({ state }) => <StateTag meaning={meanings[state]}>{t(`invitations.states.${state}`)}</StateTag>,
          },
          { key: 'by', title: t('invitations.by'), cell: ({ invitedBy }) => invitedBy.name, isExtra: true },
          { key: 'until', title: t('invitations.until'), cell: ({ expiresAt }) => day(expiresAt) },
          {
            key: 'act',
            title: t('people.act'),
            cell: ({ id, email, state }) =>
              state === 'waiting' ? (
                <ConfirmButton
                  label={t('invitations.withdraw')}
                  title={t('invitations.withdrawTitle')}
                  isDanger
                  onConfirm={() => withdraw.mutateAsync(id)}
                >
                  <p>{t('invitations.withdrawText', { email })}</p>
                </ConfirmButton>
              ) : null,
          },
        ]}
      />
      {isInviting ? <InviteWindow onClose={() => setInviting(false)} /> : null}
    </section>
  );
};

import { App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useDo } from '../api.tsx';
import { holds, type Role, useMe } from '../me.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { DataTable } from '../parts/table/DataTable.tsx';
import { rolesOf } from './roles.ts';

type Editing = { readonly personId: string; readonly name: string; readonly roles: readonly Role[] };

const RolesWindow = ({ person, onClose }: { readonly person: Editing; readonly onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'workspace', 'common']);
  const me = useMe();
  const [roles, setRoles] = useState<readonly Role[]>(person.roles);
  const saving = useDo(
    (api) =>
      api.PUT('/api/v1/people/{id}/roles', { params: { path: { id: person.personId } }, body: { roles: [...roles] } }),
    ['people'],
  );
  return (
    <Modal
      open
      title={t('people.rolesOf', { name: person.name })}
      okText={t('common:act.save')}
      okButtonProps={{ disabled: roles.length === 0 }}
      confirmLoading={saving.isPending}
      onOk={() => void saving.mutateAsync().then(onClose, () => undefined)}
      onCancel={onClose}
    >
      <p className="soft">{t('people.rolesHint')}</p>
      <Checkbox.Group
        className="column-choice"
        value={[...roles]}
        onChange={setRoles}
        options={rolesOf(me).map((role) => ({ value: role, label: t(`workspace:roles.${role}`) }))}
      />
      {saving.error === null ? null : <ProblemNote error={saving.error} />}
    </Modal>
  );
};

type Given = { readonly name: string; readonly email: string; readonly password: string; readonly roles: Role[] };

const AddWindow = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['settings', 'workspace', 'common']);
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const adding = useDo((api, body: Given) => api.POST('/api/v1/people', { body }), ['people']);
  const add = async (given: Given): Promise<void> => {
    await adding.mutateAsync(given);
    void message.success(t('people.added', { name: given.name }));
    onClose();
  };
  const needed = { required: true, message: t('needed') };
  return (
    <Modal
      open
      title={t('people.add')}
      okText={t('people.add')}
      confirmLoading={adding.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(given) => void add(given).catch(() => undefined)}>
        <Form.Item name="name" label={t('me.name')} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="email" label={t('people.email')} rules={[{ ...needed, type: 'email' }]}>
          <Input type="email" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('people.password')}
          extra={t('people.passwordHint')}
          rules={[{ ...needed, min: 10 }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="roles" label={t('people.roles')} rules={[needed]}>
          <Checkbox.Group
            className="column-choice"
            options={rolesOf(me).map((role) => ({ value: role, label: t(`workspace:roles.${role}`) }))}
          />
        </Form.Item>
      </Form>
      {adding.error === null ? null : <ProblemNote error={adding.error} />}
    </Modal>
  );
};

/** Colleagues and what they may do. */
export const People = () => {
  const { t } = useTranslation(['settings', 'workspace', 'common']);
  const me = useMe();
  const asked = useAsk(['people'], (api) => api.GET('/api/v1/people'));
  const [editing, setEditing] = useState<Editing>();
  const [isAdding, setAdding] = useState(false);
  const mayChange = holds(me, ['manager', 'securityAdmin']);
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('people.title')}</h2>
      <DataTable
        name="people"
        label={t('people.title')}
        list={{ rows: asked.data?.items, error: asked.error, refetch: asked.refetch }}
        rowKey={({ personId }) => personId}
        tools={mayChange ? <Button onClick={() => setAdding(true)}>{t('people.add')}</Button> : null}
        columns={[
          { key: 'name', title: t('me.name'), cell: ({ name }) => name },
          { key: 'email', title: t('people.email'), cell: ({ email }) => email },
          {
            key: 'roles',
            title: t('people.roles'),
            cell: ({ roles }) => roles.map((role) => t(`workspace:roles.${role}`)).join(' · '),
          },
          {
            key: 'act',
            title: t('people.act'),
            cell: (person) =>
              mayChange && person.personId !== me.personId ? (
                <Button onClick={() => setEditing(person)}>{t('common:act.edit')}</Button>
              ) : null,
          },
        ]}
      />
      {editing === undefined ? null : <RolesWindow person={editing} onClose={() => setEditing(undefined)} />}
      {isAdding ? <AddWindow onClose={() => setAdding(false)} /> : null}
    </section>
  );
};

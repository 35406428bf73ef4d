import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import type { Language } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';

const roles = ['provider', 'buyer', 'agency', 'institute', 'fund', 'siteOperator', 'thirdParty'] as const;

type Given = {
  readonly email: string;
  readonly language: Language;
  readonly name: string;
  readonly nameEn: string;
  readonly creditCode?: string;
  readonly marketRoles: (typeof roles)[number][];
};

/** The secret link of an invitation, shown once. */
export const OnceLink = ({ link, expiresAt }: { readonly link: string; readonly expiresAt: string }) => {
  const { t } = useTranslation(['members', 'common']);
  const { moment } = useFormats();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    void message.success(t('invite.copied'));
  };
  return (
    <div className="stacked" role="status">
      <p>{t('invite.once')}</p>
      <code className="hash">{link}</code>
      <p className="soft small">{t('invite.expires', { when: moment(expiresAt) })}</p>
      <Button onClick={() => void copy()}>{t('common:act.copy')}</Button>
    </div>
  );
};

const Fields = () => {
  const { t } = useTranslation(['members', 'settings']);
  const needed = { required: true, message: t('invite.needed') };
  return (
    <>
      <Form.Item
        name="email"
        label={t('invite.email')}
        rules={[needed, { type: 'email', message: t('invite.emailWrong') }]}
      >
        <Input type="email" maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="name" label={t('invite.name')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('invite.nameEn')} rules={[needed]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="creditCode" label={t('code')}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="marketRoles" label={t('does')} rules={[needed]}>
        <Checkbox.Group
          className="column-choice"
          options={roles.map((role) => ({ value: role, label: t(`settings:marketRoles.${role}`) }))}
        />
      </Form.Item>
      <Form.Item name="language" label={t('invite.language')}>
        <Select options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`invite.languages.${value}`) }))} />
      </Form.Item>
    </>
  );
};

const InviteWindow = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation(['members', 'common']);
  const language = useLanguage();
  const [form] = Form.useForm<Given>();
  const invite = useDo(
    (api, { email, language: of, name, nameEn, creditCode, marketRoles }: Given) =>
      api.POST('/api/v1/operator/invitations', {
        body: {
          email,
          language: of,
          organisation: {
            ...{ name, nameEn, marketRoles },
            ...(creditCode === undefined || creditCode.trim() === '' ? {} : { creditCode: creditCode.trim() }),
          },
        },
      }),
    ['invitations'],
  );
  const isSent = invite.data !== undefined;
  return (
    <Modal
      open
      title={t('invite.organisation')}
      okText={isSent ? t('common:act.close') : t('invite.send')}
      confirmLoading={invite.isPending}
      onOk={() => (isSent ? onClose() : form.submit())}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {invite.data === undefined ? (
        <>
          <p className="soft">{t('invite.organisationText')}</p>
          <Form
            form={form}
            layout="vertical"
            initialValues={{ language }}
            onFinish={(given) => void invite.mutateAsync(given).catch(() => undefined)}
          >
            <Fields />
          </Form>
          {invite.error === null ? null : <ProblemNote error={invite.error} />}
        </>
      ) : (
        <OnceLink {...invite.data} />
      )}
    </Modal>
  );
};

/** Invites an organisation to apply, with its facts filled in. */
export const InviteOrganisation = () => {
  const { t } = useTranslation('members');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('invite.organisation')}
      </Button>
      {isOpen ? <InviteWindow onClose={() => setOpen(false)} /> : null}
    </>
  );
};

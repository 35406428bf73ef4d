import { dataOf } from '@corridor/client/api';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPortalApi } from '../../shared/api.ts';
import { useLanguage } from '../../shared/i18n.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';

type Given = { readonly password: string; readonly code?: string };

/** Signs the person in again over the page, so that a form that is half filled stays as it is. */
export const SignInAgain = ({
  email,
  onDone,
}: {
  readonly email: string;
  readonly onDone: (signedIn: boolean) => void;
}) => {
  const { t } = useTranslation('workspace');
  const language = useLanguage();
  const [form] = Form.useForm<Given>();
  const [error, setError] = useState<unknown>();
  const signIn = async ({ password, code }: Given): Promise<void> => {
    const api = createPortalApi(() => language);
    const body = { email, password, cookie: true, ...(code === undefined || code === '' ? {} : { code }) };
    await dataOf(api.POST('/api/v1/sessions', { body })).then(() => onDone(true), setError);
  };
  return (
    <Modal
      open
      title={t('session.over')}
      okText={t('session.signIn')}
      onOk={() => form.submit()}
      onCancel={() => onDone(false)}
      mask={{ closable: false }}
    >
      <p>{t('session.overLead')}</p>
      <Form form={form} layout="vertical" onFinish={(given) => void signIn(given)}>
        <Form.Item label={t('session.email')}>
          <Input value={email} readOnly autoComplete="username" />
        </Form.Item>
        <Form.Item name="password" label={t('session.password')} rules={[{ required: true }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="code" label={t('session.code')}>
          <Input inputMode="numeric" autoComplete="one-time-code" />
        </Form.Item>
      </Form>
      {error === undefined ? null : <ProblemNote error={error} />}
    </Modal>
  );
};

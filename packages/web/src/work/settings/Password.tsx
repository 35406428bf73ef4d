import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDo } from '../api.tsx';
import { useMe } from '../me.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';

type Given = { readonly current: string; readonly password: string };

/** As the platform asks for. */
const passwordCharactersMin = 10;

/** Changing one's password; whoever else is signed in with it is not any more. */
export const Password = () => {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const saving = useDo((api, body: Given) => api.PUT('/api/v1/me/password', { body }), ['sessions']);
  const save = async (given: Given): Promise<void> => {
    await saving.mutateAsync(given);
    form.resetFields();
    void message.success(t('password.saved'));
  };
  return (
    <section className="panel" aria-labelledby="password">
      <h2 id="password">{t('password.title')}</h2>
      <p className="soft">{t('password.lead')}</p>
      <Form form={form} layout="vertical" onFinish={(given) => void save(given).catch(() => undefined)}>
        <input type="hidden" autoComplete="username" value={me.email} readOnly />
        <Form.Item
          name="current"
          label={t('password.current')}
          rules={[{ required: true, message: t('password.currentNeeded') }]}
        >
          <Input.Password autoComplete="current-password" className="short-input" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password.next')}
          extra={t('password.hint')}
          rules={[{ required: true, min: passwordCharactersMin, message: t('password.tooShort') }]}
        >
          <Input.Password autoComplete="new-password" className="short-input" />
        </Form.Item>
        {saving.error === null ? null : <ProblemNote error={saving.error} />}
        <Button htmlType="submit" loading={saving.isPending}>
          {t('password.submit')}
        </Button>
      </Form>
    </section>
  );
};

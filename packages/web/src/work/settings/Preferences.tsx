import { App, Button, Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { rememberChoice } from '../../shared/language.ts';
import { useDo } from '../api.tsx';
import { useMe } from '../me.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';

type Choice = {
  readonly name: string;
  readonly language: 'zh' | 'en' | 'auto';
  readonly theme: 'light' | 'dark' | 'auto';
};

const orNull = <T extends string>(choice: T): Exclude<T, 'auto'> | null =>
  choice === 'auto' ? null : (choice as Exclude<T, 'auto'>);

/** How the portal calls and looks to one person; the page is drawn anew in the new language. */
export const Preferences = () => {
  const { t } = useTranslation(['settings', 'common']);
  const me = useMe();
  const { message } = App.useApp();
  const saving = useDo((api, { name, language, theme }: Choice) =>
    api.PUT('/api/v1/me', { body: { name, language: orNull(language), theme: orNull(theme) } }),
  );
  const save = async (choice: Choice): Promise<void> => {
    await saving.mutateAsync(choice);
    rememberChoice('theme', choice.theme);
    rememberChoice('lang', choice.language);
    void message.success(t('me.saved'));
    location.reload();
  };
  const initial: Choice = { name: me.name, language: me.language ?? 'auto', theme: me.theme ?? 'auto' };
  const auto = { value: 'auto', label: t('common:theme.auto') };
  return (
    <section className="panel" aria-labelledby="preferences">
      <h2 id="preferences">{t('me.preferences')}</h2>
      <Form
        layout="vertical"
        initialValues={initial}
        onFinish={(choice: Choice) => void save(choice).catch(() => undefined)}
      >
        <Form.Item name="name" label={t('me.name')} rules={[{ required: true, message: t('me.nameNeeded') }]}>
          <Input maxLength={200} autoComplete="name" className="short-input" />
        </Form.Item>
        <Form.Item name="language" label={t('common:language')}>
          <Segmented options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }, auto]} />
        </Form.Item>
        <Form.Item name="theme" label={t('common:theme.title')}>
          <Segmented
            options={[
              { value: 'light', label: t('common:theme.light') },
              { value: 'dark', label: t('common:theme.dark') },
              auto,
            ]}
          />
        </Form.Item>
        {saving.error === null ? null : <ProblemNote error={saving.error} />}
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('common:act.save')}
        </Button>
      </Form>
    </section>
  );
};

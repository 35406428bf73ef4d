import { App, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk, useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import type { Body, Read } from '../answers.ts';
import { Field } from '../parts/Field.tsx';

type Shown = Read<'/api/v1/showcase/{id}'>;
type Said = Body<'/api/v1/showcase', 'put'>;
type Typed = { readonly zh: string; readonly en: string; readonly contact: string };

const textMax = 4000;
const contactMax = 200;

const SayForm = ({ shown }: { readonly shown: Shown }) => {
  const { t } = useTranslation('showcase');
  const { message } = App.useApp();
  const said: Typed = { zh: shown.about.zh, en: shown.about.en, contact: shown.contact };
  const { value: typed, change, settle } = useDraft<Typed>(`showcase:${shown.id}`, said);
  const save = useDo<unknown, Said>((api, body) => api.PUT('/api/v1/showcase', { body }), ['showcase']);
  const set = (part: Partial<Typed>): void => change((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    const body = { about: { zh: typed.zh.trim(), en: typed.en.trim() }, contact: typed.contact.trim() };
    const isDone = await save.mutateAsync(body).then(
      () => true,
      () => false,
    );
    if (!isDone) return;
    settle();
    void message.success(t('saved'));
  };
  return (
    <section className="panel">
      <div className="fields pairs">
        {(['zh', 'en'] as const).map((language) => (
          <Field key={language} label={t(language === 'zh' ? 'aboutZh' : 'aboutEn')} help={t('aboutHelp')}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                autoSize={{ minRows: 6, maxRows: 16 }}
                maxLength={textMax}
                lang={language === 'zh' ? 'zh-CN' : 'en'}
                value={typed[language]}
                onChange={({ target }) => set({ [language]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t('contact')} help={t('contactHelp')}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={contactMax}
            value={typed.contact}
            onChange={({ target }) => set({ contact: target.value })}
          />
        )}
      </Field>
      {save.error === null ? null : <ProblemNote error={save.error} />}
      <Button type="primary" loading={save.isPending} onClick={() => void submit()}>
        {t('save')}
      </Button>
    </section>
  );
};

/** What one's own organisation says of itself in public. */
export const Page = () => {
  const { t } = useTranslation('showcase');
  const { organisationId } = useMe();
  const asked = useAsk<Shown>(['showcase', organisationId], (api) =>
    api.GET('/api/v1/showcase/{id}', { params: { path: { id: organisationId } } }),
  );
  return (
    <WorkView
      title={t('title')}
      lead={t('lead')}
      actions={
        <a href={`/providers/${organisationId}`}>
          <Button>{t('see')}</Button>
        </a>
      }
    >
      {asked.error === null ? null : <p className="soft">{t('notYet')}</p>}
      <Answer asked={asked}>{(shown) => <SayForm shown={shown} />}</Answer>
    </WorkView>
  );
};

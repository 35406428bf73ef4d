import { App, Button, Checkbox, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk, useDo } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Body, Read } from '../answers.ts';
import { Field } from '../parts/Field.tsx';

type Shown = Read<'/api/v1/products/{id}/sample'>;
type Setting = Body<'/api/v1/products/{id}/sample', 'put'>;

/** Groups smaller than this would tell persons apart; larger than this leave nothing to see. */
const kMin = 5;
const kMax = 1000;

const SettingForm = ({ sample }: { readonly sample: Shown }) => {
  const { t } = useTranslation('offering');
  const language = useLanguage();
  const { message } = App.useApp();
  const [setting, setSetting] = useState<Setting>({ isOn: sample.isOn, k: sample.k });
  const save = useDo<unknown, Setting>(
    (api, body) => api.PUT('/api/v1/products/{id}/sample', { params: { path: { id: sample.productId } }, body }),
    ['sample'],
  );
  const submit = (): void => save.mutate(setting, { onSuccess: () => void message.success(t('sample.saved')) });
  return (
    <section className="panel">
      <h2>{t('sample.title')}</h2>
      <p className="soft">{t('sample.lead')}</p>
      <p>{inLanguage(sample.words, language)}</p>
      <Checkbox
        checked={setting.isOn}
        onChange={({ target }) => setSetting((before) => ({ ...before, isOn: target.checked }))}
      >
        {t('sample.on')}
      </Checkbox>
      <Field label={t('sample.k')} help={t('sample.kHelp')}>
        {({ id }) => (
          <InputNumber
            id={id}
            min={kMin}
            max={kMax}
            value={setting.k}
            onChange={(k) => setSetting((before) => ({ ...before, k: k ?? before.k }))}
          />
        )}
      </Field>
      {save.error === null ? null : <ProblemNote error={save.error} />}
      <Button loading={save.isPending} onClick={submit}>
        {t('sample.save')}
      </Button>
    </section>
  );
};

/** Switches the public sample of a product, and how much it hides. */
export const Sample = ({ productId }: { readonly productId: string }) => {
  const asked = useAsk<Shown>(['sample', productId], (api) =>
    api.GET('/api/v1/products/{id}/sample', { params: { path: { id: productId } } }),
  );
  return <Answer asked={asked}>{(sample) => <SettingForm sample={sample} />}</Answer>;
};

import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Field } from '../parts/Field.tsx';
import { type Contract, useProblems, useWrite } from './asking.ts';

type Props = { readonly datasetId: string; readonly contract: Contract | null };

/** The contract as text, with what is wrong line by line. */
export const TextEditor = ({ datasetId, contract }: Props) => {
  const { t } = useTranslation('dataContract');
  const { message } = App.useApp();
  const kept = contract?.text ?? '';
  const [typed, setTyped] = useState<string | undefined>();
  const write = useWrite(datasetId);
  const look = useProblems(datasetId);
  const text = typed ?? kept;
  const problems = look.data?.problems;
  const save = async (): Promise<void> => {
    const found = await look.mutateAsync(text).catch(() => undefined);
    if (found === undefined || found.problems.length > 0) return;
    await write.mutateAsync({ text, base: contract?.number ?? 0 }).then(
      () => {
        setTyped(undefined);
        void message.success(t('saved'));
      },
      () => undefined,
    );
  };
  return (
    <section className="stacked">
      <Field label={t('text')} help={t('textLead')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            className="code-text"
            rows={18}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      {problems === undefined ? null : (
        <ul className="bullet-list" role="status">
          {problems.length === 0 ? <li>{t('sound')}</li> : null}
          {problems.map(({ line, column, path, text: words }) => (
            <li key={`${line}-${column}-${path}-${words}`}>
              {t('line', { line })} <code>{path}</code> {words}
            </li>
          ))}
        </ul>
      )}
      {write.error === null ? null : <ProblemNote error={write.error} />}
      <div className="row-of">
        <Button
          type="primary"
          disabled={text === '' || text === kept}
          loading={write.isPending}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        <Button disabled={text === ''} loading={look.isPending} onClick={() => look.mutate(text)}>
          {t('check')}
        </Button>
      </div>
    </section>
  );
};

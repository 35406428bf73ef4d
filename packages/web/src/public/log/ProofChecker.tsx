import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogKey } from '../../shared/log/note.ts';
import { checkEvidence, type Evidence, readEvidence, type Step } from '../../shared/log/proof.ts';
import { When } from '../parts/When.tsx';
import { Verdict } from './Verdict.tsx';

/** Longest proof read: an entry's content has at most 64 KiB, the rest is small; more is a file dropped by mistake. */
const proofCharactersMax = 1_000_000;

type Checked = { readonly evidence: Evidence; readonly steps: readonly Step[] };
type Result = Checked | 'malformed' | undefined;

const Steps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const { t } = useTranslation('log');
  return (
    <ol className="steps">
      {steps.map(({ id, verdict, computed, expected }) => (
        <li key={id}>
          <h3>
            {t(`step.${id}.title`)} <Verdict verdict={verdict} />
          </h3>
          <p className="small soft">{t(`step.${id}.text`)}</p>
          <details>
            <summary>{t('figures')}</summary>
            <dl className="facts pairs">
              <div>
                <dt>{t(`step.${id}.computed`)}</dt>
                <dd>
                  <code>{computed === '' ? t('nothingComputed') : computed}</code>
                </dd>
              </div>
              <div>
                <dt>{t(`step.${id}.expected`)}</dt>
                <dd>
                  <code>{expected}</code>
                </dd>
              </div>
            </dl>
          </details>
        </li>
      ))}
    </ol>
  );
};

type Props = { readonly keys: readonly LogKey[]; readonly kinds: Readonly<Record<string, string>> };

const Outcome = ({ checked, kinds }: { readonly checked: Checked } & Pick<Props, 'kinds'>) => {
  const { t } = useTranslation('log');
  const { evidence, steps } = checked;
  const fails = steps.some(({ verdict }) => verdict === 'fails');
  const isOpen = steps.every(({ verdict }) => verdict === 'holds');
  return (
    <>
      <p className={fails ? 'note wrong' : 'note good'}>
        {t(fails ? 'outcome.fails' : isOpen ? 'outcome.holds' : 'outcome.partly')}
        <br />
        <When at={evidence.leaf.at} withTime /> · {kinds[evidence.leaf.kind] ?? evidence.leaf.kind} ·{' '}
        {t('place', { index: evidence.index, size: evidence.checkpoint.size })}
      </p>
      <Steps steps={steps} />
    </>
  );
};

/** A field for a proof, pasted or dropped, and its check step by step. Nothing of it leaves the browser. */
export const ProofChecker = ({ keys, kinds }: Props) => {
  const { t } = useTranslation('log');
  const [text, setText] = useState('');
  const [result, setResult] = useState<Result>();
  const check = async (given: string): Promise<void> => {
    setText(given);
    const evidence = given.length > proofCharactersMax ? undefined : readEvidence(given);
    if (given.trim() === '') setResult(undefined);
    else setResult(evidence === undefined ? 'malformed' : { evidence, steps: await checkEvidence(evidence, keys) });
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) await check(file.size > proofCharactersMax ? '?' : await file.text());
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div className="field">
        <label htmlFor="proof">{t('proofLabel')}</label>
        <span className="hint" id="proof-hint">
          {t('proofHint')}
        </span>
        <textarea
          id="proof"
          rows={6}
          spellCheck={false}
          aria-describedby="proof-hint"
          value={text}
          onChange={({ target }) => void check(target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={onDrop}
        />
      </div>
      <div className="field narrow">
        <label htmlFor="proof-file">{t('proofFile')}</label>
        <input
          id="proof-file"
          type="file"
          accept=".json,.tlog-proof,application/json,text/plain"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </div>
      <div aria-live="polite">
        {result === 'malformed' ? <p className="note wrong">{t('proofMalformed')}</p> : null}
        {result === undefined || result === 'malformed' ? null : <Outcome checked={result} kinds={kinds} />}
      </div>
    </>
  );
};

import type { TypedApi } from '@corridor/client/api';
import { dataOf } from '@corridor/client/api';
import { Alert, Input, Modal, Skeleton } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { idempotencyKey } from '../../shared/api.ts';
import { type Called, useApi } from '../api.tsx';
import { toUtf8 } from '../keys/bytes.ts';
import { Fingerprint } from '../keys/Fingerprint.tsx';
import { signWith } from '../keys/keyring.ts';
import { type Signer, useSigner } from '../keys/useSigner.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { type Draft, faultOf, type GivenSignature } from './draft.ts';

/** What a signing step hands to the call that ends it. */
export type Signed = {
  readonly draft: Draft;
  /** Absent where the platform signs on the organisation's behalf. */
  readonly signature: GivenSignature | undefined;
  readonly headers: { readonly 'Idempotency-Key': string };
};

/** A step that is signed: what is asked for, what it must say, and what is done with the signature. */
export type Signing = {
  readonly draft: (api: TypedApi) => Called<Draft>;
  /** Members of the document that the person decided on; anything else in their place is not signed. */
  readonly expected: Readonly<Record<string, unknown>>;
  readonly send: (api: TypedApi, signed: Signed) => Promise<unknown>;
};

type Props = Signing & {
  readonly title: string;
  readonly label: string;
  /** In plain words: what is signed, what happens then, what it costs. */
  readonly children: ReactNode;
  readonly isDanger?: boolean;
  readonly onClose: () => void;
};

/** How it is signed, or why it cannot be. */
const SignerNote = ({ signer }: { readonly signer: Signer }) => {
  const { t } = useTranslation('keys');
  if (signer.how === 'asking') return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  if (signer.how === 'here')
    return (
      <p className="small">
        {t('sign.here')} <Fingerprint publicKey={signer.publicKey} />
      </p>
    );
  if (signer.how === 'platform') return <Alert type="warning" showIcon title={t('sign.platform')} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(`sign.${signer.how}`)}
      description={<Link to="/organisation/key">{t('sign.toKey')}</Link>}
    />
  );
};

const ExactText = ({ draft }: { readonly draft: Draft }) => {
  const { t } = useTranslation('keys');
  return (
    <details className="exact">
      <summary>{t('sign.exact')}</summary>
      <p className="small soft">{t('sign.exactLead')}</p>
      <pre className="small">{JSON.stringify(JSON.parse(draft.canonicalJson), null, 2)}</pre>
    </details>
  );
};

type Looked = { readonly draft?: Draft; readonly fault?: 'hash' | 'content'; readonly error?: unknown };

const useDraftToSign = ({ draft, expected }: Signing): Looked => {
  const api = useApi();
  const [looked, setLooked] = useState<Looked>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was decided on does not change while the window is open
  useEffect(() => {
    const look = async (): Promise<void> => {
      const got = await dataOf(draft(api));
      const fault = globalThis.crypto?.subtle === undefined ? undefined : await faultOf(got, expected);
      setLooked(fault === undefined ? { draft: got } : { draft: got, fault });
    };
    look().catch((error: unknown) => setLooked({ error }));
  }, []);
  return looked;
};

class PassphraseWrong extends Error {}

const signatureBy = async (signer: Signer, draft: Draft, passphrase: string): Promise<GivenSignature | undefined> => {
  if (signer.how !== 'here') return undefined;
  const signed = await signWith(signer.key, toUtf8(draft.canonicalJson), passphrase);
  if (typeof signed === 'string') throw new PassphraseWrong();
  return { keyId: signer.keyId, value: signed.value };
};

/** A binding step under one's signature: what it says in plain words, its hash, the key; then signed in the browser and sent. */
export const SignWindow = (props: Props) => {
  const { t } = useTranslation('keys');
  const api = useApi();
  const signer = useSigner();
  const { draft, fault, error: draftError } = useDraftToSign(props);
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [once] = useState(idempotencyKey);
  const canSign = draft !== undefined && fault === undefined && (signer.how === 'here' || signer.how === 'platform');
  const sign = async (): Promise<void> => {
    if (draft === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      const signature = await signatureBy(signer, draft, passphrase);
      await props.send(api, { draft, signature, headers: { 'Idempotency-Key': once } });
      props.onClose();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  const needsPassphrase = signer.how === 'here' && signer.key.kind === 'sealed';
  return (
    <Modal
      open
      width={640}
      title={props.title}
      okText={props.label}
      okButtonProps={{ disabled: !canSign || (needsPassphrase && passphrase === ''), danger: props.isDanger === true }}
      confirmLoading={isBusy}
      onOk={() => void sign()}
      onCancel={props.onClose}
    >
      <div className="signing">
        {props.children}
        {draft === undefined ? null : (
          <>
            <p className="small">
              {t('sign.hash')} <code className="hash">{draft.hash}</code>
            </p>
            <ExactText draft={draft} />
          </>
        )}
        {fault === undefined ? null : <Alert type="error" role="alert" showIcon title={t(`sign.fault.${fault}`)} />}
        <SignerNote signer={signer} />
        {needsPassphrase ? (
          <div className="stacked">
            <label htmlFor={id}>{t('passphrase')}</label>
            <Input.Password
              id={id}
              autoComplete="off"
              value={passphrase}
              onChange={({ target }) => setPassphrase(target.value)}
            />
          </div>
        ) : null}
        {draftError === undefined ? null : <ProblemNote error={draftError} />}
        {error instanceof PassphraseWrong ? (
          <Alert type="error" role="alert" showIcon title={t('fault.passphraseWrong')} />
        ) : error === undefined ? null : (
          <ProblemNote error={error} />
        )}
      </div>
    </Modal>
  );
};

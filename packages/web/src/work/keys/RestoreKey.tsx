import { Alert, Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../me.ts';
import { type KeyFault, takeIn } from './keyring.ts';
import { keepKey } from './store.ts';
import { useKeysChanged } from './useSigner.ts';

/** A backup is under a kilobyte; nothing larger is read. */
const fileBytesMax = 10_000;

type Props = {
  readonly native: boolean;
  /** The registered public key; undefined before the first. */
  readonly active: string | undefined;
};

/** Brings a key in from its backup or from the command line's file; the file does not leave the browser. */
export const RestoreKey = ({ native, active }: Props) => {
  const { t } = useTranslation('keys');
  const { organisationId } = useMe();
  const changed = useKeysChanged();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [outcome, setOutcome] = useState<KeyFault | 'done' | 'notRegistered'>();
  const bring = async (): Promise<void> => {
    if (file === undefined) return;
    const text = file.size > fileBytesMax ? '' : await file.text();
    const taken = await takeIn({ organisationId, now: new Date() }, { text, passphrase, native });
    if (typeof taken === 'string') return setOutcome(taken);
    if (active !== undefined && taken.publicKey !== active) return setOutcome('notRegistered');
    await keepKey(taken);
    setOutcome('done');
    await changed();
  };
  return (
    <section className="panel">
      <h2>{t('restore.title')}</h2>
      <p className="reading">{t('restore.text')}</p>
      <Form layout="vertical" onFinish={() => void bring()}>
        <Form.Item>
          <Upload
            accept=".json,.pem"
            maxCount={1}
            beforeUpload={(chosen) => {
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <Button>{t('restore.file')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item label={t(native ? 'restore.passphraseFor' : 'restore.passphraseForSealed')} htmlFor="restore-phrase">
          <Input.Password
            id="restore-phrase"
            autoComplete="off"
            value={passphrase}
            onChange={({ target }) => setPassphrase(target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={file === undefined}>
          {t('restore.act')}
        </Button>
      </Form>
      <div aria-live="polite" className="stacked">
        {outcome === undefined ? null : outcome === 'done' ? (
          <Alert type="success" showIcon title={t('restore.done')} />
        ) : (
          <Alert
            type="error"
            showIcon
            title={outcome === 'notRegistered' ? t('restore.notRegistered') : t(`fault.${outcome}`)}
          />
        )}
      </div>
    </section>
  );
};

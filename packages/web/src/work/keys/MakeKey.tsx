import { dataOf } from '@corridor/client/api';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useApi } from '../api.tsx';
import { useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { saveFile } from '../parts/saveFile.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { type KeptKey, type MadeKey, makeKey } from './keyring.ts';
import { passphraseCharactersMin } from './sealing.ts';
import { keepKey } from './store.ts';
import { useKeysChanged } from './useSigner.ts';

type Given = { readonly backup: boolean; readonly passphrase?: string };

type FormProps = { readonly native: boolean; readonly onMade: (made: MadeKey) => void };

/** Two fields of the same passphrase, with what makes a good one. */
const Passphrases = () => {
  const { t } = useTranslation('keys');
  const count = passphraseCharactersMin;
  return (
    <>
      <Form.Item
        name="passphrase"
        label={t('passphrase')}
        extra={t('passphraseHint', { count })}
        rules={[{ required: true, min: count, message: t('passphraseShort', { count }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('passphraseAgain')}
        dependencies={['passphrase']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error(t('passphraseDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
};

/** Asks for a backup's passphrase and makes the key. */
export const MakeForm = ({ native, onMade }: FormProps) => {
  const { t } = useTranslation('keys');
  const { organisationId } = useMe();
  const [form] = Form.useForm<Given>();
  const [isBusy, setBusy] = useState(false);
  const wantsBackup = Form.useWatch('backup', form) ?? true;
  const make = async ({ passphrase }: Given): Promise<void> => {
    setBusy(true);
    const made = await makeKey({ organisationId, now: new Date() }, { passphrase, native });
    await keepKey(made.key);
    setBusy(false);
    onMade(made);
  };
  return (
    <Form form={form} layout="vertical" initialValues={{ backup: true }} onFinish={(given) => void make(given)}>
      {native ? (
        <Form.Item name="backup" valuePropName="checked" extra={wantsBackup ? undefined : t('make.noBackup')}>
          <Checkbox>{t('make.backup')}</Checkbox>
        </Form.Item>
      ) : null}
      {wantsBackup || !native ? <Passphrases /> : null}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('make.act')}
      </Button>
    </Form>
  );
};

/** The one moment at which the backup can be saved. */
export const SaveBackup = ({ made, onSaved }: { readonly made: MadeKey; readonly onSaved: () => void }) => {
  const { t } = useTranslation('keys');
  const [isSaved, setSaved] = useState(false);
  const { backup } = made;
  if (backup === undefined) return null;
  const name = `corridor-key-${made.key.publicKey.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8)}.backup.json`;
  return (
    <div className="stacked">
      <Alert type="warning" showIcon title={t('make.made')} />
      <div>
        <Button
          onClick={() => {
            saveFile(name, backup, 'application/json');
            setSaved(true);
          }}
        >
          {t('make.saveBackup')}
        </Button>
      </div>
      <Checkbox disabled={!isSaved} onChange={({ target }) => target.checked && onSaved()}>
        {t('make.saved')}
      </Checkbox>
    </div>
  );
};

const Register = ({ kept }: { readonly kept: KeptKey }) => {
  const { t } = useTranslation('keys');
  const api = useApi();
  const changed = useKeysChanged();
  const [once] = useState(idempotencyKey);
  const register = async (): Promise<void> => {
    const body = { publicKey: kept.publicKey };
    await dataOf(api.POST('/api/v1/keys', { body, headers: { 'Idempotency-Key': once } }));
    await changed();
  };
  return (
    <>
      <p>
        {t('fingerprint')} <Fingerprint publicKey={kept.publicKey} />
      </p>
      <ConfirmButton type="primary" label={t('make.register')} title={t('make.registerTitle')} onConfirm={register}>
        <p>{t('make.registerText')}</p>
      </ConfirmButton>
    </>
  );
};

/** Makes the organisation's first key, saves its backup, registers it. `kept`: one that was made and not registered yet. */
export const MakeKey = ({ native, kept }: { native: boolean; kept: KeptKey | undefined }) => {
  const { t } = useTranslation('keys');
  const changed = useKeysChanged();
  const [made, setMade] = useState<MadeKey>();
  const waitsForBackup = made?.backup !== undefined;
  return (
    <section className="panel">
      <h2>{t('make.title')}</h2>
      <p className="reading">{t(native ? 'make.text' : 'make.textSealed')}</p>
      {made !== undefined && waitsForBackup ? (
        <SaveBackup
          made={made}
          onSaved={() => {
            setMade({ ...made, backup: undefined });
            void changed();
          }}
        />
      ) : kept === undefined ? (
        <MakeForm
          native={native}
          onMade={(one) => {
            setMade(one);
            if (one.backup === undefined) void changed();
          }}
        />
      ) : (
        <Register kept={kept} />
      )}
    </section>
  );
};

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../parts/ProblemNote.tsx';

type Props = {
  readonly label: string;
  readonly isDanger?: boolean;
  readonly sending: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSend: (code: string) => Promise<void>;
};

/** A step that a code of the authenticator app confirms. */
export const CodeForm = ({ label, isDanger, sending, onSend }: Props) => {
  const { t } = useTranslation('settings');
  const [code, setCode] = useState('');
  const send = async (): Promise<void> => {
    await onSend(code.trim()).then(
      () => setCode(''),
      () => undefined,
    );
  };
  return (
    <div className="code-form">
      <Input
        aria-label={t('second.code')}
        placeholder={t('second.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ target }) => setCode(target.value)}
        onPressEnter={() => void send()}
      />
      <Button
        danger={isDanger === true}
        disabled={code.trim() === ''}
        loading={sending.isPending}
        onClick={() => void send()}
      >
        {label}
      </Button>
      {sending.error === null ? null : <ProblemNote error={sending.error} />}
    </div>
  );
};

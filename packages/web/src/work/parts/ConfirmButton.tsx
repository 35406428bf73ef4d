import { Button, type ButtonProps, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './ProblemNote.tsx';

type Props = {
  /** The verb on the button and in the window. */
  readonly label: string;
  readonly title: string;
  /** What will happen and what it costs, in plain words. */
  readonly children: ReactNode;
  /** A reason that the other side reads; without it the action is not offered. */
  readonly needsReason?: boolean;
  readonly isFinal?: boolean;
  readonly isDanger?: boolean;
  readonly type?: ButtonProps['type'];
  readonly disabled?: boolean;
  readonly onConfirm: (reason: string) => Promise<unknown>;
};

/** A binding step: a window says what will happen before it does, and keeps what was typed when it is refused. */
export const ConfirmButton = (props: Props) => {
  const { t } = useTranslation(['workspace', 'common']);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await props.onConfirm(reason.trim()).then(() => setOpen(false), setError);
    setBusy(false);
  };
  return (
    <>
      <Button
        type={props.type ?? 'default'}
        danger={props.isDanger === true}
        disabled={props.disabled === true}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Modal
        open={isOpen}
        title={props.title}
        okText={props.label}
        okButtonProps={{
          danger: props.isDanger === true,
          disabled: props.needsReason === true && reason.trim() === '',
        }}
        confirmLoading={isBusy}
        onOk={() => void confirm()}
        onCancel={() => setOpen(false)}
      >
        {props.children}
        {props.isFinal === true ? <p className="soft">{t('confirm.cannotUndo')}</p> : null}
        {props.needsReason === true ? (
          <div className="stacked">
            <label htmlFor={id}>{t('confirm.reason')}</label>
            <Input.TextArea
              id={id}
              rows={3}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              placeholder={t('confirm.reasonHint')}
            />
          </div>
        ) : null}
        {error === undefined ? null : <ProblemNote error={error} />}
      </Modal>
    </>
  );
};

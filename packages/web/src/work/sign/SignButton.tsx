import { Button, type ButtonProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Signing, SignWindow } from './SignWindow.tsx';

type Props = Signing & {
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly type?: ButtonProps['type'];
  readonly isDanger?: boolean;
  readonly disabled?: boolean;
};

/** The button of a step that is signed; the window with the review is made anew at each opening. */
export const SignButton = (props: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type={props.type ?? 'primary'}
        danger={props.isDanger === true}
        disabled={props.disabled === true}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      {isOpen ? <SignWindow {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

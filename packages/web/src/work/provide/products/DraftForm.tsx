import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { AboutFields, ContactFields } from './AboutFields.tsx';
import { AccessFields } from './AccessFields.tsx';
import { type Typed, type WrongField, wrongFields } from './plan.ts';
import { WhatFields } from './WhatFields.tsx';

/** What the parts of the form get. */
export type PartProps = {
  readonly typed: Typed;
  readonly set: (part: Partial<Typed>) => void;
  /** What is wrong with a field, in words. */
  readonly wrong: (field: WrongField) => string | undefined;
};

type Props = {
  /** Tells drafts apart: the product's id, or `new`. */
  readonly name: string;
  readonly initial: Typed;
  readonly label: string;
  /** What saving does besides saving. */
  readonly warning?: string | undefined;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onSave: (typed: Typed) => Promise<boolean>;
};

/** The description of a product; what is typed is kept on the device until it is saved. */
export const DraftForm = ({ name, initial, label, warning, error, isBusy, onSave }: Props) => {
  const { t } = useTranslation(['products', 'workspace']);
  const { moment } = useFormats();
  const { value: typed, change, settle, discard, keptAt } = useDraft<Typed>(`product:${name}`, initial);
  const [isTried, setTried] = useState(false);
  const missing = isTried ? wrongFields(typed) : [];
  const part: PartProps = {
    typed,
    set: (some) => change((before) => ({ ...before, ...some })),
    wrong: (field) => (missing.includes(field) ? t(`draft.wrong.${field}`) : undefined),
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (wrongFields(typed).length > 0) return;
    if (await onSave(typed)) settle();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="soft">{t('draft.lead')}</p>
      <WhatFields {...part} />
      <AccessFields {...part} />
      <AboutFields {...part} />
      <ContactFields {...part} />
      {error === null ? null : <ProblemNote error={error} />}
      {missing.length === 0 ? null : (
        <p role="alert" className="field-note wrong">
          {missing.map((field) => t(`draft.wrong.${field}`)).join(' ')}
        </p>
      )}
      {warning === undefined ? null : <p className="soft">{warning}</p>}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {label}
        </Button>
        {keptAt === undefined ? null : (
          <span className="row-of soft small">
            {t('workspace:draft.kept', { when: moment(keptAt) })}
            <Button type="link" size="small" onClick={discard}>
              {t('workspace:draft.discard')}
            </Button>
          </span>
        )}
      </div>
    </form>
  );
};

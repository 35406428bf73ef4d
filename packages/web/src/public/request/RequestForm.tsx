import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fault, faultsElsewhere, faultsIn, obviousFaults } from '../../shared/form/faults.ts';
import { askedAnswers, type Field } from '../../shared/form/fields.ts';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import type { Refused } from '../account/useSend.ts';
import { AnswerFields } from '../parts/form/AnswerFields.tsx';
import { layoutOf } from './layout.ts';
import { type Chosen, Photos } from './Photos.tsx';
import { Place } from './Place.tsx';
import type { RequestData } from './read.ts';
import type { useAnswers } from './useAnswers.ts';

type Props = {
  readonly data: RequestData;
  readonly draft: ReturnType<typeof useAnswers>;
  readonly isSending: boolean;
  readonly refused: Refused | undefined;
  readonly onSend: (chosen: Chosen) => void;
};

const isAt = (fields: readonly Field[], { pointer }: Fault): boolean =>
  fields.some((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));

/** What is wrong: what the page sees before it sends, then what the platform says. The first of it is gone to. */
const useFaults = (data: RequestData, refused: Refused | undefined) => {
  const [own, setOwn] = useState<readonly Fault[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const faults = own.length > 0 ? own : faultsIn(refused?.details);
  const count = faults.length;
  useEffect(() => {
    if (count > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [count]);
  const look = (answers: Props['draft']['answers']): boolean => {
    const found = obviousFaults(data.form, answers);
    setOwn(found);
    return found.length === 0;
  };
  return { faults, box, look };
};

type FoldedProps = Pick<Props, 'draft'> & { readonly fields: readonly Field[]; readonly faults: readonly Fault[] };

const Folded = ({ fields, faults, draft }: FoldedProps) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (fields.length === 0) return null;
  const isWrong = faults.some((fault) => isAt(fields, fault));
  const names = fields.map(({ label }) => inLanguage(label, language)).join(language === 'zh' ? '、' : ', ');
  return (
    <details className="folded" open={isOpen || isWrong} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t('request.more')} <span className="soft small">{names}</span>
      </summary>
      <AnswerFields fields={fields} answers={draft.answers} faults={faults} onChange={draft.change} />
      <p className="small soft">{t('request.personal')}</p>
    </details>
  );
};

/** The form of a request: what has to be said first, photo and place, the rest folded; one button. */
export const RequestForm = ({ data, draft, isSending, refused, onSend }: Props) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const [chosen, setChosen] = useState<Chosen>({});
  const { faults, box, look } = useFaults(data, refused);
  const { answers, change, round } = draft;
  const { first, place, hasMap, folded } = layoutOf(data.form, answers);
  const elsewhere = faultsElsewhere(
    faults,
    [...first, ...place, ...folded].map(({ pointer }) => pointer),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (look(askedAnswers(data.form, answers))) onSend(chosen);
  };
  return (
    <form className="stack" method="post" noValidate ref={box} key={round} onSubmit={submit}>
      <AnswerFields fields={first} {...{ answers, faults }} onChange={change} />
      {data.materials.map((material) => (
        <Photos
          key={material.key}
          material={material}
          files={chosen[material.key] ?? []}
          onChange={(files) => setChosen({ ...chosen, [material.key]: files })}
        />
      ))}
      <AnswerFields fields={place} {...{ answers, faults }} onChange={change} />
      {hasMap ? <Place answers={answers} onChange={change} /> : null}
      <Folded fields={folded} faults={faults} draft={draft} />
      <div role="alert">
        {faults.length > 0 ? <p className="note wrong">{t('form.wrong', { count: faults.length })}</p> : null}
        {elsewhere.map(({ pointer, text }) => (
          <p key={pointer} className="note wrong">
            {inLanguage(text, language)}
          </p>
        ))}
        {refused === undefined || faults.length > 0 ? null : <p className="note wrong">{refused.text}</p>}
      </div>
      <p className="small soft">{t('request.happens', { region: inLanguage(data.regionName, language) })}</p>
      <button className="button wide" type="submit" disabled={isSending}>
        {t(isSending ? 'request.sending' : 'request.submit')}
      </button>
    </form>
  );
};

import { App, Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { useDataset } from '../datasets/asking.ts';
import { Field } from '../parts/Field.tsx';
import { type Declared, useDeclare, useSheet } from './asking.ts';
import { BookPart } from './BookPart.tsx';
import { CostPart } from './CostPart.tsx';
import { IncomePart } from './IncomePart.tsx';
import { MarketPart } from './MarketPart.tsx';
import { PublicPart } from './PublicPart.tsx';
import type { PartProps } from './part.ts';
import { type TypedSheet, typedSheet } from './sheet.ts';
import { toSheet, type Wrongs } from './toSheet.ts';

const methods = ['cost', 'costGuide', 'income', 'market'] as const;
const currencies = ['CNY', 'HKD', 'USD', 'EUR'] as const;
const nothingWrong: Wrongs = new Map();

/** What it is for, of which day, in which currency. */
const AboutPart = ({ typed, set }: PartProps) => {
  const { t } = useTranslation('valuing');
  return (
    <section className="panel">
      <h2>{t('about.title')}</h2>
      <div className="fields">
        <Field label={t('about.purpose')} help={t('about.purposeHelp')}>
          {({ id }) => (
            <Input
              id={id}
              maxLength={500}
              value={typed.purpose}
              onChange={({ target }) => set({ purpose: target.value })}
            />
          )}
        </Field>
        <Field label={t('about.date')} help={t('about.dateHelp')}>
          {({ id }) => (
            <Input id={id} type="date" value={typed.date} onChange={({ target }) => set({ date: target.value })} />
          )}
        </Field>
        <Field label={t('about.currency')}>
          {({ id }) => (
            <Select
              id={id}
              value={typed.currency}
              options={[...new Set([...currencies, typed.currency])].map((value) => ({ value, label: value }))}
              onChange={(currency: string) => set({ currency })}
            />
          )}
        </Field>
      </div>
    </section>
  );
};

/** Which method stands for the value, and why. */
const LeadPart = ({ typed, set }: PartProps) => {
  const { t } = useTranslation('valuing');
  const choose = (lead: TypedSheet['lead'] | undefined): void => set({ lead: lead ?? '' });
  return (
    <section className="panel">
      <h2>{t('lead.title')}</h2>
      <p className="soft">{t('lead.text')}</p>
      <div className="fields">
        <Field label={t('lead.method')} help={t('lead.methodHelp')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              placeholder={t('lead.first')}
              value={typed.lead || undefined}
              options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
              onChange={choose}
            />
          )}
        </Field>
        {typed.lead === '' ? null : (
          <Field label={t('lead.reason')} help={t('lead.reasonHelp')}>
            {({ id }) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={2_000}
                value={typed.leadReason}
                onChange={({ target }) => set({ leadReason: target.value })}
              />
            )}
          </Field>
        )}
      </div>
    </section>
  );
};

const SheetForm = ({ id, declared }: { readonly id: string; readonly declared: Declared }) => {
  const { t } = useTranslation(['valuing', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const initial = useMemo(() => typedSheet(declared.sheet), [declared.sheet]);
  const { value: typed, change, settle, discard, restoredFrom } = useDraft<TypedSheet>(`value-sheet:${id}`, initial);
  const [isTried, setTried] = useState(false);
  const declare = useDeclare(id);
  const set = (part: Partial<TypedSheet>): void => change((before) => ({ ...before, ...part }));
  const made = useMemo(() => toSheet(typed), [typed]);
  const props = { typed, set, wrongs: isTried ? made.wrongs : nothingWrong };
  const save = async (): Promise<void> => {
    setTried(true);
    if (made.wrongs.size > 0) return;
    await declare.mutateAsync(made.sheet).then(
      () => {
        settle();
        void message.success(t('saved'));
        void navigate(`/datasets/${id}?tab=value`);
      },
      () => undefined,
    );
  };
  return (
    <>
      {restoredFrom === undefined ? null : (
        <div className="panel row-of" role="status">
          {t('restored')} <Button onClick={discard}>{t('discard')}</Button>
        </div>
      )}
      <AboutPart {...props} />
      <CostPart {...props} />
      <PublicPart {...props} />
      {typed.isPublic ? null : (
        <>
          <IncomePart {...props} />
          <MarketPart {...props} />
        </>
      )}
      <BookPart {...props} words={declared} />
      {typed.isPublic ? null : <LeadPart {...props} />}
      {declare.error === null ? null : <ProblemNote error={declare.error} />}
      {isTried && made.wrongs.size > 0 ? (
        <p className="field-note wrong" role="alert">
          {t('wrongs', { count: made.wrongs.size })}
        </p>
      ) : null}
      <div className="form-end">
        <Button type="primary" loading={declare.isPending} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Link to={`/datasets/${id}?tab=value`}>
          <Button>{t('common:act.cancel')}</Button>
        </Link>
      </div>
    </>
  );
};

/** The value sheet of a dataset: every input of every method, with bounds, source and day. */
export const Page = () => {
  const { id = '' } = useParams();
  const { t } = useTranslation('valuing');
  const language = useLanguage();
  const dataset = useDataset(id);
  const declared = useSheet(id);
  return (
    <Answer asked={dataset}>
      {(found) => (
        <WorkView
          title={`${t('title')}: ${inLanguage({ zh: found.titleZh, en: found.titleEn }, language)}`}
          lead={t('formLead')}
        >
          <Answer asked={declared}>{(given) => <SheetForm id={id} declared={given} />}</Answer>
        </WorkView>
      )}
    </Answer>
  );
};

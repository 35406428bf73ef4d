import { App, AutoComplete, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import type { Body } from '../answers.ts';
import { Choices } from '../parts/Choices.tsx';
import { Field } from '../parts/Field.tsx';
import { FileButton } from './FileButton.tsx';
import type { Papers, Product } from './types.ts';

type Statement = Body<'/api/v1/products/{id}/source-statement', 'post'>;
type Kind = Statement['kind'];
type Basis = NonNullable<Statement['legalBasis']>['kind'];

type Evidence = { readonly id: string; readonly name: string } | { readonly url: string };

type Typed = {
  readonly kind: Kind;
  readonly zh: string;
  readonly en: string;
  readonly evidence: readonly Evidence[];
  readonly licence: string;
  readonly basis: Basis | '';
  readonly basisText: string;
};

const kinds: readonly Kind[] = ['selfProduced', 'public', 'purchased', 'authorised', 'personalWithConsent'];

const bases: readonly Basis[] = [
  'consent',
  'contract',
  'legalDuty',
  'emergency',
  'publicInterestReporting',
  'alreadyPublic',
  'otherLaw',
];

/** Licences that are named most often; any other text may be written. */
const licences = ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0', 'PDDL-1.0', 'LicenseRef-proprietary'];

const typedOf = ({ statement }: Papers): Typed => ({
  kind: statement?.kind ?? 'selfProduced',
  zh: statement?.text.zh ?? '',
  en: statement?.text.en ?? '',
  evidence: (statement?.evidence ?? []).map((each) =>
    each.kind === 'file' ? { id: each.id, name: each.name } : { url: each.url },
  ),
  licence: statement?.licence ?? '',
  basis: statement?.legalBasis?.kind ?? '',
  basisText: statement?.legalBasis?.text ?? '',
});

const toStatement = (typed: Typed): Statement => ({
  kind: typed.kind,
  text: { zh: typed.zh.trim(), en: typed.en.trim() },
  evidence: typed.evidence.map((each) => ('url' in each ? { url: each.url } : { evidenceId: each.id })),
  licence: typed.licence.trim(),
  ...(typed.basis === '' ? {} : { legalBasis: { kind: typed.basis, text: typed.basisText.trim() } }),
});

type PartProps = { readonly typed: Typed; readonly set: (part: Partial<Typed>) => void };

const nameOf = (each: Evidence): string => ('url' in each ? each.url : each.name);

const EvidenceFields = ({ typed, set, productId }: PartProps & { readonly productId: string }) => {
  const { t } = useTranslation(['products', 'common']);
  const [url, setUrl] = useState('');
  const add = (each: Evidence): void => set({ evidence: [...typed.evidence, each] });
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('source.evidence')}</legend>
      <p className="soft small">{t('source.evidenceHelp')}</p>
      {typed.evidence.length === 0 ? <p className="soft">{t('source.noEvidence')}</p> : null}
      <ul className="confirm-list">
        {typed.evidence.map((each) => (
          <li key={nameOf(each)}>
            <span className="clamped">{nameOf(each)}</span>
            <Button
              aria-label={t('source.remove', { name: nameOf(each) })}
              onClick={() => set({ evidence: typed.evidence.filter((other) => other !== each) })}
            >
              {t('common:act.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row-of evidence-add">
        <FileButton
          productId={productId}
          purpose="source"
          label={t('source.addFile')}
          onFiled={({ id, name }) => add({ id, name })}
        />
        <Input
          type="url"
          aria-label={t('source.url')}
          placeholder="https://"
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <Button
          disabled={!/^https?:\/\/\S+\.\S+/.test(url)}
          onClick={() => {
            add({ url });
            setUrl('');
          }}
        >
          {t('source.addUrl')}
        </Button>
      </div>
    </fieldset>
  );
};

const LegalFields = ({ typed, set }: PartProps) => {
  const { t } = useTranslation('products');
  return (
    <div className="fields">
      <Field label={t('source.licence')} help={t('source.licenceHelp')}>
        {({ id }) => (
          <AutoComplete
            id={id}
            value={typed.licence}
            onChange={(licence) => set({ licence })}
            options={licences.map((value) => ({ value }))}
          />
        )}
      </Field>
      <Field label={t('source.legalBasis')}>
        {({ id }) => (
          <Select
            id={id}
            value={typed.basis}
            onChange={(basis) => set({ basis })}
            options={[
              { value: '' as const, label: t('source.legalBasisNone') },
              ...bases.map((value) => ({ value, label: t(`source.legalBases.${value}`) })),
            ]}
          />
        )}
      </Field>
      {typed.basis === '' ? null : (
        <Field label={t('source.legalText')}>
          {({ id }) => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={4000}
              value={typed.basisText}
              onChange={({ target }) => set({ basisText: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
};

const SaidFields = ({ typed, set, wrong }: PartProps & { readonly wrong: string | undefined }) => {
  const { t } = useTranslation('products');
  return (
    <>
      <Choices
        legend={t('source.kind')}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        choices={kinds.map((value) => ({
          value,
          label: t(`source.kinds.${value}`),
          text: t(`source.kindText.${value}`),
        }))}
      />
      <div className="fields">
        <Field label={t('source.textZh')} help={t('source.textHelp')} error={wrong}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              rows={4}
              maxLength={4000}
              lang="zh-CN"
              value={typed.zh}
              onChange={({ target }) => set({ zh: target.value })}
            />
          )}
        </Field>
        <Field label={t('source.textEn')}>
          {({ id }) => (
            <Input.TextArea
              id={id}
              rows={4}
              maxLength={4000}
              lang="en"
              value={typed.en}
              onChange={({ target }) => set({ en: target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
};

const Risk = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  if (product.level !== 'important') return null;
  const reports = papers.files.filter(({ purpose }) => purpose === 'riskAssessment');
  return (
    <section className="panel">
      <h2>{t('source.risk')}</h2>
      <p>{t('source.riskText')}</p>
      <ul className="bullet-list">
        {reports.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <FileButton
        productId={product.id}
        purpose="riskAssessment"
        label={t('source.addFile')}
        onFiled={() => undefined}
      />
    </section>
  );
};

type Props = { readonly product: Product; readonly papers: Papers };

/** States where the data come from, with evidence, licence and legal basis. */
export const SourceForm = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  const { message } = App.useApp();
  const { value: typed, change, settle } = useDraft<Typed>(`source:${product.id}`, typedOf(papers));
  const [isTried, setTried] = useState(false);
  const set = (part: Partial<Typed>): void => change((before) => ({ ...before, ...part }));
  const state = useDo<unknown, Statement>(
    (api, body) => api.POST('/api/v1/products/{id}/source-statement', { params: { path: { id: product.id } }, body }),
    ['products'],
  );
  const isWritten = typed.zh.trim() !== '' || typed.en.trim() !== '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isWritten) return;
    const done = await state.mutateAsync(toStatement(typed)).then(
      () => true,
      () => false,
    );
    if (!done) return;
    settle();
    void message.success(t('source.saved'));
  };
  const wrong = isTried && !isWritten ? t('source.wrongText') : undefined;
  return (
    <>
      <p className="soft">{t('source.lead')}</p>
      <section className="panel">
        <SaidFields typed={typed} set={set} wrong={wrong} />
        <EvidenceFields typed={typed} set={set} productId={product.id} />
        <LegalFields typed={typed} set={set} />
        {state.error === null ? null : <ProblemNote error={state.error} />}
        <Button type="primary" loading={state.isPending} onClick={() => void submit()}>
          {t('source.save')}
        </Button>
      </section>
      <Risk product={product} papers={papers} />
    </>
  );
};

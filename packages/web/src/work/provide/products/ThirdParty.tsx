import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import type { Body } from '../answers.ts';
import { Field } from '../parts/Field.tsx';
import { FileButton } from './FileButton.tsx';
import type { Papers, Product } from './types.ts';

type Opinion = Extract<Body<'/api/v1/products/{id}/opinion', 'post'>, { kind: 'thirdParty' }>;
type Claim = Body<'/api/v1/products/{id}/opinion-preview', 'post'>;
type ToSign = { readonly text: string };

const verdicts = ['conforms', 'conformsWithConditions', 'doesNotConform'] as const;

const SignedFields = ({
  product,
  claim,
  text,
}: {
  readonly product: Product;
  readonly claim: Claim;
  readonly text: string;
}) => {
  const { t } = useTranslation(['products', 'common']);
  const [signed, setSigned] = useState({ givenBy: '', keyId: '', signature: '' });
  const give = useDo<unknown, Opinion>(
    (api, body) => api.POST('/api/v1/products/{id}/opinion', { params: { path: { id: product.id } }, body }),
    ['products'],
  );
  const isFull = Object.values(signed).every((value) => value.trim() !== '');
  return (
    <>
      <h2>{t('opinion.toSign')}</h2>
      <p className="soft">{t('opinion.toSignText')}</p>
      <Input.TextArea readOnly aria-label={t('opinion.toSign')} value={text} autoSize={{ maxRows: 8 }} />
      <div className="row-of evidence-add">
        <Button onClick={() => void navigator.clipboard.writeText(text)}>{t('common:act.copy')}</Button>
      </div>
      <div className="fields">
        {(['givenBy', 'keyId', 'signature'] as const).map((name) => (
          <Field key={name} label={t(`opinion.${name}`)}>
            {({ id }) => (
              <Input
                id={id}
                value={signed[name]}
                maxLength={200}
                onChange={({ target }) => setSigned((before) => ({ ...before, [name]: target.value.trim() }))}
              />
            )}
          </Field>
        ))}
      </div>
      {give.error === null ? null : <ProblemNote error={give.error} />}
      <Button
        type="primary"
        disabled={!isFull}
        loading={give.isPending}
        onClick={() => give.mutate({ kind: 'thirdParty', ...claim, ...signed })}
      >
        {t('opinion.handIn')}
      </Button>
    </>
  );
};

/** A third party's opinion: its file, its verdict, and its signature over both. */
export const ThirdParty = ({ product, papers }: { readonly product: Product; readonly papers: Papers }) => {
  const { t } = useTranslation('products');
  const filed = papers.files.filter(({ purpose }) => purpose === 'opinion').at(-1);
  const [evidenceId, setEvidenceId] = useState(filed?.id ?? '');
  const [verdict, setVerdict] = useState<Claim['verdict']>('conforms');
  const [conditions, setConditions] = useState('');
  const preview = useDo<ToSign, Claim>((api, body) =>
    api.POST('/api/v1/products/{id}/opinion-preview', { params: { path: { id: product.id } }, body }),
  );
  const claim: Claim = { verdict, conditions, evidenceId };
  const name = papers.files.find(({ id }) => id === evidenceId)?.name;
  return (
    <section className="panel">
      <div className="row-of evidence-add">
        <span>
          {t('opinion.file')}: {name ?? '–'}
        </span>
        <FileButton
          productId={product.id}
          purpose="opinion"
          label={t('source.addFile')}
          onFiled={({ id }) => setEvidenceId(id)}
        />
      </div>
      <div className="fields">
        <Field label={t('opinion.verdict')}>
          {({ id }) => (
            <Select
              id={id}
              value={verdict}
              onChange={setVerdict}
              options={verdicts.map((value) => ({ value, label: t(`opinion.verdicts.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('opinion.conditions')}>
          {({ id }) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={4000}
              value={conditions}
              onChange={({ target }) => setConditions(target.value)}
            />
          )}
        </Field>
      </div>
      {preview.error === null ? null : <ProblemNote error={preview.error} />}
      <Button disabled={evidenceId === ''} loading={preview.isPending} onClick={() => preview.mutate(claim)}>
        {t('opinion.prepare')}
      </Button>
      {preview.data === undefined ? null : <SignedFields product={product} claim={claim} text={preview.data.text} />}
    </section>
  );
};

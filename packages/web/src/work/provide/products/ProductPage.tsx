import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { Offers } from '../offers/Offers.tsx';
import { LevelTag } from '../parts/LevelTag.tsx';
import { PageTabs } from '../parts/PageTabs.tsx';
import { usePapers, useProduct } from './asking.ts';
import { DraftForm } from './DraftForm.tsx';
import { History } from './History.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { Preview } from './Preview.tsx';
import { ProductState } from './ProductState.tsx';
import { type Typed, toBody, typedOf } from './plan.ts';
import { SourceForm } from './SourceForm.tsx';
import { Standing } from './Standing.tsx';
import type { DraftBody, Papers, Product } from './types.ts';

type Props = { readonly product: Product; readonly papers: Papers };

const EditDescription = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  const change = useDo<unknown, DraftBody>(
    (api, body) => api.PUT('/api/v1/products/{id}', { params: { path: { id: product.id } }, body }),
    ['products'],
  );
  const save = (typed: Typed): Promise<boolean> =>
    change.mutateAsync(toBody(typed)).then(
      () => true,
      () => false,
    );
  const warning = product.isListed
    ? t('standing.editing')
    : product.state === 'submitted'
      ? t('draft.voids')
      : undefined;
  return (
    <DraftForm
      name={product.id}
      initial={typedOf(product, papers.invitedIds)}
      label={t('draft.save')}
      warning={warning}
      error={change.error}
      isBusy={change.isPending}
      onSave={save}
    />
  );
};

const keys = ['description', 'source', 'opinion', 'preview', 'offers', 'history'] as const;

const Parts = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  const [query] = useSearchParams();
  const wanted = query.get('tab');
  const active = keys.find((key) => key === wanted) ?? (product.state === 'listed' ? 'offers' : 'description');
  const contents: Readonly<Record<(typeof keys)[number], ReactNode>> = {
    description: <EditDescription product={product} papers={papers} />,
    source: <SourceForm product={product} papers={papers} />,
    opinion: <OpinionForm product={product} papers={papers} />,
    preview: <Preview product={product} papers={papers} />,
    offers: <Offers product={product} />,
    history: <History product={product} />,
  };
  return (
    <>
      <PageTabs active={active} tabs={keys.map((key) => ({ key, label: t(`tab.${key}`) }))} />
      {contents[active]}
    </>
  );
};

const Shown = ({ product, papers }: Props) => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  return (
    <WorkView
      title={inLanguage(product.title, language) || t('preview.untitled')}
      lead={
        <>
          <ProductState state={product.state} /> {product.level === null ? null : <LevelTag level={product.level} />}
        </>
      }
    >
      <Standing product={product} />
      <Parts product={product} papers={papers} />
    </WorkView>
  );
};

/** One product: where it stands, what is missing, and everything that can be done about it. */
export const Page = () => {
  const { id = '' } = useParams();
  const product = useProduct(id);
  const papers = usePapers(id);
  return (
    <Answer asked={product}>
      {(found) => <Answer asked={papers}>{(handedIn) => <Shown product={found} papers={handedIn} />}</Answer>}
    </Answer>
  );
};

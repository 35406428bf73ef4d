import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { Empty } from '../../parts/Empty.tsx';
import type { Read } from '../answers.ts';
import { ProductState } from '../products/ProductState.tsx';

type Product = Read<'/api/v1/my/products'>['items'][number];
type Agreement = Read<'/api/v1/agreements'>['items'][number];

const pageSize = 100;

const Agreements = ({ productId }: { readonly productId: string }) => {
  const { t } = useTranslation('datasets');
  const { day } = useFormats();
  const { data } = useAsk<{ items: Agreement[] }>(['agreements', 'mine'], (api) =>
    api.GET('/api/v1/agreements', { params: { query: { pageSize } } }),
  );
  const about = (data?.items ?? []).filter((agreement) => agreement.productId === productId);
  if (about.length === 0) return <span className="soft">{t('use.noAgreement')}</span>;
  return (
    <ul className="bullet-list">
      {about.map(({ id, expiresAt }) => (
        <li key={id}>
          <Link to={`/agreements/${id}`}>{id}</Link>
          {expiresAt === null ? null : ` · ${t('use.until')} ${day(expiresAt)}`}
        </li>
      ))}
    </ul>
  );
};

/** Products that contain a dataset, and the agreements about them. */
export const Use = ({ datasetId }: { readonly datasetId: string }) => {
  const { t } = useTranslation('datasets');
  const language = useLanguage();
  const asked = useAsk<{ items: Product[] }>(['products', 'mine'], (api) =>
    api.GET('/api/v1/my/products', { params: { query: { pageSize } } }),
  );
  return (
    <Answer asked={asked}>
      {({ items }) => {
        const using = items.filter(({ datasetIds }) => datasetIds.includes(datasetId));
        const make = (
          <Link to={`/products/new?dataset=${datasetId}`}>
            <Button type="primary">{t('page.makeProduct')}</Button>
          </Link>
        );
        if (using.length === 0) return <Empty title={t('use.none')} text={t('use.noneText')} action={make} />;
        return (
          <>
            <p className="soft">{t('use.lead')}</p>
            {using.map((product) => (
              <section key={product.id} className="panel">
                <h2>
                  <Link to={`/products/${product.id}`}>{inLanguage(product.title, language)}</Link>{' '}
                  <ProductState state={product.state} />
                </h2>
                <Agreements productId={product.id} />
              </section>
            ))}
          </>
        );
      }}
    </Answer>
  );
};

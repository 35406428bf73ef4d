import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { When } from '../parts/When.tsx';
import type { Product } from './product.ts';

type SourceOf = Product['source'];

const Evidence = ({ evidence }: Pick<SourceOf, 'evidence'>) => {
  const { t } = useTranslation('product');
  return (
    <ul>
      {evidence.map((each) =>
        each.kind === 'url' ? (
          <li key={each.url}>
            <a href={each.url} rel="nofollow noreferrer">
              {each.url}
            </a>
          </li>
        ) : (
          <li key={each.sha256}>
            {t('source.file')} <code className="small">{each.sha256}</code>
          </li>
        ),
      )}
    </ul>
  );
};

const Machines = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('product');
  const links = [
    [`/dataset/${product.id}.ttl`, 'Turtle'],
    [`/dataset/${product.id}.jsonld`, 'JSON-LD'],
    [`/api/v1/products/${product.id}`, 'JSON'],
  ] as const;
  return (
    <p className="links no-print">
      {t('source.machines')}
      {links.map(([href, name]) => (
        <a key={href} href={href}>
          {name}
        </a>
      ))}
      <a href={`/api/v1/products/${product.id}/assessment.pdf?lang=both`}>{t('source.report')}</a>
    </p>
  );
};

/** Where the data come from, under which licence, who looked at it, and the same page for programs. */
export const Source = ({ product }: { readonly product: Product }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const { source, contact } = product;
  return (
    <section className="section" aria-labelledby="source">
      <h2 id="source">{t('section.source')}</h2>
      <p>
        <strong>{inLanguage(source.kindLabel, language)}</strong>
      </p>
      <p>{inLanguage(source.text, language)}</p>
      <dl className="facts pairs">
        <div>
          <dt>{t('source.licence')}</dt>
          <dd>
            {source.licenceUrl === null ? (
              source.licence || t('source.noLicence')
            ) : (
              <a href={source.licenceUrl}>{source.licence}</a>
            )}
          </dd>
        </div>
        {source.legalBasisLabel === null ? null : (
          <div>
            <dt>{t('source.legalBasis')}</dt>
            <dd>{inLanguage(source.legalBasisLabel, language)}</dd>
          </div>
        )}
        <div>
          <dt>{t('source.opinion')}</dt>
          <dd>{inLanguage(source.opinionLabel, language)}</dd>
        </div>
        <div>
          <dt>{t('source.listed')}</dt>
          <dd>
            <When at={product.listedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('source.statement')}</dt>
          <dd>
            <code className="small">{source.statementSha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t('source.contact')}</dt>
          <dd>{[contact.name, contact.email, contact.phone].filter((part) => part !== undefined).join(' · ')}</dd>
        </div>
      </dl>
      {source.evidence.length === 0 ? null : <h3>{t('source.evidence')}</h3>}
      <Evidence evidence={source.evidence} />
      <Machines product={product} />
    </section>
  );
};

import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { type Card, rowsOf, scoreOf } from './cards.ts';
import { Price } from './Price.tsx';
import { When } from './When.tsx';

/** A provider's name in the reader's language. */
export const providerName = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }, language: string) =>
  language === 'en' && nameEn !== '' ? nameEn : name;

const Facts = ({ card }: { readonly card: Card }) => {
  const { t } = useTranslation(['product', 'common']);
  const figures = useFormats();
  const score = scoreOf(card.quality, figures);
  const rows = card.rows === null ? undefined : rowsOf(card.rows, figures);
  return (
    <dl className="facts">
      <div>
        <dt>{t('facts.quality')}</dt>
        <dd>{score === undefined ? t('common:figure.notComputed') : t('facts.score', score)}</dd>
      </div>
      <div>
        <dt>{t('facts.level')}</dt>
        <dd>{card.level === null ? t('common:none') : t(`common:level.${card.level}`)}</dd>
      </div>
      <div>
        <dt>{t('facts.rows')}</dt>
        <dd title={rows?.exact}>{rows?.short ?? t('common:none')}</dd>
      </div>
      <div>
        <dt>{t('facts.price')}</dt>
        <dd className="price">
          <Price price={card.price} />
        </dd>
      </div>
    </dl>
  );
};

/** A product among others: what it is, who offers it, and the figures to judge it by at a glance. */
export const ProductCard = ({ card, level = 3 }: { readonly card: Card; readonly level?: 2 | 3 }) => {
  const { t } = useTranslation('product');
  const language = useLanguage();
  const Title = `h${level}` as const;
  return (
    <article className="card product-card">
      <p className="small soft kicker">
        {inLanguage(card.categoryLabel, language)}
        <span aria-hidden="true"> · </span>
        {t(`form.${card.form}`)}
      </p>
      <Title>
        <a href={`/products/${card.id}`}>{inLanguage(card.title, language)}</a>
      </Title>
      <p className="small soft clamp">{inLanguage(card.summary, language)}</p>
      <Facts card={card} />
      <p className="small soft by">
        {t('by', { name: providerName(card.provider, language) })}
        {card.latestVersion === null ? null : (
          <>
            <span aria-hidden="true"> · </span>
            <When at={card.latestVersion.at} />
          </>
        )}
      </p>
    </article>
  );
};

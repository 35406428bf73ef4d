import { useTranslation } from 'react-i18next';
import { formats } from '../../shared/format.ts';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useMounted } from '../parts/useMounted.ts';
import { When } from '../parts/When.tsx';
import { clauseWords } from './clauseWords.ts';
import type { Offer, Product } from './product.ts';
import { Simulator } from './Simulator.tsx';

const classes = ['enforced', 'monitored', 'declared'] as const;
const tones = { enforced: 'good', monitored: 'waiting', declared: 'attention' } as const;

const Legend = () => {
  const { t } = useTranslation('common');
  return (
    <dl className="legend">
      {classes.map((each) => (
        <div key={each}>
          <dt>
            <span className={`tag ${tones[each]}`}>{t(`enforcement.${each}`)}</span>
          </dt>
          <dd className="small">{t(`enforcementMeans.${each}`)}</dd>
        </div>
      ))}
    </dl>
  );
};

const modes = ['share', 'download', 'api', 'cleanRoom'] as const;

const Clauses = ({ offer }: { readonly offer: Offer }) => {
  const { t } = useTranslation(['product', 'common']);
  const language = useLanguage();
  const figures = formats(language, useMounted() ? 'own' : 'utc');
  const modeName = (name: string): string => {
    const mode = modes.find((each) => each === name);
    return mode === undefined ? name : t(`mode.${mode}`);
  };
  const tools = { language, formats: figures, price: offer.price, modeName };
  return (
    <ul className="clauses">
      {offer.clauses.map((clause) => (
        <li key={clause.id}>
          <span className={`tag ${tones[clause.class]}`}>{t(`common:enforcement.${clause.class}`)}</span>
          <span>
            {clauseWords(clause, tools)}
            <br />
            <span className="small soft">{inLanguage(clause.reason, language)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

type OfferProps = { readonly offer: Offer; readonly modes: Product['deliveredBy']; readonly isFirst: boolean };

const OfferView = ({ offer, modes: deliveredBy, isFirst }: OfferProps) => {
  const { t } = useTranslation('product');
  const { money } = useFormats();
  const price = offer.price.amountMinor === '0' ? t('price.free') : money(offer.price);
  return (
    <details className="card offer" open={isFirst}>
      <summary>
        <strong>{price}</strong>{' '}
        <span className="small soft">
          {t('offeredOn')} <When at={offer.createdAt} /> · {t('clauseCount', offer.classes)}
        </span>
      </summary>
      <Clauses offer={offer} />
      <Simulator offer={offer} modes={deliveredBy} />
      <p>
        <a className="button quiet no-print" href={`/work/negotiate?product=${offer.productId}&offer=${offer.id}`}>
          {t('call.thisOffer')}
        </a>
      </p>
    </details>
  );
};

type Props = {
  readonly offers: readonly Offer[];
  readonly modes: Product['deliveredBy'];
  readonly productId: string;
};

/** Terms and prices of every standing offer, each clause with what becomes of it. */
export const Offers = ({ offers, modes: deliveredBy, productId }: Props) => {
  const { t } = useTranslation('product');
  return (
    <section className="section" aria-labelledby="terms">
      <h2 id="terms">{t('section.terms')}</h2>
      {offers.length === 0 ? (
        <p>
          {t('noOffers')} <a href={`/work/negotiate?product=${productId}`}>{t('call.ask')}</a>
        </p>
      ) : (
        <Legend />
      )}
      {offers.map((offer, at) => (
        <OfferView key={offer.id} offer={offer} modes={deliveredBy} isFirst={at === 0} />
      ))}
    </section>
  );
};

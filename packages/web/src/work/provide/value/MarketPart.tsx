import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '../../../shared/format.ts';
import { useFormats } from '../../../shared/i18n.ts';
import { StateTag } from '../../parts/StateTag.tsx';
import { Field } from '../parts/Field.tsx';
import { type Payment, usePayments } from './asking.ts';
import { type PartProps, withOne, without } from './part.ts';
import { type RangeLine, RangeTable } from './RangeTable.tsx';
import { adjustments, noDeal, noRange, type TypedDeal } from './sheet.ts';

/** Deals that the market approach rests on at least. */
const dealsMin = 3;

/** A deal counts once it is settled and names its entry of the ledger. */
const counts = ({ settledOn, ledgerEntry }: TypedDeal): boolean => settledOn !== '' && ledgerEntry !== '';

const useChoice = (payments: readonly Payment[]) => {
  const { money, day } = useFormats();
  return payments.map((payment) => ({
    value: payment.id,
    label: [day(payment.bookedOn), money(payment), payment.reference ?? payment.id.slice(-8)].join(' · '),
  }));
};

type DealProps = PartProps & { readonly deal: TypedDeal; readonly at: number; readonly payments: readonly Payment[] };

const Entry = ({ typed, set, deal, at, payments }: DealProps) => {
  const { t } = useTranslation('valuing');
  const change = (part: Partial<TypedDeal>): void => set({ deals: withOne(typed.deals, at, part) });
  const choose = (id: string | undefined): void => {
    const payment = payments.find((one) => one.id === id);
    const base = payment === undefined ? deal.price.base : decimalOf(payment.amountMinor);
    change({
      ledgerEntry: payment?.id ?? '',
      settledOn: payment?.bookedOn ?? '',
      price: { ...deal.price, low: '', base, high: '' },
    });
  };
  const known = useChoice(payments);
  const isKnown = deal.ledgerEntry === '' || known.some(({ value }) => value === deal.ledgerEntry);
  return (
    <Field label={t('market.entry')} help={t(payments.length === 0 ? 'market.noPayments' : 'market.entryHelp')}>
      {({ id }) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('market.choose')}
          value={deal.ledgerEntry || undefined}
          options={isKnown ? known : [...known, { value: deal.ledgerEntry, label: deal.ledgerEntry }]}
          onChange={choose}
        />
      )}
    </Field>
  );
};

const Deal = (props: DealProps) => {
  const { typed, set, wrongs, deal, at } = props;
  const { t } = useTranslation('valuing');
  const change = (part: Partial<TypedDeal>): void => set({ deals: withOne(typed.deals, at, part) });
  const price: RangeLine = {
    ...{ key: 'price', label: t('market.price'), kind: 'money', typed: deal.price },
    path: `deals.${at}.price`,
  };
  const factors = adjustments.map(
    (key): RangeLine => ({
      ...{ key, label: t(`market.factor.${key}`), kind: 'number', typed: deal.factors[key] ?? noRange },
      path: `deals.${at}.${key}`,
    }),
  );
  const type: Parameters<typeof RangeTable>[0]['onType'] = (key, range) =>
    change(key === 'price' ? { price: range } : { factors: { ...deal.factors, [key]: range } });
  return (
    <div className="deal">
      <h3>
        {t('market.deal', { number: at + 1 })}{' '}
        <StateTag meaning={counts(deal) ? 'good' : 'attention'}>
          {t(counts(deal) ? 'market.counts' : 'market.countsNot')}
        </StateTag>
      </h3>
      <div className="fields">
        <Field
          label={t('market.name')}
          error={wrongs.has(`deals.${at}.name`) ? t('wrong.needed') : undefined}
          help={t('market.nameHelp')}
        >
          {({ status, ...wiring }) => (
            <Input
              {...wiring}
              status={status}
              maxLength={200}
              value={deal.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <Entry {...props} />
      </div>
      <RangeTable
        label={deal.name || t('market.deal', { number: at + 1 })}
        currency={typed.currency}
        lines={[price]}
        wrongs={wrongs}
        onType={type}
      />
      <details className="fold" open={Object.keys(deal.factors).length > 0}>
        <summary>{t('market.factors')}</summary>
        <p className="soft">{t('market.factorsLead')}</p>
        <RangeTable
          label={t('market.factors')}
          currency={typed.currency}
          lines={factors}
          wrongs={wrongs}
          onType={type}
        />
      </details>
      <Button onClick={() => set({ deals: without(typed.deals, at) })}>{t('market.remove')}</Button>
    </div>
  );
};

/** Deals to compare with: three that are settled, each with its entry of the ledger. */
export const MarketPart = (props: PartProps) => {
  const { typed, set } = props;
  const { t } = useTranslation('valuing');
  const payments = usePayments().data ?? [];
  const done = typed.deals.filter(counts).length;
  return (
    <section className="panel">
      <h2>{t('market.title')}</h2>
      <p className="soft">{t('market.lead')}</p>
      {typed.deals.length === 0 ? null : <p>{t('market.done', { count: done, min: dealsMin })}</p>}
      {typed.deals.map((deal, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: deals have no name of their own before it is typed
        <Deal key={at} {...props} deal={deal} at={at} payments={payments} />
      ))}
      <Button onClick={() => set({ deals: [...typed.deals, noDeal] })}>{t('market.add')}</Button>
    </section>
  );
};

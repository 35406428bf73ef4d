import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/Choices.tsx';
import { Field } from '../parts/Field.tsx';
import { type PartProps, withOne, without } from './part.ts';
import { type RangeLine, RangeTable } from './RangeTable.tsx';
import { type IncomeField, incomeKinds, noRange, noYear, type TypedYear, type Way, ways } from './sheet.ts';

type YearProps = PartProps & { readonly year: TypedYear; readonly at: number };

const Assets = ({ typed, set, wrongs, year, at }: YearProps) => {
  const { t } = useTranslation(['valuing', 'common']);
  const put = (assets: TypedYear['assets']): void => set({ years: withOne(typed.years, at, { assets }) });
  return (
    <>
      <h4>{t('income.assets')}</h4>
      {year.assets.map((asset, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: assets have no name of their own before it is typed
        <div key={i} className="stacked">
          <Field label={t('income.assetName')}>
            {({ id }) => (
              <Input
                id={id}
                maxLength={200}
                value={asset.name}
                onChange={({ target }) => put(withOne(year.assets, i, { name: target.value }))}
              />
            )}
          </Field>
          <RangeTable
            label={asset.name}
            currency={typed.currency}
            wrongs={wrongs}
            lines={(['value', 'return'] as const).map((key) => ({
              key,
              label: t(`income.asset.${key}`),
              kind: key === 'value' ? 'money' : 'percent',
              typed: asset[key],
              path: `years.${at}.assets.${i}.${key}`,
            }))}
            onType={(key, range) => put(withOne(year.assets, i, { [key]: range }))}
          />
          <Button onClick={() => put(without(year.assets, i))}>{t('income.removeAsset')}</Button>
        </div>
      ))}
      <Button onClick={() => put([...year.assets, { name: '', value: noRange, return: noRange }])}>
        {t('income.addAsset')}
      </Button>
    </>
  );
};

const Year = (props: YearProps) => {
  const { typed, set, wrongs, year, at } = props;
  const { t } = useTranslation('valuing');
  const lines = (Object.keys(ways[typed.way]) as IncomeField[]).map(
    (key): RangeLine => ({
      key,
      label: t(`income.field.${key}`),
      kind: incomeKinds[key],
      typed: year.fields[key] ?? noRange,
      path: `years.${at}.${key}`,
    }),
  );
  const change = (part: Partial<TypedYear>): void => set({ years: withOne(typed.years, at, part) });
  return (
    <div className="year">
      <h3>
        {t('income.year', { number: at + 1 })}{' '}
        <Input
          className="short"
          aria-label={t('income.yearName', { number: at + 1 })}
          placeholder={t('income.yearHint')}
          maxLength={20}
          value={year.year}
          onChange={({ target }) => change({ year: target.value })}
        />
      </h3>
      <RangeTable
        label={t('income.year', { number: at + 1 })}
        currency={typed.currency}
        lines={lines}
        wrongs={wrongs}
        onType={(key, range) => change({ fields: { ...year.fields, [key]: range } })}
      />
      {typed.way === 'excess' ? <Assets {...props} /> : null}
    </div>
  );
};

/** The year after: the same figures, to be changed. */
const nextYear = (years: readonly TypedYear[]): TypedYear => {
  const last = years.at(-1);
  if (last === undefined) return noYear;
  return { ...last, year: /^\d{4}$/.test(last.year) ? String(Number(last.year) + 1) : '' };
};

const Rates = ({ typed, set, wrongs }: PartProps) => {
  const { t } = useTranslation('valuing');
  return (
    <>
      <h3>{t('income.rate')}</h3>
      <p className="soft">{t('income.rateLead')}</p>
      {typed.rates.map((rate, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own before it is typed
        <div key={i} className="stacked">
          <Field label={t('income.rateName')}>
            {({ id }) => (
              <Input
                id={id}
                maxLength={100}
                value={rate.name}
                onChange={({ target }) => set({ rates: withOne(typed.rates, i, { name: target.value }) })}
              />
            )}
          </Field>
          <RangeTable
            label={rate.name}
            currency={typed.currency}
            wrongs={wrongs}
            lines={[
              { key: 'range', label: t('income.rateShare'), kind: 'percent', typed: rate.range, path: `rates.${i}` },
            ]}
            onType={(_, range) => set({ rates: withOne(typed.rates, i, { range }) })}
          />
        </div>
      ))}
      <div className="row-of">
        <Button onClick={() => set({ rates: [...typed.rates, { name: '', range: noRange }] })}>
          {t('income.addRate')}
        </Button>
        {typed.rates.length === 0 ? null : (
          <Button onClick={() => set({ rates: typed.rates.slice(0, -1) })}>{t('income.removeRate')}</Button>
        )}
      </div>
    </>
  );
};

/** A first forecast: two parts of the rate that every valuation has. */
const useFirst = () => {
  const { t } = useTranslation('valuing');
  const named = (name: string) => ({ name, range: noRange });
  return { years: [noYear], rates: [named(t('income.riskFree')), named(t('income.premium'))] };
};

/** What the data bring, year by year, and the rate by which it is discounted. */
export const IncomePart = (props: PartProps) => {
  const { typed, set } = props;
  const { t } = useTranslation('valuing');
  const first = useFirst();
  const begin = <Button onClick={() => set(first)}>{t('income.begin')}</Button>;
  const isBegun = typed.years.length > 0 || typed.rates.length > 0;
  return (
    <section className="panel">
      <h2>{t('income.title')}</h2>
      <p className="soft">{t('income.lead')}</p>
      {isBegun ? null : begin}
      {isBegun ? (
        <>
          <Choices<Way>
            legend={t('income.way')}
            value={typed.way}
            choices={(Object.keys(ways) as Way[]).map((way) => ({
              value: way,
              label: t(`income.ways.${way}`),
              text: t(`income.waysText.${way}`),
            }))}
            onChange={(way) => set({ way })}
          />
          {typed.years.map((year, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: years stand in their order
            <Year key={at} {...props} year={year} at={at} />
          ))}
          <div className="row-of">
            <Button onClick={() => set({ years: [...typed.years, nextYear(typed.years)] })}>
              {t('income.addYear')}
            </Button>
            <Button onClick={() => set({ years: typed.years.slice(0, -1) })}>{t('income.removeYear')}</Button>
          </div>
          <Rates {...props} />
        </>
      ) : null}
    </section>
  );
};

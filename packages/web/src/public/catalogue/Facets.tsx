import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../shared/i18n.ts';
import { type Bilingual, inLanguage } from '../../shared/language.ts';
import type { Facets } from '../parts/cards.ts';
import { type FacetKey, facetOrder, type Search, singleFacets } from './search.ts';

type Value = { readonly value: string; readonly label: Bilingual; readonly count: number };

/** Values shown at once; the others are one click away. */
const shownMax = 8;

/** Steps in their order: from the shortest time, from the least rows. */
const inSteps: Partial<Record<FacetKey, (a: Value, b: Value) => number>> = {
  updatedSince: (a, b) => (a.value < b.value ? 1 : -1),
  rowsMin: (a, b) => Number(a.value) - Number(b.value),
};

/** What is ticked stays in sight, even where the other filters leave nothing of it. */
const withTicked = (values: readonly Value[], ticked: readonly string[]): readonly Value[] => [
  ...values,
  ...ticked
    .filter((value) => !values.some((each) => each.value === value))
    .map((value) => ({ value, label: { zh: value, en: value }, count: 0 })),
];

type RowProps = { readonly facet: FacetKey; readonly value: Value; readonly isTicked: boolean };

const Row = ({ facet, value, isTicked }: RowProps) => {
  const language = useLanguage();
  const { number } = useFormats();
  return (
    <label className="facet-row">
      <input
        type={singleFacets.has(facet) ? 'radio' : 'checkbox'}
        name={facet}
        value={value.value}
        defaultChecked={isTicked}
        key={String(isTicked)}
      />
      <span>{inLanguage(value.label, language)}</span>
      <span className="soft">{number(value.count)}</span>
    </label>
  );
};

const Any = ({ facet, isTicked }: { readonly facet: FacetKey; readonly isTicked: boolean }) => {
  const { t } = useTranslation('catalogue');
  return (
    <label className="facet-row">
      <input type="radio" name={facet} value="" defaultChecked={isTicked} key={String(isTicked)} />
      <span>{t('any')}</span>
    </label>
  );
};

type FacetProps = {
  readonly facet: FacetKey;
  readonly values: readonly Value[];
  readonly ticked: readonly string[];
  readonly total: number;
};

/** One value that all results have narrows nothing. */
const isIdle = ({ values, ticked, total }: FacetProps): boolean =>
  ticked.length === 0 && values.every(({ count }) => count === total);

const Facet = (props: FacetProps) => {
  const { facet, values, ticked } = props;
  const { t } = useTranslation('catalogue');
  if (isIdle(props)) return null;
  const all = withTicked([...values].sort(inSteps[facet] ?? (() => 0)), ticked);
  const rows = all.map((value) => (
    <Row key={value.value} facet={facet} value={value} isTicked={ticked.includes(value.value)} />
  ));
  return (
    <fieldset className="facet">
      <legend>{t(`facet.${facet}`)}</legend>
      {singleFacets.has(facet) ? <Any facet={facet} isTicked={ticked.length === 0} /> : null}
      {rows.slice(0, shownMax)}
      {rows.length > shownMax ? (
        <details>
          <summary>{t('moreValues', { count: rows.length - shownMax })}</summary>
          {rows.slice(shownMax)}
        </details>
      ) : null}
    </fieldset>
  );
};

type ListProps = { readonly facets: Facets; readonly search: Search; readonly total: number };

/** Everything that results can be narrowed by, with how many each value would leave. */
export const FacetList = ({ facets, search, total }: ListProps) => (
  <>
    {facetOrder.map((key) => (
      <Facet key={key} facet={key} values={facets[key]} ticked={search.ticked[key]} total={total} />
    ))}
  </>
);

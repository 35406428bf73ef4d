import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { bounds } from './sheet.ts';
import { Tornado } from './Tornado.tsx';
import type { Method } from './ValueView.tsx';

type Factor = NonNullable<Method['factors']>[number];

/** Inputs of a long forecast that are listed; the report's JSON has all. */
const factorsMax = 80;

/** Money in minor units comes as a number here: whole, and of 15 digits at most. */
const useShown = (currency: string) => {
  const { money, number, percent } = useFormats();
  return ({ unit }: Factor, value: number): string => {
    if (unit === 'money') return money({ amountMinor: String(value), currency });
    return unit === 'share' ? percent(value, 2) : number(value);
  };
};

/** Where an input is from; an entry of the ledger leads to its proof. */
const Source = ({ source }: { readonly source: string | null }) => {
  const { t } = useTranslation('valuing');
  if (source === null) return <span className="soft">{t('noSource')}</span>;
  if (!source.startsWith('trf_')) return <span className="clamped">{source}</span>;
  return (
    <a href={`/api/v1/ledger/transfers/${source}/proof`} download={`${source}.proof.json`} title={source}>
      {t('market.proof', { end: source.slice(-8) })}
    </a>
  );
};

const Inputs = ({ method, currency }: { readonly method: Method; readonly currency: string }) => {
  const { t } = useTranslation('valuing');
  const { day } = useFormats();
  const shown = useShown(currency);
  return (
    <ScrollBox label={t('inputs', { method: t(`method.${method.id}`) })}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('input')}</th>
            {bounds.map((bound) => (
              <th key={bound} scope="col" className="number">
                {t(`bound.${bound}`)}
              </th>
            ))}
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('date')}</th>
          </tr>
        </thead>
        <tbody>
          {(method.factors ?? []).slice(0, factorsMax).map((factor) => (
            <tr key={factor.id}>
              <th scope="row">{factor.name}</th>
              {bounds.map((bound) => (
                <td key={bound} className="number">
                  {shown(factor, factor[bound])}
                </td>
              ))}
              <td>
                <Source source={factor.source} />
              </td>
              <td>{factor.date === null ? '–' : day(factor.date)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

const meanings = {
  computed: 'good',
  needs_input: 'attention',
  not_computable: 'attention',
  not_applicable: 'plain',
} as const;

type Props = {
  readonly method: Method;
  readonly currency: string;
  readonly isLead: boolean;
  readonly isVerified: boolean;
};

/** A method: what it comes to, or why it comes to nothing; its formula, inputs and what moves it most. */
export const MethodPart = ({ method, currency, isLead, isVerified }: Props) => {
  const { t } = useTranslation('valuing');
  const { money } = useFormats();
  const { id, result, note, formula, edition } = method;
  const status = method.status ?? (result === null ? 'needs_input' : 'computed');
  const amount = (amountMinor: string): string => money({ amountMinor, currency });
  return (
    <details className="panel fold" open={isLead}>
      <summary>
        <span className="method">
          <strong>{t(`method.${id}`)}</strong>
          {isLead ? <StateTag meaning="good">{t('stands')}</StateTag> : null}
          {result === null ? (
            <StateTag meaning={meanings[status]}>{t(`status.${status}`)}</StateTag>
          ) : (
            <span className="amounts">
              <strong>{amount(result.baseMinor)}</strong>{' '}
              <span className="soft">
                {t('range', { low: amount(result.lowMinor), high: amount(result.highMinor) })}
              </span>
            </span>
          )}
        </span>
      </summary>
      {note === undefined || note === '' ? null : <p>{note}</p>}
      {result === null ? null : (
        <>
          <Tornado method={method} currency={currency} />
          <Inputs method={method} currency={currency} />
        </>
      )}
      <p className="soft small">
        {t('formula')} <code>{formula}</code> · {edition}
        {isVerified ? '' : t('unverified')}
      </p>
    </details>
  );
};

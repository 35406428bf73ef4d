import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minorOf } from '../../../shared/format.ts';
import { useFormats } from '../../../shared/i18n.ts';
import { Empty } from '../../parts/Empty.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import type { Assessment } from '../answers.ts';
import { CostsForm } from './CostsForm.tsx';
import { bounds, costItems, costsOfInputs, sumOf } from './costs.ts';

type Props = { readonly assessment: Assessment };

const deltaOf = (inputs: unknown): Readonly<Record<string, number>> => {
  const delta: unknown = typeof inputs === 'object' && inputs !== null && 'delta' in inputs ? inputs.delta : null;
  return typeof delta === 'object' && delta !== null ? (delta as Record<string, number>) : {};
};

const Inputs = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { money, percent } = useFormats();
  const { value } = assessment;
  const [method] = value.methods;
  if (method === undefined || value.currency === null) return null;
  const currency = value.currency;
  const costs = costsOfInputs(method.inputs, currency);
  const delta = deltaOf(method.inputs);
  return (
    <section className="panel">
      <h2>
        {t('value.method')}: {t('value.cost')} <span className="soft small">{method.edition}</span>
      </h2>
      <p>
        {t('value.formula')}: <code>{method.formula}</code>
      </p>
      <ScrollBox label={t('value.inputs')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('value.inputs')}</th>
              {bounds.map((bound) => (
                <th key={bound} scope="col" className="number">
                  {t(`value.${bound}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {costItems.map((item) => (
              <tr key={item}>
                <th scope="row">{t(`value.item.${item}`)}</th>
                {bounds.map((bound) => (
                  <td key={bound} className="number">
                    {money({ amountMinor: minorOf(costs[item][bound]) ?? '0', currency })}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('value.item.total')}</th>
              {bounds.map((bound) => (
                <td key={bound} className="number">
                  {money({ amountMinor: sumOf(costs, bound), currency })}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('value.delta')}</th>
              {bounds.map((bound) => (
                <td key={bound} className="number">
                  {percent(delta[bound] ?? 0, 2)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
};

/** The value with method, formula and what went in; the costs behind it can be declared here. */
export const ValueView = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { money } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { status, currency, lowMinor, baseMinor, highMinor } = assessment.value;
  const amount = (amountMinor: string | null) =>
    amountMinor === null || currency === null ? undefined : money({ amountMinor, currency });
  const declare = (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t(status === 'computed' ? 'value.change' : 'value.declare')}
    </Button>
  );
  return (
    <>
      <p className="soft">{t('value.lead')}</p>
      {status === 'computed' ? (
        <>
          <Figures>
            <Figure label={t('value.low')} value={amount(lowMinor)} />
            <Figure
              label={t('value.base')}
              value={amount(baseMinor)}
              asOf={assessment.createdAt}
              coverage={assessment.quality.coverage}
            />
            <Figure label={t('value.high')} value={amount(highMinor)} />
          </Figures>
          <Inputs assessment={assessment} />
        </>
      ) : null}
      {isOpen ? <CostsForm assessment={assessment} onDone={() => setOpen(false)} /> : null}
      {isOpen || status === 'computed' ? null : (
        <Empty title={t('value.none')} text={t('value.noneText')} action={declare} />
      )}
      {isOpen || status !== 'computed' ? null : declare}
    </>
  );
};

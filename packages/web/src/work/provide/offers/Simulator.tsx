import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { type Body, type DeliveryMode, deliveryModes, type Read } from '../answers.ts';
import { Field } from '../parts/Field.tsx';

type Offer = Read<'/api/v1/offers/{id}'>;
type Plan = Body<'/api/v1/offers/{id}/quote', 'post'>;
type Typed = { uses: string; days: string; mode: DeliveryMode | ''; purpose: string; region: string };

/** What the platform answers about a planned use. */
export type Quote = {
  readonly steps: readonly {
    readonly component: string;
    readonly label: { readonly zh: string; readonly en: string };
    readonly amount: { readonly amountMinor: string; readonly currency: string };
    readonly paidByBuyer: boolean;
    readonly words: { readonly zh: string; readonly en: string };
  }[];
  readonly total: { readonly amountMinor: string; readonly currency: string };
  readonly providerReceives: { readonly amountMinor: string; readonly currency: string };
  readonly perUse: { readonly amountMinor: string; readonly currency: string } | null;
  readonly isAllowed: boolean;
  readonly hindrances: readonly {
    readonly code: string;
    readonly text: { readonly zh: string; readonly en: string };
  }[];
};

const countOf = (typed: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(typed.trim()) ? Number(typed) : undefined;

const toPlan = ({ uses, days, mode, purpose, region }: Typed): Plan => {
  const [count, length] = [countOf(uses), countOf(days)];
  return {
    ...(count === undefined ? {} : { uses: count }),
    ...(length === undefined ? {} : { days: length }),
    ...(mode === '' ? {} : { mode }),
    ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
  };
};

const Reckoned = ({ quote }: { readonly quote: Quote }) => {
  const { t } = useTranslation('offering');
  const language = useLanguage();
  const { money } = useFormats();
  return (
    <div role="status">
      <ScrollBox label={t('step')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col" className="number">
                {t('sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {quote.steps.map((step) => (
              <tr key={step.component}>
                <th scope="row">
                  {inLanguage(step.label, language)}
                  <div className="field-note">{inLanguage(step.words, language)}</div>
                </th>
                <td className="number">
                  {money(step.amount)}
                  <div className="field-note">{t(step.paidByBuyer ? 'paidBy.buyer' : 'paidBy.provider')}</div>
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('total')}</th>
              <td className="number">{money(quote.total)}</td>
            </tr>
            <tr>
              <th scope="row">{t('net')}</th>
              <td className="number">{money(quote.providerReceives)}</td>
            </tr>
            {quote.perUse === null ? null : (
              <tr>
                <th scope="row">{t('perUse')}</th>
                <td className="number">{money(quote.perUse)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollBox>
      <p>{t(quote.isAllowed ? 'allowed' : 'hindered')}</p>
      <ul className="bullet-list">
        {quote.hindrances.map(({ code, text }) => (
          <li key={code}>{inLanguage(text, language)}</li>
        ))}
      </ul>
    </div>
  );
};

/** What a buyer with a given plan would pay under an offer, as the platform reckons it. */
export const Simulator = ({ offer }: { readonly offer: Offer }) => {
  const { t } = useTranslation(['offering', 'datasets']);
  const [typed, setTyped] = useState<Typed>({ uses: '100', days: '30', mode: '', purpose: '', region: '' });
  const quote = useDo<Quote, Plan>((api, body) =>
    api.POST('/api/v1/offers/{id}/quote', { params: { path: { id: offer.id } }, body }),
  );
  const words = { uses: t('uses'), days: t('overDays'), purpose: t('purpose'), region: t('region') };
  return (
    <details className="fold">
      <summary>{t('simulate')}</summary>
      <p className="soft">{t('simulateLead')}</p>
      <div className="fields narrow">
        {(['uses', 'days', 'purpose', 'region'] as const).map((name) => (
          <Field key={name} label={words[name]}>
            {({ id }) => (
              <Input
                id={id}
                value={typed[name]}
                onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
              />
            )}
          </Field>
        ))}
        <Field label={t('mode')}>
          {({ id }) => (
            <Select
              id={id}
              value={typed.mode}
              onChange={(mode) => setTyped((before) => ({ ...before, mode }))}
              options={[
                { value: '' as const, label: '–' },
                ...deliveryModes.map((value) => ({ value, label: t(`datasets:level.mode.${value}`) })),
              ]}
            />
          )}
        </Field>
      </div>
      <Button loading={quote.isPending} onClick={() => quote.mutate(toPlan(typed))}>
        {t('reckon')}
      </Button>
      {quote.error === null ? null : <ProblemNote error={quote.error} />}
      {quote.data === undefined ? null : <Reckoned quote={quote.data} />}
    </details>
  );
};

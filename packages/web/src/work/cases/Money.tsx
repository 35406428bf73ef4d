import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { ScrollBox } from '../parts/ScrollBox.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import type { Case } from './case.ts';

const milestoneMeaning = {
  planned: 'plain',
  submitted: 'waiting',
  accepted: 'good',
  paid: 'good',
  clawedBack: 'wrong',
} as const satisfies Readonly<Record<string, Meaning>>;

/** A milestone of an award as a case's answer has it. */
type Milestone = {
  readonly number: number;
  readonly title: string;
  readonly due: string;
  readonly amountMinor: string;
  readonly state: keyof typeof milestoneMeaning;
};

type Award = { readonly awardMinor: string; readonly items: readonly Milestone[] };

/** The award and its milestones: due, amount, how far. Nothing for a case without money. */
export const Money = ({ one }: { readonly one: Case }) => {
  const { t } = useTranslation('cases');
  const { money, day } = useFormats();
  const award = one.milestones as Award | null;
  if (award === null || award.items.length === 0) return null;
  const yuan = (amountMinor: string): string => money({ amountMinor, currency: 'CNY' });
  return (
    <section className="panel">
      <h2>{t('money.title')}</h2>
      <p>{t('money.award', { amount: yuan(award.awardMinor) })}</p>
      <ScrollBox label={t('money.title')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('money.milestone')}</th>
              <th scope="col">{t('money.due')}</th>
              <th scope="col">{t('money.amount')}</th>
              <th scope="col">{t('list.state')}</th>
            </tr>
          </thead>
          <tbody>
            {award.items.map(({ number, title, due, amountMinor, state }) => (
              <tr key={number}>
                <th scope="row">
                  {number} {title}
                </th>
                <td>{day(due)}</td>
                <td className="number">{yuan(amountMinor)}</td>
                <td>
                  <StateTag meaning={milestoneMeaning[state]}>{t(`money.state.${state}`)}</StateTag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
};

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { StateTag } from '../../parts/StateTag.tsx';

type Row = {
  readonly bookId: string;
  readonly kind: 'custody' | 'client' | 'fee' | 'programme';
  readonly accounts: number;
  readonly debitsPendingMinor: string;
  readonly debitsPostedMinor: string;
  readonly creditsPendingMinor: string;
  readonly creditsPostedMinor: string;
};

const Rows = ({ rows, currency }: { readonly rows: readonly Row[]; readonly currency: string }) => {
  const { t } = useTranslation('books');
  const { money, number } = useFormats();
  const inMoney = (amountMinor: string): string => money({ amountMinor, currency });
  return (
    <ScrollBox label={t('balance.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('balance.kind')}</th>
            <th scope="col" className="number">
              {t('balance.accounts')}
            </th>
            <th scope="col" className="number">
              {t('balance.debits')}
            </th>
            <th scope="col" className="number">
              {t('balance.credits')}
            </th>
            <th scope="col" className="number">
              {t('balance.debitsPending')}
            </th>
            <th scope="col" className="number">
              {t('balance.creditsPending')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.bookId} ${row.kind}`}>
              <th scope="row">{t(`balance.kinds.${row.kind}`)}</th>
              <td className="number">{number(row.accounts)}</td>
              <td className="number">{inMoney(row.debitsPostedMinor)}</td>
              <td className="number">{inMoney(row.creditsPostedMinor)}</td>
              <td className="number">{inMoney(row.debitsPendingMinor)}</td>
              <td className="number">{inMoney(row.creditsPendingMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

/** Whether every balance is the sum of its transfers, once it was asked for. */
const Founded = ({ unfounded }: { readonly unfounded: readonly string[] | undefined }) => {
  const { t } = useTranslation('books');
  if (unfounded === undefined) return null;
  return unfounded.length === 0 ? (
    <StateTag meaning="good">{t('balance.founded')}</StateTag>
  ) : (
    <StateTag meaning="wrong">{t('balance.unfounded', { ids: unfounded.join(', ') })}</StateTag>
  );
};

/** All debits against all credits of a currency; every balance is added up anew when asked for. */
export const TrialBalance = ({ currency }: { readonly currency: string }) => {
  const { t } = useTranslation('books');
  const { money, number } = useFormats();
  const [isRecomputed, setRecomputed] = useState(false);
  const asked = useAsk(['books', 'balance', currency, isRecomputed], (api) =>
    api.GET('/api/v1/ledger/trial-balance', {
      params: { query: { currency, ...(isRecomputed ? { recompute: 'true' } : {}) } },
    }),
  );
  return (
    <section className="panel">
      <h2>
        {t('balance.title')} · {currency}
      </h2>
      <p className="soft reading">{t('balance.lead')}</p>
      <Answer asked={asked}>
        {({ rows, accounts, transfers, postedDifferenceMinor, pendingDifferenceMinor, unfounded }) => {
          const agrees = postedDifferenceMinor === '0' && pendingDifferenceMinor === '0';
          const asOf = new Date(asked.dataUpdatedAt).toISOString();
          const inMoney = (amountMinor: string): string => money({ amountMinor, currency });
          return (
            <>
              <p role="status" className="work-actions">
                <StateTag meaning={agrees ? 'good' : 'wrong'}>
                  {t(agrees ? 'balance.agrees' : 'balance.differs')}
                </StateTag>
                <Founded unfounded={unfounded} />
              </p>
              <Figures>
                <Figure
                  label={t('balance.posted')}
                  value={inMoney(postedDifferenceMinor)}
                  asOf={asOf}
                  howMade={t('balance.how')}
                />
                <Figure
                  label={t('balance.pending')}
                  value={inMoney(pendingDifferenceMinor)}
                  asOf={asOf}
                  howMade={t('balance.how')}
                />
                <Figure label={t('balance.accounts')} value={number(accounts)} asOf={asOf} />
                <Figure label={t('balance.transfers')} value={number(transfers)} asOf={asOf} />
              </Figures>
              <Rows rows={rows} currency={currency} />
            </>
          );
        }}
      </Answer>
      <p className="soft small">{t('balance.recomputeText')}</p>
      <Button loading={asked.isFetching} onClick={() => (isRecomputed ? void asked.refetch() : setRecomputed(true))}>
        {t('balance.recompute')}
      </Button>
    </section>
  );
};

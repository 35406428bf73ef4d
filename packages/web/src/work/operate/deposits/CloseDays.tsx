import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { problemOf, useDo } from '../../api.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { ScrollBox } from '../../parts/ScrollBox.tsx';
import { BookChoice } from './BookChoice.tsx';
import type { Book } from './types.ts';

type Difference = {
  readonly subAccount: string;
  readonly mirrorMinor: string;
  readonly statementMinor: string;
  readonly differenceMinor: string;
};
type Open = {
  readonly transferId: string;
  readonly subAccount: string;
  readonly direction: string;
  readonly bookedOn: string;
  readonly amountMinor: string;
};
type Details = { readonly differences?: readonly Difference[]; readonly notAtBank?: readonly Open[] };

/** What a refused close names: where books and bank differ. */
const detailsOf = (error: unknown): Details | undefined => {
  const problem = problemOf(error);
  return problem?.code === 'ledger.day_differs' ? (problem.details as Details | undefined) : undefined;
};

const Differences = ({ details, currency }: { readonly details: Details; readonly currency: string }) => {
  const { t } = useTranslation('books');
  const { money } = useFormats();
  const inMoney = (amountMinor: string): string => money({ amountMinor, currency });
  return (
    <section className="panel" role="status">
      <h2>{t('close.differ')}</h2>
      <ScrollBox label={t('close.differ')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('suspense.subAccount')}</th>
              <th scope="col">{t('close.books')}</th>
              <th scope="col">{t('close.bank')}</th>
              <th scope="col">{t('close.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {(details.differences ?? []).map(({ subAccount, mirrorMinor, statementMinor, differenceMinor }) => (
              <tr key={subAccount}>
                <th scope="row">
                  <code>{subAccount}</code>
                </th>
                <td className="number">{inMoney(mirrorMinor)}</td>
                <td className="number">{inMoney(statementMinor)}</td>
                <td className="number against">{inMoney(differenceMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {(details.notAtBank ?? []).length === 0 ? null : (
        <>
          <h3>{t('close.notAtBank')}</h3>
          <ul>
            {(details.notAtBank ?? []).map(({ transferId, subAccount, direction, amountMinor, bookedOn }) => (
              <li key={`${transferId} ${subAccount} ${direction}`}>
                {bookedOn} <code>{subAccount}</code> {inMoney(amountMinor)}{' '}
                {t(direction === 'C' ? 'suspense.in' : 'suspense.out')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

type Props = { readonly books: readonly Book[] };

/** Closes accounting days against the bank, and shows where they differ. */
export const CloseDays = ({ books }: Props) => {
  const { t } = useTranslation('books');
  const { day, money } = useFormats();
  const { message } = App.useApp();
  const [bookId, setBookId] = useState(books[0]?.id);
  const [date, setDate] = useState('');
  const book = books.find(({ id }) => id === bookId);
  const close = useDo(
    (api, on: string) =>
      api.POST('/api/v1/ledger/days/{date}/close', {
        params: { path: { date: on } },
        body: bookId === undefined ? {} : { bookId },
      }),
    ['books', 'instructions', 'entries'],
  );
  if (book === undefined) return <p className="soft">{t('page.none')}</p>;
  const go = async (): Promise<void> => {
    const { lastDay, subAccounts, totalMinor } = await close.mutateAsync(date);
    const total = money({ amountMinor: totalMinor, currency: book.currency });
    void message.success(t('close.done', { date: day(lastDay), count: subAccounts, total }));
  };
  const details = detailsOf(close.error);
  return (
    <>
      <p className="soft reading">{t('close.lead')}</p>
      <BookChoice books={books} value={bookId} onChange={setBookId} />
      <Form layout="vertical" className="short-input">
        <Form.Item label={t('close.through')}>
          {book.closedThrough === null ? t('close.never') : day(book.closedThrough)}
        </Form.Item>
        <Form.Item label={t('close.date')} htmlFor="close-date">
          <Input id="close-date" type="date" value={date} onChange={({ target }) => setDate(target.value)} />
        </Form.Item>
        <ConfirmButton
          type="primary"
          isFinal
          disabled={date === ''}
          label={t('close.act')}
          title={t('close.confirmTitle', { date: date === '' ? '' : day(date) })}
          onConfirm={go}
        >
          <p>{t('close.confirmText')}</p>
        </ConfirmButton>
      </Form>
      {details === undefined ? null : <Differences details={details} currency={book.currency} />}
    </>
  );
};

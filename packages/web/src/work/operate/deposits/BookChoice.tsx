import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Book } from './types.ts';

type Props = {
  readonly books: readonly Book[];
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
};

/** A choice among several books; an operator with one never sees it. */
export const BookChoice = ({ books, value, onChange }: Props) => {
  const { t } = useTranslation('books');
  if (books.length < 2) return null;
  return (
    <Select
      className="short-input"
      aria-label={t('statement.book')}
      {...(value === undefined ? {} : { value })}
      onChange={onChange}
      options={books.map(({ id, bankName, bankAccount, currency }) => ({
        value: id,
        label: `${bankName} ${bankAccount} (${currency})`,
      }))}
    />
  );
};

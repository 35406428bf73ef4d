import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/Choices.tsx';
import type { Declared } from './asking.ts';
import { type PartProps, withOne, without } from './part.ts';
import { noEntry, type TypedAnswer, type TypedEntry } from './sheet.ts';

const phases = ['acquired', 'research', 'development', 'running'] as const;

type Props = PartProps & { readonly words: Declared };
type EntryProps = Props & { readonly entry: TypedEntry; readonly at: number };

/** The cost tree as a list to choose from, by branch. */
const tagChoices = ({ tags }: Declared) =>
  [...new Set(tags.map(({ branch }) => branch))].map((branch) => ({
    label: branch,
    options: tags.filter((tag) => tag.branch === branch).map(({ id, name }) => ({ value: id, label: name })),
  }));

const EntryLine = ({ typed, set, wrongs, words, entry, at }: EntryProps) => {
  const { t } = useTranslation('valuing');
  const change = (part: Partial<TypedEntry>): void => set({ entries: withOne(typed.entries, at, part) });
  const wrong = wrongs.get(`entries.${at}`);
  const nameOf = (field: 'voucher' | 'date' | 'text' | 'amount' | 'phase' | 'tag'): string =>
    `${t(`book.field.${field}`)} ${at + 1}`;
  const text = (field: 'voucher' | 'date' | 'text' | 'amount') => (
    <Input
      aria-label={nameOf(field)}
      {...(field === 'date' ? { type: 'date' } : {})}
      {...(field === 'amount' ? { inputMode: 'decimal' as const } : {})}
      maxLength={field === 'text' ? 500 : 100}
      status={wrong !== undefined && entry[field] === '' && field !== 'text' ? 'error' : ''}
      value={entry[field]}
      onChange={({ target }) => change({ [field]: target.value })}
    />
  );
  const choice = (field: 'phase' | 'tag', options: NonNullable<Parameters<typeof Select>[0]['options']>) => (
    <Select
      aria-label={nameOf(field)}
      status={wrong !== undefined && entry[field] === '' ? 'error' : ''}
      value={entry[field] || null}
      options={options}
      onChange={(value: string) => change({ [field]: value })}
    />
  );
  return (
    <tr>
      <td data-label={t('book.field.voucher')}>
        {text('voucher')}
        {wrong === undefined ? null : <div className="field-note wrong">{t(`wrong.${wrong}`)}</div>}
      </td>
      <td data-label={t('book.field.date')}>{text('date')}</td>
      <td data-label={t('book.field.text')} className="wide">
        {text('text')}
      </td>
      <td data-label={t('book.field.phase')}>
        {choice(
          'phase',
          phases.map((phase) => ({ value: phase, label: t(`book.phase.${phase}`) })),
        )}
      </td>
      <td data-label={t('book.field.tag')}>{choice('tag', tagChoices(words))}</td>
      <td data-label={t('book.field.amount')}>{text('amount')}</td>
      <td>
        <Button size="small" onClick={() => set({ entries: without(typed.entries, at) })}>
          {t('book.remove')}
        </Button>
      </td>
    </tr>
  );
};

const Entries = (props: Props) => {
  const { typed } = props;
  const { t } = useTranslation('valuing');
  if (typed.entries.length === 0) return null;
  return (
    <table className="plain-table typed-figures vouchers">
      <caption className="visually-hidden">{t('book.vouchers')}</caption>
      <thead>
        <tr>
          {(['voucher', 'date', 'text', 'phase', 'tag'] as const).map((field) => (
            <th key={field} scope="col">
              {t(`book.field.${field}`)}
            </th>
          ))}
          <th scope="col">
            {t('book.field.amount')} <span className="soft small">{typed.currency}</span>
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {typed.entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: vouchers stand in the order in which they were typed
          <EntryLine key={at} {...props} entry={entry} at={at} />
        ))}
      </tbody>
    </table>
  );
};

const noAnswer: TypedAnswer = { answer: '', evidence: '' };

const Questions = ({ typed, set, words }: Props) => {
  const { t } = useTranslation('valuing');
  const change = (id: string, part: Partial<TypedAnswer>): void =>
    set({ answers: { ...typed.answers, [id]: { ...(typed.answers[id] ?? noAnswer), ...part } } });
  return (
    <ol className="questions">
      {words.questions.map(({ id, text }) => {
        const given = typed.answers[id] ?? noAnswer;
        return (
          <li key={id}>
            <Choices<'yes' | 'no' | 'open'>
              legend={text}
              value={given.answer || 'open'}
              choices={(['yes', 'no', 'open'] as const).map((value) => ({ value, label: t(`book.answer.${value}`) }))}
              onChange={(value) => change(id, { answer: value === 'open' ? '' : value })}
            />
            {given.answer === '' ? null : (
              <Input
                aria-label={`${t('book.evidence')}: ${text}`}
                placeholder={t('book.evidence')}
                maxLength={2_000}
                value={given.evidence}
                onChange={({ target }) => change(id, { evidence: target.value })}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
};

/** What the books need by 财会〔2023〕11号: vouchers by phase, what the data are held for, the questions of recognition. */
export const BookPart = (props: Props) => {
  const { typed, set } = props;
  const { t } = useTranslation('valuing');
  return (
    <section className="panel">
      <h2>{t('book.title')}</h2>
      <p className="soft">{t('book.lead')}</p>
      <h3>{t('book.vouchers')}</h3>
      <p className="soft">{t('book.vouchersLead')}</p>
      <Entries {...props} />
      <Button onClick={() => set({ entries: [...typed.entries, noEntry] })}>{t('book.add')}</Button>
      <h3>{t('book.holding')}</h3>
      <Choices<'use' | 'sale' | 'open'>
        legend={t('book.holding')}
        isLegendHidden
        value={typed.holding || 'open'}
        choices={(['use', 'sale', 'open'] as const).map((value) => ({
          value,
          label: t(`book.holdings.${value}`),
          text: t(`book.holdingsText.${value}`),
        }))}
        onChange={(value) => set({ holding: value === 'open' ? '' : value })}
      />
      <h3>{t('book.questions')}</h3>
      <p className="soft">{t('book.questionsLead')}</p>
      <Questions {...props} />
    </section>
  );
};

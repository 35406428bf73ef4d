import { App, Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../../shared/api.ts';
import { useFormats } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { BookChoice } from './BookChoice.tsx';
import { Lines } from './Suspense.tsx';
import { type Book, type Imported, statementBytesMax, statementColumns } from './types.ts';

type Chosen = { readonly name: string; readonly size: number; readonly csv: string };

const Drop = ({ onChosen }: { readonly onChosen: (chosen: Chosen) => void }) => {
  const { t } = useTranslation('books');
  const { message } = App.useApp();
  const take = async (file: File): Promise<void> => {
    if (file.size > statementBytesMax) void message.error(t('statement.tooLarge'));
    else onChosen({ name: file.name, size: file.size, csv: await file.text() });
  };
  return (
    <Upload.Dragger
      accept=".csv,text/csv"
      showUploadList={false}
      beforeUpload={(file) => {
        void take(file);
        return false;
      }}
    >
      <p>{t('statement.drop')}</p>
      <p className="soft small wraps">{t('statement.columns', { columns: statementColumns })}</p>
    </Upload.Dragger>
  );
};

const Result = ({ result }: { readonly result: Imported }) => {
  const { t } = useTranslation('books');
  const { counts, imported, number, suspense } = result;
  return (
    <section className="panel" role="status">
      <h2>{t('statement.done', { number })}</h2>
      <Figures>
        <Figure label={t('statement.imported')} value={imported} />
        {(['booked', 'matched', 'balance', 'offset', 'suspense'] as const).map((outcome) => (
          <Figure
            key={outcome}
            label={t(`statement.${outcome}`)}
            value={counts[outcome]}
            howMade={t(`statement.${outcome}How`)}
          />
        ))}
      </Figures>
      {suspense.length === 0 ? null : <Lines rows={suspense} name="import-suspense" />}
    </section>
  );
};

type Given = { readonly number: string; readonly closingOn?: string };

type FormProps = {
  readonly chosen: Chosen;
  readonly books: readonly Book[];
  readonly onDone: (result: Imported) => void;
};

const ImportForm = ({ chosen, books, onDone }: FormProps) => {
  const { t } = useTranslation('books');
  const [once] = useState(idempotencyKey);
  const [bookId, setBookId] = useState(books[0]?.id);
  const sending = useDo(
    (api, { number, closingOn }: Given) =>
      api.POST('/api/v1/ledger/bank-statements', {
        body: {
          ...{ number, csv: chosen.csv },
          ...(closingOn === undefined || closingOn === '' ? {} : { closingOn }),
          ...(bookId === undefined ? {} : { bookId }),
        },
        headers: { 'Idempotency-Key': once },
      }),
    ['books', 'suspense', 'instructions', 'accounts', 'my-work', 'entries'],
  );
  return (
    <Form<Given>
      layout="vertical"
      className="short-input"
      onFinish={(given) => void sending.mutateAsync(given).then(onDone, () => undefined)}
    >
      <BookChoice books={books} value={bookId} onChange={setBookId} />
      <Form.Item
        name="number"
        label={t('statement.number')}
        extra={t('statement.numberHint')}
        rules={[{ required: true, message: t('statement.needed') }]}
      >
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="closingOn" label={t('statement.closingOn')} extra={t('statement.closingHint')}>
        <Input type="date" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {t('statement.act')}
      </Button>
      {sending.error === null ? null : <ProblemNote error={sending.error} />}
    </Form>
  );
};

/** Takes in a statement of the bank: what it is, what became of each line. */
export const Statement = ({ books }: { readonly books: readonly Book[] }) => {
  const { t } = useTranslation('books');
  const { bytes, number } = useFormats();
  const [chosen, setChosen] = useState<Chosen>();
  const [result, setResult] = useState<Imported>();
  const choose = (next: Chosen | undefined): void => {
    setChosen(next);
    setResult(undefined);
  };
  return (
    <>
      {chosen === undefined ? (
        <Drop onChosen={choose} />
      ) : (
        <p>
          {t('statement.chosen', {
            name: chosen.name,
            lines: number(chosen.csv.trimEnd().split('\n').length),
            size: bytes(chosen.size),
          })}{' '}
          <Button onClick={() => choose(undefined)}>{t('statement.other')}</Button>
        </p>
      )}
      {chosen === undefined || result !== undefined ? null : (
        <ImportForm chosen={chosen} books={books} onDone={setResult} />
      )}
      {result === undefined ? null : <Result result={result} />}
    </>
  );
};

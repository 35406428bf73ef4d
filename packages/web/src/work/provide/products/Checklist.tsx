import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useDo } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import type { Body } from '../answers.ts';
import { useVocabulary } from './asking.ts';
import type { Papers, Product, Vocabulary } from './types.ts';

type Opinion = Body<'/api/v1/products/{id}/opinion', 'post'>;
type Reply = { readonly answer: 'yes' | 'no' | 'notApplicable'; readonly note: string };
type Replies = Readonly<Record<string, Reply>>;
type Question = Vocabulary['checklist']['questions'][number];

type Props = { readonly product: Product; readonly papers: Papers };

const repliesOf = ({ opinion }: Papers): Replies =>
  opinion?.kind === 'checklist'
    ? Object.fromEntries(opinion.answers.map(({ question, answer, note }) => [question, { answer, note }]))
    : {};

const isDone = (reply: Reply | undefined): boolean =>
  reply !== undefined && (reply.answer !== 'notApplicable' || reply.note.trim() !== '');

const QuestionFields = ({
  question,
  reply,
  onReply,
}: {
  readonly question: Question;
  readonly reply: Reply | undefined;
  readonly onReply: (reply: Reply) => void;
}) => {
  const { t } = useTranslation('products');
  const language = useLanguage();
  const text = inLanguage(question.text, language);
  const isNoteNeeded = reply?.answer === 'notApplicable' && reply.note.trim() === '';
  return (
    <li className="question">
      <span>{text}</span>
      <Radio.Group
        aria-label={text}
        value={reply?.answer ?? null}
        onChange={({ target }) => onReply({ answer: target.value as Reply['answer'], note: reply?.note ?? '' })}
        options={(['yes', 'no', 'notApplicable'] as const).map((value) => ({ value, label: t(`opinion.${value}`) }))}
      />
      {reply === undefined || reply.answer === 'yes' ? null : (
        <Input
          aria-label={`${t('opinion.note')}: ${text}`}
          placeholder={t('opinion.note')}
          maxLength={1000}
          status={isNoteNeeded ? 'error' : ''}
          value={reply.note}
          onChange={({ target }) => onReply({ ...reply, note: target.value })}
        />
      )}
    </li>
  );
};

const phases = ['before', 'during', 'after'] as const;

const Questions = ({ product, papers, vocabulary }: Props & { readonly vocabulary: Vocabulary }) => {
  const { t } = useTranslation('products');
  const { message } = App.useApp();
  const { edition, questions } = vocabulary.checklist;
  const { value: replies, change, settle } = useDraft<Replies>(`checklist:${product.id}`, repliesOf(papers));
  const [isTried, setTried] = useState(false);
  const give = useDo<unknown, Opinion>(
    (api, body) => api.POST('/api/v1/products/{id}/opinion', { params: { path: { id: product.id } }, body }),
    ['products'],
  );
  const open = questions.filter(({ id }) => !isDone(replies[id]));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (open.length > 0) return;
    const answers = questions.flatMap(({ id }) => {
      const reply = replies[id];
      return reply === undefined ? [] : [{ question: id, ...reply }];
    });
    const done = await give.mutateAsync({ kind: 'checklist', edition, answers }).then(
      () => true,
      () => false,
    );
    if (!done) return;
    settle();
    void message.success(t('opinion.saved'));
  };
  return (
    <section className="panel">
      {phases.map((phase) => (
        <div key={phase}>
          <h2>{t(`opinion.phase.${phase}`)}</h2>
          <ol className="questions">
            {questions
              .filter((question) => question.phase === phase)
              .map((question) => (
                <QuestionFields
                  key={question.id}
                  question={question}
                  reply={replies[question.id]}
                  onReply={(reply) => change((before) => ({ ...before, [question.id]: reply }))}
                />
              ))}
          </ol>
        </div>
      ))}
      <p className="soft small">{t('opinion.edition', { edition })}</p>
      {open.length === 0 ? null : (
        <p className={isTried ? 'field-note wrong' : 'soft'} role={isTried ? 'alert' : undefined}>
          {t('opinion.open', { count: open.length })}
        </p>
      )}
      {give.error === null ? null : <ProblemNote error={give.error} />}
      <Button type="primary" loading={give.isPending} onClick={() => void submit()}>
        {t('opinion.save')}
      </Button>
    </section>
  );
};

/** The provider's own checklist, a question per line. */
export const Checklist = (props: Props) => {
  const asked = useVocabulary();
  return <Answer asked={asked}>{(vocabulary) => <Questions {...props} vocabulary={vocabulary} />}</Answer>;
};

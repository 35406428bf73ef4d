import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import type { Case, CaseEvent } from './case.ts';
import type { CaseType } from './definition.ts';
import { AnswersRead } from './form/AnswersRead.tsx';
import { useCaseWords } from './names.ts';

type EventProps = { readonly event: CaseEvent; readonly type: CaseType };

/** Answers of a step, in the words of its form. The opening's are shown as the application itself. */
const Content = ({ event, type }: EventProps) => {
  const form = type.transitions.find(({ action }) => action === event.action)?.form;
  if (form === undefined || event.content === null || Object.keys(event.content).length === 0) return null;
  return <AnswersRead form={form} answers={event.content} withheld={[]} />;
};

const OneEvent = ({ event, type }: EventProps) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  const { say, nameOf } = useCaseWords();
  const { seq, at, label, as, organisation, person, before, after, comment, isInternal } = event;
  const hasMoved = before !== null && say(before) !== say(after);
  const who = [organisation === null ? null : nameOf(organisation), person?.name, t(`role.${as}`)];
  return (
    <li id={`event-${seq}`}>
      <p className="event-head">
        <strong>{say(label)}</strong>
        {isInternal ? <StateTag meaning="attention">{t('history.internal')}</StateTag> : null}
        {hasMoved ? <span className="soft">→ {say(after)}</span> : null}
      </p>
      <p className="soft small">{[moment(at), ...who].filter((part) => part != null).join(' · ')}</p>
      {comment === null ? null : <p className="as-typed">{comment}</p>}
      <Content event={event} type={type} />
    </li>
  );
};

/** What happened in a case, newest first, and whether its chain of hashes is whole. */
export const History = ({ one, type }: { readonly one: Case; readonly type: CaseType }) => {
  const { t } = useTranslation('cases');
  const { id } = one;
  const asked = useAsk(['cases', id, 'history', one.seq], (api) =>
    api.GET('/api/v1/cases/{id}/history', { params: { path: { id } } }),
  );
  return (
    <section className="panel">
      <h2>{t('history.title')}</h2>
      <Answer asked={asked}>
        {({ items, chain }) => (
          <>
            {items.length === 0 ? <p className="soft">{t('history.none')}</p> : null}
            <ol className="events" reversed>
              {[...items].reverse().map((event) => (
                <OneEvent key={event.seq} event={event} type={type} />
              ))}
            </ol>
            <p className="soft small">
              {t(chain.isWhole ? 'history.whole' : 'history.broken', { count: chain.events })}
              {chain.headHash === null ? null : (
                <>
                  {' '}
                  <code>{chain.headHash.slice(0, 16)}…</code>
                </>
              )}
            </p>
          </>
        )}
      </Answer>
    </section>
  );
};

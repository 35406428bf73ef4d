import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { StateTag } from '../parts/StateTag.tsx';
import { type Case, type Clock, cardMeaning } from './case.ts';
import { useCaseWords } from './names.ts';

const ClockState = ({ clock }: { readonly clock: Clock }) => {
  const { t } = useTranslation('cases');
  const { moment, day } = useFormats();
  const { say, leftOf } = useCaseWords();
  const { stoppedAt, isOnTime, pausedBy, card, dueAt } = clock;
  if (stoppedAt !== null) {
    return (
      <StateTag meaning={isOnTime === false ? 'wrong' : 'good'}>
        {t(isOnTime === false ? 'clock.late' : 'clock.kept', { when: moment(stoppedAt) })}
      </StateTag>
    );
  }
  if (pausedBy !== null) {
    return (
      <StateTag meaning="waiting">
        {t('clock.paused', { reason: say(pausedBy.reason), when: day(pausedBy.resumesAt) })}
      </StateTag>
    );
  }
  return <StateTag meaning={cardMeaning[card]}>{leftOf(dueAt, new Date())}</StateTag>;
};

const OneClock = ({ clock }: { readonly clock: Clock }) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  const { say } = useCaseWords();
  const { title, percent, card, startedAt, dueAt, statutoryDueAt, isProvisional, basisText, extendedBy } = clock;
  return (
    <li className="clock">
      <div className="clock-head">
        <strong>{say(title)}</strong>
        <ClockState clock={clock} />
      </div>
      <div
        className={`clock-bar ${card}`}
        role="img"
        aria-label={t('clock.used', { title: say(title), percent: Math.min(percent, 999) })}
      >
        <span style={{ inlineSize: `${Math.min(percent, 100)}%` }} />
      </div>
      <p className="soft small">
        {t('clock.span', { from: moment(startedAt), until: moment(dueAt) })}
        {statutoryDueAt === null ? '' : ` · ${t('clock.statutory', { when: moment(statutoryDueAt) })}`}
        {extendedBy === null ? '' : ` · ${t('clock.extended', { count: extendedBy })}`}
        {isProvisional ? ` · ${t('due.provisional')}` : ''}
      </p>
      <details className="small">
        <summary>{t('clock.basis')}</summary>
        <p>
          {say(basisText.text)} {basisText.source ?? ''}
          {basisText.verified ? '' : ` ${t('clock.unverified')}`}
        </p>
      </details>
    </li>
  );
};

/** The clocks of a case: what was promised, what is used of it, what it rests on; running ones first. */
export const Clocks = ({ one }: { readonly one: Case }) => {
  const { t } = useTranslation('cases');
  const running = one.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const over = one.clocks.filter(({ stoppedAt }) => stoppedAt !== null);
  return (
    <section className="panel">
      <h2>{t('clock.title')}</h2>
      {one.clocks.length === 0 ? <p className="soft">{t('clock.none')}</p> : null}
      <ul className="plain-list clocks">
        {[...running, ...over].map((clock) => (
          <OneClock key={`${clock.key} ${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
    </section>
  );
};

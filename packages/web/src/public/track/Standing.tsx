import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { When } from '../parts/When.tsx';
import type { Told } from './useTracked.ts';

type Clock = Told['clocks'][number];

const toneOf = { green: 'good', yellow: 'attention', red: 'wrong' } as const;

const wordOf = ({ stoppedAt, isOnTime, pausedBy, card }: Clock) => {
  if (stoppedAt !== null) return isOnTime === false ? 'late' : 'inTime';
  return pausedBy === null ? card : 'paused';
};

const tagOf = (clock: Clock): string => {
  if (clock.stoppedAt !== null) return clock.isOnTime === false ? 'wrong' : 'good';
  return clock.pausedBy === null ? toneOf[clock.card] : 'waiting';
};

const ClockLine = ({ clock }: { readonly clock: Clock }) => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  const { title, dueAt, stoppedAt, pausedBy, basisText, isProvisional } = clock;
  return (
    <li className="clock">
      <strong>{inLanguage(title, language)}</strong>{' '}
      <span className={`tag ${tagOf(clock)}`}>{t(`card.${wordOf(clock)}`)}</span>
      <span className="soft small">
        {stoppedAt === null ? (
          <>
            {t('clock.until')} <When at={dueAt} withTime />
          </>
        ) : (
          <>
            {t('clock.stopped')} <When at={stoppedAt} withTime />
          </>
        )}
        {pausedBy === null ? null : ` · ${inLanguage(pausedBy.reason, language)}`}
        {isProvisional ? ` · ${t('clock.provisional')}` : null}
      </span>
      <span className="soft small">
        {inLanguage(basisText.text, language)}
        {basisText.verified ? null : ` ${t('clock.unverified')}`}
      </span>
    </li>
  );
};

/** Who has it now, in words. */
const useHolder = () => {
  const { t } = useTranslation('residents');
  const language = useLanguage();
  return ({ waitsFor, office }: Told): string | undefined => {
    if (waitsFor === null) return undefined;
    if (waitsFor.role === 'applicant') return t('stands.you');
    const { name, nameEn } = waitsFor.organisation ?? office;
    return language === 'zh' ? name : nameEn || name;
  };
};

/** Where a request stands: its state, who has it, since when, until when. */
export const Standing = ({ told }: { readonly told: Told }) => {
  const { t } = useTranslation(['residents', 'common']);
  const language = useLanguage();
  const holder = useHolder()(told);
  const { state, waitsFor, openedAt, endedAt, clocks } = told;
  return (
    <section className="section" aria-labelledby="stands">
      <h2 id="stands">{t('stands.title')}</h2>
      <p className="finding" aria-live="polite">
        {inLanguage(state.label, language)}
      </p>
      <dl className="facts pairs">
        <div>
          <dt>{t('stands.filed')}</dt>
          <dd>
            <When at={openedAt} withTime />
          </dd>
        </div>
        {holder === undefined || waitsFor === null ? null : (
          <div>
            <dt>{t('stands.holder')}</dt>
            <dd>
              {holder}{' '}
              <span className="soft small">
                {t('stands.since')} <When at={waitsFor.since} withTime />
              </span>
            </dd>
          </div>
        )}
        {waitsFor?.until === null || waitsFor === null ? null : (
          <div>
            <dt>{t('stands.until')}</dt>
            <dd>
              <When at={waitsFor.until} withTime />
            </dd>
          </div>
        )}
        {endedAt === null ? null : (
          <div>
            <dt>{t('stands.ended')}</dt>
            <dd>
              <When at={endedAt} withTime />
            </dd>
          </div>
        )}
      </dl>
      {clocks.length === 0 ? null : (
        <ul className="clocks" aria-label={t('clock.title')}>
          {clocks.map((clock) => (
            <ClockLine key={clock.key} clock={clock} />
          ))}
        </ul>
      )}
    </section>
  );
};

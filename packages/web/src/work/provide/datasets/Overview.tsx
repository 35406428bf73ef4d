import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { localeOf } from '../../../shared/language.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import type { Assessment } from '../answers.ts';
import { LevelTag } from '../parts/LevelTag.tsx';

type Props = { readonly assessment: Assessment };

const editionsOf = (assessment: Assessment): string =>
  assessment.ruleSets.map(({ number, edition }) => `${number} (${edition})`).join(' · ');

const HowMade = ({ text, assessment }: { readonly text: string } & Props) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <>
      <p>{text}</p>
      <p className="soft small">
        {t('figure.rows')}: {number(assessment.source.rows)} · {t('figure.edition')}: {editionsOf(assessment)}
      </p>
    </>
  );
};

/** The figures of a version, each with how it was made. */
export const KeyFigures = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { number, bytes, money } = useFormats();
  const { source, quality, sensitivity, value, suspects, duplicateRows, createdAt } = assessment;
  const made = (text: string) => <HowMade text={text} assessment={assessment} />;
  const amount = (amountMinor: string | null): string | undefined =>
    amountMinor === null || value.currency === null ? undefined : money({ amountMinor, currency: value.currency });
  const range = { low: amount(value.lowMinor) ?? '', high: amount(value.highMinor) ?? '' };
  return (
    <Figures>
      <Figure
        label={t('figure.rows')}
        value={number(source.rows)}
        asOf={createdAt}
        howMade={made(t('figure.rowsMade'))}
      />
      <Figure label={t('figure.columns')} value={number(source.columns)} unit={`· ${bytes(source.bytes)}`} />
      <Figure
        label={t('figure.quality')}
        value={quality.score === null ? undefined : quality.score.toFixed(1)}
        unit={`${t('figure.points')}${quality.grade === null ? '' : ` · ${t('figure.grade', { grade: quality.grade })}`}`}
        coverage={quality.coverage}
        howMade={made(t('figure.qualityMade'))}
      />
      <Figure
        label={t('figure.level')}
        value={<LevelTag level={sensitivity.level} />}
        howMade={made(t('figure.levelMade'))}
      />
      <Figure
        label={t('figure.value')}
        value={amount(value.baseMinor)}
        {...(value.status === 'computed' ? { unit: t('figure.range', range) } : {})}
        howMade={made(t('figure.valueMade'))}
      />
      <Figure label={t('figure.suspects')} value={number(suspects.count)} howMade={made(t('figure.suspectsMade'))} />
      <Figure label={t('figure.duplicates')} value={number(duplicateRows)} howMade={made(t('figure.duplicatesMade'))} />
    </Figures>
  );
};

const columnsNamedMax = 5;

/** `2013-03-01T00:00:00` as people write it; the zone is the series' own, so nothing is converted. */
const moment = (written: string): string => written.replace('T', ' ').replace(/(\d\d:\d\d):00$/, '$1');

const units = { D: 'day', H: 'hour', M: 'minute', S: 'second' } as const;

/** `PT1H` as "1 hour"; a step of another form stays as it is. */
const stepWords = (step: string, locale: string): string => {
  const [, amount, unit] = /^PT?(\d+)([DHMS])$/.exec(step) ?? [];
  const isUnit = unit === 'D' || unit === 'H' || unit === 'M' || unit === 'S';
  // months share their letter with minutes and differ by the T
  if (amount === undefined || !isUnit || step.startsWith('PT') === (unit === 'D')) return step;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: units[unit], unitDisplay: 'long' }).format(
    Number(amount),
  );
};

const Series = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const { number } = useFormats();
  const language = useLanguage();
  const { series } = assessment;
  if (series === null) return null;
  const { presentSteps, expectedSteps } = series;
  const [from, to] = [moment(series.from), moment(series.to)];
  const step = stepWords(series.step, localeOf(language));
  const gaps = [...series.columns].sort((a, b) => b.missing - a.missing);
  return (
    <section className="panel">
      <h2>{t('series.title')}</h2>
      <p>{t('series.text', { from, to, step, present: number(presentSteps), expected: number(expectedSteps) })}</p>
      <ul className="bullet-list">
        {gaps.slice(0, columnsNamedMax).map(({ name, missing, runs, longest }) => (
          <li key={name}>
            {t('series.longest', {
              column: name,
              missing: number(missing),
              runs: number(runs),
              steps: number(longest.steps),
              from: moment(longest.from),
              to: moment(longest.to),
            })}
          </li>
        ))}
      </ul>
      {gaps.length > columnsNamedMax ? (
        <p className="soft">{t('series.more', { count: gaps.length - columnsNamedMax })}</p>
      ) : null}
    </section>
  );
};

/** Figures, keys and the time axis of a version. */
export const Overview = ({ assessment }: Props) => {
  const { t } = useTranslation('datasets');
  const keys = assessment.keys.map((key) => key.join(' + ')).join(' · ');
  return (
    <>
      <KeyFigures assessment={assessment} />
      <p>{keys === '' ? t('profile.noKeys') : t('profile.keys', { keys })}</p>
      <Series assessment={assessment} />
    </>
  );
};

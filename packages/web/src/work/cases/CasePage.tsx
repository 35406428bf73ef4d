import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { StateTag, Waiting } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { CaseAnswer, type ShownCase } from './CaseAnswer.tsx';
import { Clocks } from './Clocks.tsx';
import { stateMeaning } from './case.ts';
import { DueTag } from './DueTag.tsx';
import { AnswersRead } from './form/AnswersRead.tsx';
import { History } from './History.tsx';
import { Materials } from './Materials.tsx';
import { Money } from './Money.tsx';
import { useCaseWords } from './names.ts';
import { Reviews } from './Reviews.tsx';
import { Steps } from './Steps.tsx';

/** A colleague may take a step meanwhile; the page asks anew so often. */
const liveMs = 30_000;

type Props = ShownCase;

const Now = ({ one, type }: Props) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  const { say, whoOf } = useCaseWords();
  const { waitsFor, endedAt, mergedInto } = one;
  return (
    <section className="panel now" aria-labelledby="case-now">
      <h2 id="case-now">{t('page.now')}</h2>
      <div aria-live="polite">
        <p className="state-line">
          <StateTag meaning={stateMeaning(one)}>{say(one.state.label)}</StateTag>
          {endedAt === null ? <DueTag due={one.due} /> : <span>{t('list.ended', { when: moment(endedAt) })}</span>}
        </p>
        {waitsFor === null ? null : (
          <p>
            <Waiting who={whoOf(one) ?? ''} since={waitsFor.since} />
          </p>
        )}
        {mergedInto === null ? null : <Link to={`/cases/${mergedInto}`}>{t('page.merged')}</Link>}
      </div>
      <Steps one={one} type={type} />
    </section>
  );
};

const Parties = ({ one }: Pick<Props, 'one'>) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  const { nameOf } = useCaseWords();
  const { lead, assignee, assignment, joined } = one;
  const { firstResponsible, coUnits, returns, returnsMax, transfers, transfersMax } = assignment;
  const lines: readonly (readonly [string, string])[] = [
    [t('party.applicant'), nameOf(one.applicant)],
    [t('party.office'), nameOf(one.office)],
    ...(lead === null ? [] : [[t('party.lead'), nameOf(lead)] as const]),
    ...(assignee === null ? [] : [[t('party.person'), assignee.name ?? t('list.somebody')] as const]),
    ...(firstResponsible === null ? [] : [[t('party.first'), nameOf(firstResponsible)] as const]),
    ...(coUnits.length === 0 ? [] : [[t('party.co'), coUnits.map(nameOf).join(' · ')] as const]),
    [t('party.returns'), t('party.of', { count: returns, max: returnsMax })],
    [t('party.transfers'), t('party.of', { count: transfers, max: transfersMax })],
    [t('list.opened'), moment(one.openedAt)],
  ];
  return (
    <section className="panel">
      <h2>{t('party.title')}</h2>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name} className="facts-line">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {joined.length === 0 ? null : (
        <p>
          {t('party.joined')}{' '}
          {joined.map((id) => (
            <Link key={id} to={`/cases/${id}`}>
              {id}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
};

const Application = ({ one, type }: Props) => {
  const { t } = useTranslation('cases');
  return (
    <section className="panel">
      <h2>{t('page.application')}</h2>
      {one.form === null ? (
        <p className="soft">{t('page.sealed')}</p>
      ) : (
        <AnswersRead form={type.form} answers={one.form} withheld={one.withheld} />
      )}
    </section>
  );
};

const Incidents = ({ one }: Pick<Props, 'one'>) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  if (one.incidents.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('page.incidents')}</h2>
      <ul className="plain-list">
        {one.incidents.map(({ id, kind, code, since }) => (
          <li key={id}>
            <StateTag meaning="wrong">{kind}</StateTag> <code>{code}</code>{' '}
            <span className="soft small">{moment(since)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Shown = ({ one, type }: Props) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  return (
    <WorkView
      title={one.subject || say(one.type.title)}
      lead={t('page.lead', { number: one.number, type: say(one.type.title), role: t(`role.${one.as}`) })}
      actions={
        one.as === 'reviewer' ? (
          <Link className="link-button" to={`/scoring/${one.id}`}>
            {t('page.toScoring')}
          </Link>
        ) : null
      }
    >
      <div className="case-screen">
        <div className="case-side">
          <Now one={one} type={type} />
          <Clocks one={one} />
          <Parties one={one} />
        </div>
        <div className="case-main">
          <Incidents one={one} />
          <Application one={one} type={type} />
          <Materials one={one} />
          <Reviews one={one} type={type} />
          <Money one={one} />
          <History one={one} type={type} />
        </div>
      </div>
    </WorkView>
  );
};

/** One case on one screen: where it stands and what can be done, clocks, application, documents, reviews, money, history. */
export const Page = () => <CaseAnswer everyMs={liveMs}>{(shown) => <Shown {...shown} />}</CaseAnswer>;

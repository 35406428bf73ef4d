import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { useHolders } from '../operate/books/useHolders.ts';
import { Figure, Figures } from '../parts/Figure.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { useKinds } from './kinds.ts';

/** An agreement at a moment, rebuilt from the log. */
export type Replayed =
  ApiPaths['/api/v1/agreements/{id}/replay']['get']['responses'][200]['content']['application/json'];

type State = Replayed['state'];
type Props = { readonly replayed: Replayed };

const Compared = ({ replayed: { agreesWithRows, differences } }: Props) => {
  const { t } = useTranslation('audit');
  if (agreesWithRows === null) return <p className="soft">{t('replay.onlyNow')}</p>;
  return agreesWithRows ? (
    <p>
      <StateTag meaning="good">{t('replay.agrees')}</StateTag>
    </p>
  ) : (
    <>
      <p>
        <StateTag meaning="wrong">{t('replay.differs')}</StateTag>
      </p>
      <ul>
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </>
  );
};

const Money = ({ state }: { readonly state: State }) => {
  const { t } = useTranslation('audit');
  const { money, number } = useFormats();
  const { price, escrow, inEscrowMinor, rowsGranted, uses, isAccessOpen } = state;
  const currency = escrow?.currency ?? price?.currency;
  return (
    <Figures>
      <Figure
        label={t('replay.access')}
        value={
          <StateTag meaning={isAccessOpen ? 'good' : 'plain'}>
            {t(isAccessOpen ? 'replay.open' : 'replay.shut')}
          </StateTag>
        }
      />
      <Figure label={t('replay.price')} value={price === null ? '–' : money(price)} />
      <Figure
        label={t('replay.escrow')}
        value={currency === undefined ? '–' : money({ amountMinor: inEscrowMinor, currency })}
      />
      <Figure
        label={t('replay.uses')}
        value={number(uses.share + uses.download)}
        howMade={t('replay.usesOf', { share: uses.share, download: uses.download })}
      />
      <Figure label={t('replay.rows')} value={number(rowsGranted)} />
    </Figures>
  );
};

const Parties = ({ parties }: { readonly parties: NonNullable<State['parties']> }) => {
  const { t } = useTranslation('audit');
  const { providerId, buyerId, operatorId } = parties;
  const nameOf = useHolders([providerId, buyerId, operatorId]);
  return (
    <>
      <dt>{t('replay.provider')}</dt>
      <dd>{nameOf(providerId)}</dd>
      <dt>{t('replay.buyer')}</dt>
      <dd>{nameOf(buyerId)}</dd>
      <dt>{t('replay.operator')}</dt>
      <dd>{nameOf(operatorId)}</dd>
    </>
  );
};

/** Facts that are there at some moments only. */
const Sometimes = ({ state }: { readonly state: State }) => {
  const { t } = useTranslation('audit');
  const { moment, money } = useFormats();
  const { escrow, failedRules, acceptanceDueAt, endReason, deletion } = state;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      t('replay.escrowState'),
      escrow === null
        ? undefined
        : `${t(`replay.escrows.${escrow.state}`)} · ${t('replay.fee')} ${money({ amountMinor: escrow.feeMinor, currency: escrow.currency })}`,
    ],
    [t('replay.due'), acceptanceDueAt === null ? undefined : moment(acceptanceDueAt)],
    [t('replay.failed'), failedRules.length === 0 ? undefined : failedRules.join(', ')],
    [t('replay.end'), endReason ?? undefined],
    [
      t('replay.deletion'),
      deletion === null
        ? undefined
        : deletion.isStated
          ? t('replay.deletionDone')
          : t('replay.deletionDue', { when: moment(deletion.dueAt) }),
    ],
  ];
  return facts.map(([label, value]) =>
    value === undefined ? null : (
      <div key={label} className="fact-pair">
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ),
  );
};

const Used = ({ entries }: Pick<Replayed, 'entries'>) => {
  const { t } = useTranslation('audit');
  const { moment } = useFormats();
  const { wordOf } = useKinds();
  return (
    <details>
      <summary>
        {t('replay.used')} ({entries.length})
      </summary>
      <ul className="plain-list log-list">
        {entries.map(({ id, kind, at }) => (
          <li key={id}>
            <span>
              {wordOf(kind)}
              <span className="soft small"> · {moment(at)}</span>
            </span>
            <Link to={`/entries?entry=${id}`}>{t('replay.proof')}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What the log says an agreement was at a moment: state, parties, money, access, and the entries that say so. */
export const Moment = ({ replayed }: Props) => {
  const { t } = useTranslation('audit');
  const { state, stateSha256, entries } = replayed;
  return (
    <>
      <Compared replayed={replayed} />
      {state.erased.length === 0 ? null : (
        <p>
          <StateTag meaning="attention">{t('replay.erased', { count: state.erased.length })}</StateTag>
        </p>
      )}
      <Money state={state} />
      <dl className="facts">
        <dt>{t('replay.state')}</dt>
        <dd>{t(`replay.states.${state.state}`)}</dd>
        <dt>{t('replay.delivery')}</dt>
        <dd>{state.deliveryState === null ? '–' : t(`replay.deliveries.${state.deliveryState}`)}</dd>
        {state.parties === null ? null : <Parties parties={state.parties} />}
        <Sometimes state={state} />
        {state.hash === null ? null : (
          <>
            <dt>{t('replay.signed')}</dt>
            <dd className="hash">{state.hash}</dd>
          </>
        )}
        <dt>{t('replay.hash')}</dt>
        <dd className="hash">{stateSha256}</dd>
      </dl>
      <Used entries={entries} />
    </>
  );
};

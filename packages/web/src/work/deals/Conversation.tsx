import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { Changes } from './Changes.tsx';
import { ClauseTable } from './ClauseTable.tsx';
import type { Negotiation } from './NegotiationPage.tsx';
import { useNames } from './names.ts';
import { type Proposal, readTerms } from './terms.ts';

type Version =
  ApiPaths['/api/v1/negotiations/{id}/versions']['get']['responses'][200]['content']['application/json']['items'][number];

const proposalOf = ({ terms, price }: Pick<Version, 'terms' | 'price'>): Proposal => ({
  terms: readTerms(terms),
  price,
});

type Props = { readonly version: Version; readonly before: Proposal | undefined; readonly who: string };

const Turn = ({ version, before, who }: Props) => {
  const { t } = useTranslation(['deals', 'terms']);
  const { moment, money } = useFormats();
  const { number, author, signature, hash, price, clauses } = version;
  return (
    <li className={`turn ${author}`}>
      <h3>
        {t('page.version', { number })} · {money(price)}
      </h3>
      <p className="soft small">
        {t('page.by', { who, when: moment(version.createdAt) })} ·{' '}
        {t(signature.onBehalf ? 'page.signedBehalf' : 'page.signedOwn')} · {t('page.hash')}{' '}
        <code className="hash" title={hash}>
          {hash.slice(0, 16)}…
        </code>
      </p>
      {before === undefined ? (
        <p className="soft">{t('terms:change.first')}</p>
      ) : (
        <Changes before={before} after={proposalOf(version)} />
      )}
      <details>
        <summary>{t('page.whole')}</summary>
        <ClauseTable proposal={proposalOf(version)} clauses={clauses} />
      </details>
    </li>
  );
};

const Messages = ({ negotiation }: { readonly negotiation: Negotiation }) => {
  const { t } = useTranslation('deals');
  const { moment } = useFormats();
  const { whoOf } = useNames();
  return (
    <details>
      <summary>{t('page.messages')}</summary>
      <ol className="plain-list small">
        {negotiation.messages.map(({ event, party, at, reason }) => (
          <li key={`${event}${at}`}>
            {moment(at)} · {whoOf(negotiation, party)} {t(`event.${event as 'request'}`)}
            {reason === null ? null : ` · ${t('page.reason', { reason })}`}
          </li>
        ))}
      </ol>
    </details>
  );
};

/** The versions as a conversation, newest first; each with what changed against the one before. */
export const Conversation = ({ negotiation }: { readonly negotiation: Negotiation }) => {
  const { t } = useTranslation('deals');
  const { whoOf } = useNames();
  const { id, versionNumber } = negotiation;
  const asked = useAsk(['negotiations', id, 'versions', versionNumber], (api) =>
    api.GET('/api/v1/negotiations/{id}/versions', { params: { path: { id } } }),
  );
  return (
    <section className="panel">
      <h2>{t('page.conversation')}</h2>
      <Answer asked={asked}>
        {({ items }) => (
          <ol className="turns">
            {items
              .map((version, at) => ({ version, before: items[at - 1] }))
              .reverse()
              .map(({ version, before }) => (
                <Turn
                  key={version.number}
                  version={version}
                  before={before === undefined ? undefined : proposalOf(before)}
                  who={whoOf(negotiation, version.author)}
                />
              ))}
          </ol>
        )}
      </Answer>
      <Messages negotiation={negotiation} />
    </section>
  );
};

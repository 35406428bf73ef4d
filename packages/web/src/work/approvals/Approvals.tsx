import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk, useDo } from '../api.tsx';
import { PathLink } from '../links.tsx';
import { holds, useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { Empty } from '../parts/Empty.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';

type Approval = ApiPaths['/api/v1/approvals']['get']['responses'][200]['content']['application/json']['items'][number];

const meanings: Readonly<Record<Approval['state'], Meaning>> = {
  waiting: 'waiting',
  approved: 'good',
  refused: 'wrong',
  used: 'plain',
};

const wordOf = {
  'identity.key_replacement': 'key',
  'assess.level_lowering': 'level',
  'audit.erasure': 'erasure',
} as const;

const kindOf = (kind: string) => wordOf[kind as keyof typeof wordOf] ?? 'other';

/** The page of what an approval is about, where the portal has one. */
const subjectPath = ({ kind, subject }: Approval): string | undefined =>
  kind === 'assess.level_lowering'
    ? `/work/datasets/${subject}`
    : kind === 'audit.erasure'
      ? `/work/entries?entry=${subject}`
      : kind === 'identity.key_replacement'
        ? '/work/organisation/key'
        : undefined;

const Decide = ({ approval }: { readonly approval: Approval }) => {
  const { t } = useTranslation('approvals');
  const decide = useDo(
    (api, approve: boolean) =>
      api.POST('/api/v1/approvals/{id}/decision', { params: { path: { id: approval.id } }, body: { approve } }),
    ['approvals', 'keys', 'my-work', 'notices'],
  );
  return (
    <div className="work-actions">
      <ConfirmButton
        type="primary"
        label={t('yes')}
        title={t('yesTitle')}
        isFinal
        onConfirm={() => decide.mutateAsync(true)}
      >
        <p>{t('yesText', { what: t(`kinds.${kindOf(approval.kind)}`) })}</p>
        <p className="as-typed">{approval.reason}</p>
      </ConfirmButton>
      <ConfirmButton isDanger label={t('no')} title={t('noTitle')} isFinal onConfirm={() => decide.mutateAsync(false)}>
        <p>{t('noText')}</p>
      </ConfirmButton>
    </div>
  );
};

const WhoDecides = ({ approval }: { readonly approval: Approval }) => {
  const { t } = useTranslation(['approvals', 'workspace']);
  const me = useMe();
  if (approval.state !== 'waiting') return null;
  if (approval.requestedBy === me.personId) return <p className="soft">{t('yours')}</p>;
  if (holds(me, approval.roles)) return <Decide approval={approval} />;
  const roles = approval.roles.map((role) => t(`workspace:roles.${role}`)).join(' · ');
  return <p className="soft">{t('others', { roles })}</p>;
};

const Card = ({ approval }: { readonly approval: Approval }) => {
  const { t } = useTranslation('approvals');
  const { moment } = useFormats();
  const { state, subject, contentSha256, reason, requestedByName, requestedAt, decidedByName } = approval;
  const path = subjectPath(approval);
  return (
    <article className="panel" aria-labelledby={approval.id}>
      <h3 id={approval.id} className="card-title">
        {t(`kinds.${kindOf(approval.kind)}`)} <StateTag meaning={meanings[state]}>{t(`states.${state}`)}</StateTag>
      </h3>
      <p className="soft small">
        {t('asked', { name: requestedByName, when: moment(requestedAt) })}
        {decidedByName === null ? '' : ` · ${t('answered', { name: decidedByName })}`}
      </p>
      <dl className="facts">
        <dt>{t('reason')}</dt>
        <dd className="as-typed">{reason}</dd>
        <dt>{t('subject')}</dt>
        <dd>{path === undefined ? <code>{subject}</code> : <PathLink path={path}>{subject}</PathLink>}</dd>
        <dt>{t('hash')}</dt>
        <dd>
          <code>{contentSha256}</code>
          {state === 'waiting' ? <div className="soft small">{t('hashHint')}</div> : null}
        </dd>
      </dl>
      <WhoDecides approval={approval} />
    </article>
  );
};

const Cards = ({ title, approvals }: { readonly title: string; readonly approvals: readonly Approval[] }) =>
  approvals.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      {approvals.map((approval) => (
        <Card key={approval.id} approval={approval} />
      ))}
    </section>
  );

/** Everything of one's organisation that needs, or needed, a second person: what it is, why, and who may say yes. */
export const Page = () => {
  const { t } = useTranslation('approvals');
  const asked = useAsk(['approvals'], (api) => api.GET('/api/v1/approvals'));
  return (
    <WorkView title={t('title')} lead={t('lead')}>
      <Answer asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} text={t('noneText')} />
          ) : (
            <>
              <Cards title={t('waiting')} approvals={items.filter(({ state }) => state === 'waiting')} />
              <Cards title={t('decided')} approvals={items.filter(({ state }) => state !== 'waiting')} />
            </>
          )
        }
      </Answer>
    </WorkView>
  );
};

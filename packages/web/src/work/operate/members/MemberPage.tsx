import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk, useDo } from '../../api.tsx';
import { holds, useMe } from '../../me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { useNames } from '../names.ts';
import { type Member, meaningOf } from './types.ts';

type Props = { readonly member: Member };

type Step = 'verify' | 'refuse' | 'suspend' | 'reinstate';

/** What may be done in a state, as the platform's table of states has it. */
const stepsOf: Readonly<Record<Member['state'], readonly Step[]>> = {
  applied: ['verify', 'refuse'],
  verified: ['suspend'],
  suspended: ['reinstate', 'refuse'],
  refused: [],
};

const decisionOf = { verify: 'verified', refuse: 'refused', suspend: 'suspended', reinstate: 'verified' } as const;

const Decisions = ({ member }: Props) => {
  const { t } = useTranslation('members');
  const { nameOf } = useNames();
  const name = nameOf(member);
  const decide = useDo(
    (api, given: { readonly step: Step; readonly reason: string }) =>
      api.POST('/api/v1/organisations/{id}/decision', {
        params: { path: { id: member.id } },
        body: { decision: decisionOf[given.step], reason: given.reason },
      }),
    ['members', 'my-work', 'notices', 'entries'],
  );
  return stepsOf[member.state].map((step) => (
    <ConfirmButton
      key={step}
      needsReason
      type={step === 'verify' || step === 'reinstate' ? 'primary' : 'default'}
      isDanger={step === 'refuse' || step === 'suspend'}
      isFinal={step === 'refuse'}
      label={t(step)}
      title={t(`${step}Title`, { name })}
      onConfirm={(reason) => decide.mutateAsync({ step, reason })}
    >
      <p>{t(`${step}Text`)}</p>
    </ConfirmButton>
  ));
};

const Facts = ({ member }: Props) => {
  const { t } = useTranslation(['members', 'settings']);
  const { moment } = useFormats();
  const { standing } = member;
  const at = (when: string | null | undefined): string => (when === null || when === undefined ? '–' : moment(when));
  return (
    <section className="panel">
      <dl className="facts">
        <dt>{t('name')}</dt>
        <dd>
          {member.name}
          <div className="soft">{member.nameEn}</div>
        </dd>
        <dt>{t('code')}</dt>
        <dd>
          <code>{member.creditCode ?? t('noCode')}</code>
        </dd>
        <dt>{t('region')}</dt>
        <dd>{member.region}</dd>
        <dt>{t('does')}</dt>
        <dd>{member.marketRoles.map((role) => t(`settings:marketRoles.${role}`)).join(' · ')}</dd>
        <dt>{t('applied')}</dt>
        <dd>{at(standing?.appliedAt)}</dd>
        <dt>{t('decided')}</dt>
        <dd>{at(standing?.decidedAt)}</dd>
        <dt>{t('reason')}</dt>
        <dd className="as-typed">{standing?.decisionReason ?? t('noDecision')}</dd>
        <dt>{t('id')}</dt>
        <dd>
          <code>{member.id}</code>
        </dd>
      </dl>
    </section>
  );
};

const Check = ({ member }: Props) => {
  const { t } = useTranslation('members');
  return (
    <section className="panel">
      <h2>{t('check.title')}</h2>
      <ul className="reading">
        <li>{t('check.licence')}</li>
        <li>
          {member.creditCode === null ? (
            <StateTag meaning="attention">{t('check.codeMissing')}</StateTag>
          ) : (
            t('check.code')
          )}
        </li>
        <li>{t('check.person')}</li>
        <li>{t('check.twice')}</li>
      </ul>
    </section>
  );
};

const Keys = ({ member: { id } }: Props) => {
  const { t } = useTranslation('members');
  const { day } = useFormats();
  const asked = useAsk(['keys', id], (api) => api.GET('/api/v1/organisations/{id}/keys', { params: { path: { id } } }));
  return (
    <section className="panel">
      <h2>{t('keys.title')}</h2>
      <Answer asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('keys.none')}</p>
          ) : (
            <ul className="plain-list">
              {items.map((key) => (
                <li key={key.id}>
                  <StateTag meaning={key.state === 'active' ? 'good' : 'plain'}>{t(`keys.${key.state}`)}</StateTag>{' '}
                  <code className="hash">{key.publicKey}</code>
                  <div className="soft small">
                    {t('keys.holder')}: {t(`keys.holders.${key.holder}`)} · {t('keys.from')} {day(key.activeFrom)}
                    {key.retiredAt === null ? '' : ` · ${t('keys.until')} ${day(key.retiredAt)}`}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
};

const Loaded = ({ member }: Props) => {
  const { t } = useTranslation('members');
  const me = useMe();
  const { nameOf } = useNames();
  const { state } = member;
  const isItself = member.marketRoles.includes('operator');
  const mayDecide = holds(me, ['exchangeManager']) && !isItself;
  return (
    <WorkView
      title={nameOf(member)}
      lead={
        <>
          <StateTag meaning={meaningOf[state]}>{t(`states.${state}`)}</StateTag>{' '}
          {isItself ? t('itself') : state === 'refused' ? t('final') : null}
        </>
      }
      actions={mayDecide ? <Decisions member={member} /> : null}
    >
      {state === 'applied' ? <Check member={member} /> : null}
      <Facts member={member} />
      <Keys member={member} />
    </WorkView>
  );
};

/** One organisation of the region: what it is, what to check, and the decision about it. */
export const Page = () => {
  const { id = '' } = useParams();
  const asked = useAsk(['members', id], (api) => api.GET('/api/v1/organisations/{id}', { params: { path: { id } } }));
  return <Answer asked={asked}>{(member) => <Loaded member={member} />}</Answer>;
};

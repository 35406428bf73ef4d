import { useTranslation } from 'react-i18next';
import { PathLink } from '../links.tsx';
import { type Role, useMe } from '../me.ts';

/** Where each role begins. */
const firstPath: Readonly<Record<Role, string>> = {
  exchangeManager: '/work/members',
  provider: '/work/publish',
  buyer: '/catalogue',
  auditor: '/work/entries',
  systemAdmin: '/work/deliveries',
  securityAdmin: '/work/organisation',
  auditAdmin: '/work/organisation',
  thirdParty: '/work/organisation/key',
  clerk: '/work/organisation',
  manager: '/work/organisation',
};

const roles = Object.keys(firstPath) as Role[];

/** A desk on which nothing lies: says so, and what to do first with the roles one holds. */
export const FirstSteps = () => {
  const { t } = useTranslation('desk');
  const me = useMe();
  return (
    <>
      <div className="empty">
        <h2>{t('nothing')}</h2>
        <p className="soft">{t('nothingText')}</p>
      </div>
      <section aria-labelledby="begin">
        <h2 id="begin">{t('begin')}</h2>
        <ul className="first-steps">
          {roles
            .filter((role) => me.roles.includes(role))
            .map((role) => (
              <li key={role} className="panel">
                <h3>{t(`steps.${role}.title`)}</h3>
                <p>{t(`steps.${role}.text`)}</p>
                <PathLink path={firstPath[role]}>{t(`steps.${role}.act`)}</PathLink>
              </li>
            ))}
        </ul>
      </section>
    </>
  );
};

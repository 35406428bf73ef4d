import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { holds, useMe } from '../me.ts';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Invitations } from './Invitations.tsx';
import { People } from './People.tsx';
import { Tokens } from './Tokens.tsx';

const meanings: Readonly<Record<string, Meaning>> = {
  applied: 'waiting',
  verified: 'good',
  refused: 'wrong',
  suspended: 'wrong',
};

/** One's organisation: who it is, its people, what programs sign in with. */
export const Page = () => {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const me = useMe();
  const { organisation } = me;
  const { name, nameEn, region, creditCode, state, marketRoles } = organisation;
  const seesPeople = holds(me, ['manager', 'securityAdmin', 'auditAdmin']);
  return (
    <WorkView title={language === 'zh' ? name : nameEn} lead={t('organisation.lead')}>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'name', label: t('organisation.name'), children: `${name} · ${nameEn}` },
          {
            key: 'state',
            label: t('organisation.state'),
            children: <StateTag meaning={meanings[state] ?? 'plain'}>{t(`organisation.states.${state}`)}</StateTag>,
          },
          { key: 'region', label: t('organisation.region'), children: region },
          { key: 'code', label: t('organisation.creditCode'), children: creditCode ?? t('organisation.noCode') },
          {
            key: 'roles',
            label: t('organisation.marketRoles'),
            children: marketRoles.map((role) => t(`marketRoles.${role}`)).join(' · '),
          },
        ]}
      />
      {seesPeople ? <People /> : null}
      {holds(me, ['manager', 'securityAdmin']) ? (
        <>
          <Invitations />
          <Tokens />
        </>
      ) : null}
    </WorkView>
  );
};

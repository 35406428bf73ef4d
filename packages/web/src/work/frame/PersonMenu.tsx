import { dataOf } from '@corridor/client/api';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLanguage } from '../../shared/i18n.ts';
import { useApi } from '../api.tsx';
import { type Me, useMe } from '../me.ts';

type Named = Pick<Me['organisation'], 'name' | 'nameEn'>;

/** Another organisation is another session: the page begins anew, so that nothing of the one is shown in the other. */
const useSwitch = () => {
  const api = useApi();
  return async (organisationId: string): Promise<void> => {
    await dataOf(api.POST('/api/v1/sessions/organisation', { body: { organisationId } }));
    location.assign('/work');
  };
};

const useSignOut = () => {
  const api = useApi();
  return async (): Promise<void> => {
    await dataOf(api.DELETE('/api/v1/sessions/current')).catch(() => undefined);
    location.assign('/');
  };
};

/** Who I am and for whom; other organisations of mine; the way out. */
export const PersonMenu = () => {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const go = useNavigate();
  const language = useLanguage();
  const switchTo = useSwitch();
  const signOut = useSignOut();
  const named = ({ name, nameEn }: Named): string => (language === 'zh' ? name : nameEn);
  const items: MenuProps['items'] = [
    { key: 'who', label: me.email, disabled: true },
    ...(me.others.length === 0
      ? []
      : [
          {
            key: 'others',
            type: 'group' as const,
            label: t('frame.switchTo'),
            children: me.others.map(({ organisation }) => ({
              key: organisation.id,
              label: named(organisation),
              onClick: () => void switchTo(organisation.id),
            })),
          },
        ]),
    { type: 'divider' },
    { key: 'settings', label: t('nav.me'), onClick: () => void go('/settings') },
    { key: 'public', label: <a href="/">{t('frame.publicSite')}</a> },
    { key: 'out', label: t('frame.signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" className="person-button">
        <span className="person">
          <span>{me.name}</span>
          <span className="soft person-for">{named(me.organisation)}</span>
        </span>
      </Button>
    </Dropdown>
  );
};

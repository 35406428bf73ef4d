import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { type Group, groups, type WorkPage } from '../area.ts';
import { workPages } from '../areas.ts';
import { holds, type Me, useMe } from '../me.ts';

/** Publishing is for organisations that have data to offer; a buyer's manager would only find empty pages there. */
const offersData = ({ organisation }: Me): boolean =>
  organisation.marketRoles.some((role) => role === 'provider' || role === 'agency');

const isFor = (me: Me, page: WorkPage): boolean =>
  (page.roles === undefined || holds(me, page.roles)) && (page.nav?.group !== 'provide' || offersData(me));

const inGroup = (me: Me, group: Group): readonly WorkPage[] =>
  workPages.filter((page) => page.nav?.group === group && isFor(me, page));

/** True for a page below which another one stands in the navigation: it is marked only when it is shown itself. */
const hasOwnBelow = (path: string): boolean =>
  path === '' || workPages.some((page) => page.nav !== undefined && page.path.startsWith(`${path}/`));

const GroupLinks = ({ group, pages }: { readonly group: Group; readonly pages: readonly WorkPage[] }) => {
  const { t } = useTranslation('workspace');
  return (
    <li>
      <h2>{t(`groups.${group}`)}</h2>
      <ul>
        {pages.map(({ path, nav }) =>
          nav === undefined ? null : (
            <li key={path}>
              <NavLink to={`/${path}`} end={hasOwnBelow(path)}>
                {t(`nav.${nav.key}`)}
              </NavLink>
            </li>
          ),
        )}
      </ul>
    </li>
  );
};

/** The catalogue is a public page; who buys begins there every day. */
const FindLink = () => {
  const { t } = useTranslation('workspace');
  return (
    <li>
      <h2>{t('groups.buy')}</h2>
      <ul>
        <li>
          <a href="/catalogue">{t('nav.find')}</a>
        </li>
      </ul>
    </li>
  );
};

/** What this person's roles open, in groups. */
export const Navigation = () => {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav aria-label={t('nav.main')} className="work-nav">
      <ul>
        {groups
          .map((group) => ({ group, pages: inGroup(me, group) }))
          .filter(({ group, pages }) => (group === 'buy' ? holds(me, ['buyer']) : pages.length > 0))
          .map(({ group, pages }) =>
            group === 'buy' ? <FindLink key={group} /> : <GroupLinks key={group} group={group} pages={pages} />,
          )}
      </ul>
    </nav>
  );
};

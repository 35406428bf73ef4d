import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../shared/i18n.ts';
import { inLanguage } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import { PathLink } from '../links.tsx';
import { useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { type Meaning, StateTag, Waiting } from '../parts/StateTag.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { Announcements } from './Announcements.tsx';
import { FirstSteps } from './FirstSteps.tsx';

type Item = ApiPaths['/api/v1/my/work']['get']['responses'][200]['content']['application/json']['items'][number];

const meanings: Readonly<Record<Exclude<Item['severity'], 'normal'>, Meaning>> = { late: 'wrong', soon: 'attention' };

const Line = ({ item }: { readonly item: Item }) => {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { kind, title, waitsFor, since, until, severity, path } = item;
  return (
    <li className="todo">
      <div className="todo-what">
        <span className="soft small">{t(`kinds.${kind}`)}</span>
        <PathLink path={path}>{inLanguage(title, language)}</PathLink>
      </div>
      <div className="todo-when">
        {severity === 'normal' ? null : <StateTag meaning={meanings[severity]}>{t(severity)}</StateTag>}
        <span className="soft small">{t(waitsFor === 'me' ? 'mine' : 'ours')}</span>
        <Waiting since={since} until={until} />
      </div>
    </li>
  );
};

/** Where everybody begins: what waits on me, the most urgent first; for a newcomer what to do first. */
export const Page = () => {
  const { t } = useTranslation(['workspace', 'desk']);
  const me = useMe();
  const asked = useAsk(['my-work'], (api) => api.GET('/api/v1/my/work'));
  return (
    <WorkView title={t('desk.greeting', { name: me.name })} lead={t('desk.lead')}>
      <Announcements />
      <Answer asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <FirstSteps />
          ) : (
            <section aria-labelledby="waiting">
              <h2 id="waiting">{t('desk:waiting', { count: items.length })}</h2>
              <ol className="todos">
                {items.map((item) => (
                  <Line key={`${item.kind} ${item.id}`} item={item} />
                ))}
              </ol>
            </section>
          )
        }
      </Answer>
    </WorkView>
  );
};

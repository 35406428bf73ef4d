import type { ApiPaths } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../../shared/i18n.ts';
import { inLanguage } from '../../../shared/language.ts';
import { useAsk } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { WorkView } from '../../parts/WorkView.tsx';

type Health = ApiPaths['/api/v1/operator/health']['get']['responses'][200]['content']['application/json'];

const askAgainMs = 15_000;

const Part = ({ item }: { readonly item: Health['items'][number] }) => {
  const { t } = useTranslation('operate');
  const language = useLanguage();
  return (
    <li className="panel health-part">
      <div>
        <h2>{inLanguage(item.what, language)}</h2>
        {item.advice === null ? null : <p>{inLanguage(item.advice, language)}</p>}
      </div>
      <div className="health-figure">
        <StateTag meaning={item.state}>{t(`health.states.${item.state}`)}</StateTag>
        <span>{item.figure}</span>
      </div>
    </li>
  );
};

/** Each part of the platform: how it is, the figure that says so, what to do. */
export const Page = () => {
  const { t } = useTranslation(['operate', 'common']);
  const { moment } = useFormats();
  const asked = useAsk(['health'], (api) => api.GET('/api/v1/operator/health'), { everyMs: askAgainMs });
  return (
    <WorkView title={t('health.title')} lead={t('health.lead')}>
      <Answer asked={asked}>
        {({ asOf, state, items }) => (
          <>
            <p role="status" className="work-actions">
              <StateTag meaning={state}>{t(`health.states.${state}`)}</StateTag>
              <span className="soft">{t('common:figure.asOf', { when: moment(asOf) })}</span>
            </p>
            <ul className="plain-list">
              {items.map((item) => (
                <Part key={item.id} item={item} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </WorkView>
  );
};

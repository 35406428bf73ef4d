import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { Empty } from '../parts/Empty.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import type { DefinitionRow } from './definition.ts';
import { useCaseWords } from './names.ts';
import { programmes } from './programmes.ts';

/** Forms that were begun and not sent: they wait as they were typed. */
const Begun = ({ all }: { readonly all: readonly DefinitionRow[] }) => {
  const { t } = useTranslation('cases');
  const { moment } = useFormats();
  const { say } = useCaseWords();
  const asked = useAsk(['case-drafts'], (api) => api.GET('/api/v1/case-drafts'));
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('apply.begun')}</h2>
      <ul className="plain-list">
        {items.map(({ id, type, updatedAt }) => {
          const title = all.find(({ key }) => key === type)?.title;
          return (
            <li key={id}>
              <Link to={`/case-drafts/${id}`}>{title === undefined ? type : say(title)}</Link>
              <div className="soft small">{t('apply.keptAt', { when: moment(updatedAt) })}</div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Card = ({ one }: { readonly one: DefinitionRow }) => {
  const { say } = useCaseWords();
  return (
    <li className="panel">
      <h3>
        <Link to={`/apply/${one.key}`}>{say(one.title)}</Link>
      </h3>
      <p className="soft">{say(one.summary)}</p>
    </li>
  );
};

/** What one's organisation can apply for, by service; and what it has begun. */
export const Page = () => {
  const { t } = useTranslation('cases');
  const asked = useAsk(['programmes'], (api) => api.GET('/api/v1/programmes'));
  return (
    <WorkView title={t('apply.title')} lead={t('apply.lead')}>
      <Answer asked={asked}>
        {({ items }) => (
          <>
            <Begun all={items} />
            {items.length === 0 ? <Empty title={t('apply.none')} text={t('apply.noneText')} /> : null}
            {programmes
              .map((programme) => ({ programme, mine: items.filter((one) => one.programme === programme) }))
              .filter(({ mine }) => mine.length > 0)
              .map(({ programme, mine }) => (
                <section key={programme} aria-labelledby={`programme-${programme}`}>
                  <h2 id={`programme-${programme}`}>{t(`programmes.${programme}`)}</h2>
                  <ul className="programme-cards">
                    {mine.map((one) => (
                      <Card key={one.id} one={one} />
                    ))}
                  </ul>
                </section>
              ))}
          </>
        )}
      </Answer>
    </WorkView>
  );
};

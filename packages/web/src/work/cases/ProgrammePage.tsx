import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAsk, useDo } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { WorkView } from '../parts/WorkView.tsx';
import { type CaseType, type DefinitionRow, typeOf, useDefinition } from './definition.ts';
import { useCaseWords } from './names.ts';

const Needed = ({ type }: { readonly type: CaseType }) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  return (
    <section className="panel">
      <h2>{t('apply.needed')}</h2>
      {type.materials.length === 0 ? <p>{t('apply.nothingNeeded')}</p> : null}
      <ul>
        {type.materials.map(({ key, title, isOptional, when }) => (
          <li key={key}>
            {say(title)}
            {isOptional === true ? <span className="soft"> · {t('material.optional')}</span> : null}
            {when === undefined ? null : <span className="soft"> · {t('material.ifItApplies')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Promised = ({ type }: { readonly type: CaseType }) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  return (
    <section className="panel">
      <h2>{t('clock.title')}</h2>
      <dl className="facts">
        {type.clocks.map(({ key, title, promised, basis, basisText }) => (
          <div key={key} className="facts-line">
            <dt>{say(title)}</dt>
            <dd>
              {t(`basis.${basis}`, { count: promised })}
              <p className="soft small">
                {say(basisText.text)}
                {basisText.verified ? '' : ` ${t('clock.unverified')}`}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Shown = ({ one }: { readonly one: DefinitionRow }) => {
  const { t } = useTranslation('cases');
  const { say } = useCaseWords();
  const go = useNavigate();
  const begin = useDo((api) => api.POST('/api/v1/case-drafts', { body: { type: one.key } }), ['case-drafts']);
  const start = (
    <Button
      type="primary"
      loading={begin.isPending}
      onClick={() => begin.mutate(undefined, { onSuccess: ({ id }) => void go(`/case-drafts/${id}`) })}
    >
      {t('apply.begin')}
    </Button>
  );
  return (
    <WorkView title={say(one.title)} lead={say(one.summary)} actions={start}>
      {begin.error === null ? null : <ProblemNote error={begin.error} />}
      <Answer asked={useDefinition(one.id)}>
        {(definition) => (
          <>
            <Needed type={typeOf(definition)} />
            <Promised type={typeOf(definition)} />
          </>
        )}
      </Answer>
    </WorkView>
  );
};

/** A programme before one applies: what it is, what is needed, what is promised. */
export const Page = () => {
  const { t } = useTranslation('cases');
  const { type = '' } = useParams();
  const asked = useAsk(['programmes'], (api) => api.GET('/api/v1/programmes'));
  return (
    <Answer asked={asked}>
      {({ items }) => {
        const one = items.find(({ key }) => key === type);
        return one === undefined ? (
          <WorkView title={t('apply.gone')} lead={t('apply.goneText')} />
        ) : (
          <Shown one={one} />
        );
      }}
    </Answer>
  );
};

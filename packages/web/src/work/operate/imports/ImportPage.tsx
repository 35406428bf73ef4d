import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useFormats } from '../../../shared/i18n.ts';
import { useAsk, useDo } from '../../api.tsx';
import { Answer } from '../../parts/Answer.tsx';
import { ConfirmButton } from '../../parts/ConfirmButton.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { WorkView } from '../../parts/WorkView.tsx';
import { type Import, stateMeanings } from './imports.ts';
import { Mapping } from './Mapping.tsx';
import { RowTable } from './RowTable.tsx';

type Props = { readonly of: Import };

const Decide = ({ of }: Props) => {
  const { t } = useTranslation('imports');
  const path = { id: of.id };
  const apply = useDo(
    (api) =>
      api.POST('/api/v1/operator/imports/{id}/apply', {
        params: { path },
        body: { previewSha256: of.previewSha256 },
      }),
    ['imports', 'members', 'invitations', 'my-work'],
  );
  const drop = useDo((api) => api.DELETE('/api/v1/operator/imports/{id}', { params: { path } }), ['imports']);
  const { create, change, same, refuse } = of.counts;
  return (
    <>
      {of.possible.includes('apply') ? (
        <ConfirmButton
          type="primary"
          label={t('apply')}
          title={t('applyTitle', { name: of.name })}
          disabled={create + change === 0}
          isFinal
          onConfirm={() => apply.mutateAsync()}
        >
          <ul>
            {create === 0 ? null : <li>{t(`willCreate.${of.kind}`, { count: create })}</li>}
            {change === 0 ? null : <li>{t(`willChange.${of.kind}`, { count: change })}</li>}
            {same === 0 ? null : <li>{t('willLeave', { count: same })}</li>}
            {refuse === 0 ? null : <li>{t('willRefuse', { count: refuse })}</li>}
          </ul>
          <p>{t(`afterwards.${of.kind}`)}</p>
        </ConfirmButton>
      ) : null}
      {of.possible.includes('drop') ? (
        <ConfirmButton isDanger label={t('drop')} title={t('dropTitle')} isFinal onConfirm={() => drop.mutateAsync()}>
          <p>{t('dropText')}</p>
        </ConfirmButton>
      ) : null}
    </>
  );
};

const Outdated = ({ of }: Props) => {
  const { t } = useTranslation('imports');
  const again = useDo(
    (api) => api.POST('/api/v1/operator/imports/{id}/mapping', { params: { path: { id: of.id } }, body: {} }),
    ['imports'],
  );
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t('outdated')}
        description={t('outdatedText')}
        action={
          <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
            {t('again')}
          </Button>
        }
      />
      {again.error === null ? null : <ProblemNote error={again.error} />}
    </>
  );
};

const Standing = ({ of }: Props) => {
  const { t } = useTranslation('imports');
  const { moment } = useFormats();
  const { create, change } = of.counts;
  return (
    <div aria-live="polite">
      <p>
        <StateTag meaning={stateMeanings[of.state]}>{t(`states.${of.state}`)}</StateTag>{' '}
        <span className="soft">
          {t(`kinds.${of.kind}`)} · {t('sent', { name: of.createdBy.name, when: moment(of.createdAt) })}
          {of.decidedAt === null ? '' : ` · ${t('decided', { when: moment(of.decidedAt) })}`}
        </span>
      </p>
      {of.state === 'outdated' ? <Outdated of={of} /> : null}
      {of.state === 'previewed' && create + change === 0 ? <p>{t('nothing')}</p> : null}
      {of.state === 'applied' ? (
        <Alert
          type="success"
          showIcon
          title={t('done', { create, change })}
          description={
            <>
              {t(`afterwards.${of.kind}`)} {of.kind === 'members' ? <Link to="/members">{t('toMembers')}</Link> : null}
            </>
          }
        />
      ) : null}
      {of.state === 'dropped' ? <p>{t('dropped')}</p> : null}
    </div>
  );
};

/** One import: what each row would do and why, which column is read as what, and the step that does it. */
export const Page = () => {
  const { t } = useTranslation('imports');
  const { id = '' } = useParams();
  const asked = useAsk(['imports', id], (api) =>
    api.GET('/api/v1/operator/imports/{id}', { params: { path: { id } } }),
  );
  return (
    <WorkView
      title={asked.data?.name ?? t('one')}
      lead={<Link to="/imports">{t('toAll')}</Link>}
      actions={asked.data === undefined ? undefined : <Decide of={asked.data} />}
    >
      <Answer asked={asked}>
        {(of) => (
          <>
            <Standing of={of} />
            {of.state === 'dropped' ? null : (
              <>
                <Mapping key={of.previewSha256} of={of} />
                <h2>{t('rows')}</h2>
                <RowTable of={of} />
              </>
            )}
          </>
        )}
      </Answer>
    </WorkView>
  );
};

import { dataOf } from '@corridor/client/api';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useNames } from '../deals/names.ts';
import { useDealChanged } from '../deals/step.ts';
import { holds, useMe } from '../me.ts';
import { Waiting } from '../parts/StateTag.tsx';
import { SignButton } from '../sign/SignButton.tsx';
import type { Agreement } from './agreement.ts';

type Props = { readonly agreement: Agreement };

const State = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const id = useId();
  const changed = useDealChanged();
  const [statement, setStatement] = useState<string>(t('deletion.preset'));
  const text = statement.trim();
  const params = { path: { id: agreement.id } };
  return (
    <div className="stacked">
      <label htmlFor={id}>{t('deletion.statement')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
      />
      <div>
        <SignButton
          label={t('deletion.sign')}
          title={t('deletion.signTitle')}
          disabled={text === ''}
          draft={(api) =>
            api.POST('/api/v1/agreements/{id}/deletion-statement-draft', { params, body: { statement: text } })
          }
          expected={{ agreementId: agreement.id, agreementHash: agreement.hash, statement: text }}
          send={async (api, { signature, headers }) => {
            const body = { statement: text, ...(signature === undefined ? {} : { signature }) };
            await dataOf(api.POST('/api/v1/agreements/{id}/deletion-statement', { params, body, headers }));
            await changed();
          }}
        >
          <p>{t('deletion.signText', { statement: text })}</p>
        </SignButton>
      </div>
    </div>
  );
};

/** The statement that the data are deleted: owed after the end, signed by the buyer. */
export const Deletion = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { moment } = useFormats();
  const { sideOf, whoOf } = useNames();
  const me = useMe();
  const { deletion } = agreement;
  if (deletion === null) return null;
  const isMine = sideOf(agreement) === 'buyer' && holds(me, ['buyer']);
  return (
    <section className="panel">
      <h2>{t('deletion.title')}</h2>
      {deletion.statedAt === null ? (
        <>
          <p>
            {t('deletion.due')} <Waiting who={whoOf(agreement, 'buyer')} until={deletion.dueAt} />
          </p>
          {isMine ? <State agreement={agreement} /> : null}
        </>
      ) : (
        <p>{t('deletion.stated', { when: moment(deletion.statedAt), statement: deletion.statement ?? '' })}</p>
      )}
    </section>
  );
};

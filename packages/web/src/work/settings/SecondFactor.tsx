import { Button, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';
import { useAsk, useDo } from '../api.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { CodeForm } from './CodeForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** What an authenticator app is set up with: a picture, and the same as text for those who cannot scan it. */
const Secret = ({ uri, secret }: { readonly uri: string; readonly secret: string }) => {
  const { t } = useTranslation('settings');
  return (
    <div className="second-factor-secret">
      <QRCode value={uri} size={168} bgColor="#ffffff" color="#1c2430" aria-label={t('second.qr')} />
      <div className="stacked">
        <span>{t('second.byHand')}</span>
        <Input aria-label={t('second.byHand')} value={secret} readOnly />
      </div>
    </div>
  );
};

const TurnOn = ({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }) => {
  const { t } = useTranslation('settings');
  const begin = useDo((api) => api.POST('/api/v1/me/second-factor'), ['second-factor']);
  const confirm = useDo(
    (api, code: string) => api.POST('/api/v1/me/second-factor/confirmation', { body: { code } }),
    ['second-factor'],
  );
  if (begin.data === undefined)
    return (
      <>
        {begin.error === null ? null : <ProblemNote error={begin.error} />}
        <Button onClick={() => begin.mutate()} loading={begin.isPending}>
          {t('second.begin')}
        </Button>
      </>
    );
  return (
    <>
      <p>{t('second.scan')}</p>
      <Secret {...begin.data} />
      <CodeForm
        label={t('second.confirm')}
        sending={confirm}
        onSend={async (code) => onCodes((await confirm.mutateAsync(code)).recoveryCodes)}
      />
    </>
  );
};

const TurnedOn = ({
  left,
  onCodes,
}: {
  readonly left: number;
  readonly onCodes: (codes: readonly string[]) => void;
}) => {
  const { t } = useTranslation('settings');
  const renew = useDo(
    (api, code: string) => api.POST('/api/v1/me/second-factor/recovery-codes', { body: { code } }),
    ['second-factor'],
  );
  const remove = useDo(
    (api, code: string) => api.POST('/api/v1/me/second-factor/removal', { body: { code } }),
    ['second-factor'],
  );
  return (
    <>
      <p>{t('second.left', { count: left })}</p>
      <CodeForm
        label={t('second.renew')}
        sending={renew}
        onSend={async (code) => onCodes((await renew.mutateAsync(code)).recoveryCodes)}
      />
      <CodeForm
        label={t('second.remove')}
        isDanger
        sending={remove}
        onSend={async (code) => void (await remove.mutateAsync(code))}
      />
    </>
  );
};

/** The second factor: an app's codes beside the password, and codes on paper for the day the phone is lost. */
export const SecondFactor = () => {
  const { t } = useTranslation('settings');
  const { day } = useFormats();
  const asked = useAsk(['second-factor'], (api) => api.GET('/api/v1/me/second-factor'));
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <section className="panel" aria-labelledby="second-factor">
      <h2 id="second-factor">{t('second.title')}</h2>
      <p className="soft">{t('second.lead')}</p>
      <Answer asked={asked}>
        {({ state, since, recoveryCodesLeft }) => (
          <>
            <p>
              <StateTag meaning={state === 'active' ? 'good' : 'plain'}>
                {t(state === 'active' ? 'second.on' : 'second.off')}
              </StateTag>
              {state === 'active' && since !== null ? (
                <span className="soft"> {t('second.since', { when: day(since) })}</span>
              ) : null}
            </p>
            {codes === undefined ? null : <RecoveryCodes codes={codes} />}
            {state === 'active' ? (
              <TurnedOn left={recoveryCodesLeft} onCodes={setCodes} />
            ) : (
              <TurnOn onCodes={setCodes} />
            )}
          </>
        )}
      </Answer>
    </section>
  );
};

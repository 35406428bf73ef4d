import { dataOf } from '@corridor/client/api';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useFormats } from '../../shared/i18n.ts';
import { useApi, useAsk } from '../api.tsx';
import { useNames } from '../deals/names.ts';
import { useDealChanged } from '../deals/step.ts';
import { readTerms } from '../deals/terms.ts';
import { sha256Hex } from '../keys/bytes.ts';
import { holds, useMe } from '../me.ts';
import { Answer } from '../parts/Answer.tsx';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { type Meaning, StateTag } from '../parts/StateTag.tsx';
import { type Agreement, splitOf } from './agreement.ts';

type Props = { readonly agreement: Agreement };

const escrowMeaning: Readonly<Record<'held' | 'frozen' | 'released' | 'voided', Meaning>> = {
  held: 'waiting',
  frozen: 'wrong',
  released: 'good',
  voided: 'plain',
};

const Escrow = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { moment } = useFormats();
  const { id, deliveryState, state } = agreement;
  const asked = useAsk(['agreements', id, 'escrow', deliveryState, state], (api) =>
    api.GET('/api/v1/ledger/escrows/{id}', { params: { path: { id } } }),
  );
  return (
    <Answer asked={asked}>
      {(escrow) => (
        <p>
          <StateTag meaning={escrowMeaning[escrow.state]}>
            {t(`money.escrow.${escrow.state}`, { when: moment(escrow.changedAt) })}
          </StateTag>
        </p>
      )}
    </Answer>
  );
};

/** The buyer's proof: the file is hashed here and stays here. */
const Prove = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { money } = useFormats();
  const api = useApi();
  const changed = useDealChanged();
  const [hash, setHash] = useState<string>();
  const params = { path: { id: agreement.id } };
  const record = async (): Promise<void> => {
    const body = { proofSha256: hash ?? '' };
    const headers = { 'Idempotency-Key': idempotencyKey() };
    await dataOf(api.POST('/api/v1/agreements/{id}/payment-proof', { params, body, headers }));
    await changed();
  };
  return (
    <div className="stacked">
      <Upload
        maxCount={1}
        beforeUpload={(file) => {
          void file.arrayBuffer().then(async (bytes) => setHash(await sha256Hex(new Uint8Array(bytes))));
          return false;
        }}
        onRemove={() => setHash(undefined)}
      >
        <Button>{t('money.proof')}</Button>
      </Upload>
      <p className="soft small">{t('money.proofHint')}</p>
      <div>
        <ConfirmButton
          type="primary"
          label={t('money.prove')}
          title={t('money.proveTitle')}
          disabled={hash === undefined}
          onConfirm={record}
        >
          <p className="hash">{t('money.proveText', { hash: hash ?? '', price: money(agreement.price) })}</p>
        </ConfirmButton>
      </div>
    </div>
  );
};

/** The provider's word on whether the money has come. */
const AnswerPayment = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { money } = useFormats();
  const api = useApi();
  const changed = useDealChanged();
  const params = { path: { id: agreement.id } };
  const answer = async (received: boolean, reason: string): Promise<void> => {
    const body = { received, ...(received ? {} : { reason }) };
    const headers = { 'Idempotency-Key': idempotencyKey() };
    await dataOf(api.POST('/api/v1/agreements/{id}/payment-answer', { params, body, headers }));
    await changed();
  };
  return (
    <div className="work-actions">
      <ConfirmButton
        type="primary"
        isFinal
        label={t('money.received')}
        title={t('money.receivedTitle', { price: money(agreement.price) })}
        onConfirm={(reason) => answer(true, reason)}
      >
        <p>{t('money.receivedText')}</p>
      </ConfirmButton>
      <ConfirmButton
        needsReason
        label={t('money.notReceived')}
        title={t('money.notReceivedTitle')}
        onConfirm={(reason) => answer(false, reason)}
      >
        <p>{t('money.notReceivedText')}</p>
      </ConfirmButton>
    </div>
  );
};

const Direct = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const me = useMe();
  const { sideOf } = useNames();
  const { directPayment: payment } = agreement;
  const side = sideOf(agreement);
  const mayProve = side === 'buyer' && holds(me, ['buyer']);
  const mayAnswer = side === 'provider' && holds(me, ['provider']);
  return (
    <>
      <p>{t('money.direct')}</p>
      <p>
        {payment === null
          ? t('money.payment.none')
          : t(`money.payment.${payment.state}`, { reason: payment.reason ?? '' })}
      </p>
      {payment === null ? null : <p className="hash small">SHA-256 {payment.proofSha256}</p>}
      {mayProve && (payment === null || payment.state === 'denied') ? <Prove agreement={agreement} /> : null}
      {mayAnswer && payment?.state === 'recorded' ? <AnswerPayment agreement={agreement} /> : null}
    </>
  );
};

/** The price, who gets what of it, and where the money is. */
export const MoneyPanel = ({ agreement }: Props) => {
  const { t } = useTranslation('agreements');
  const { money, percent } = useFormats();
  const { price, fee: taken, terms } = agreement;
  const { fee, net } = splitOf(agreement);
  const isFree = price.amountMinor === '0';
  const isDirect = readTerms(terms).payment === 'direct';
  const basisPoints = 10_000;
  return (
    <section className="panel">
      <h2>{t('money.title')}</h2>
      <dl className="facts">
        <dt>{t('money.price')}</dt>
        <dd>
          <strong>{money(price)}</strong>
        </dd>
        {isFree || isDirect ? null : (
          <>
            <dt>{t('money.fee', { percent: percent(taken.basisPoints / basisPoints, 2) })}</dt>
            <dd>{money(fee)}</dd>
            <dt>{t('money.net')}</dt>
            <dd>{money(net)}</dd>
          </>
        )}
      </dl>
      {isFree ? (
        <p>{t('money.none')}</p>
      ) : isDirect ? (
        <Direct agreement={agreement} />
      ) : (
        <Escrow agreement={agreement} />
      )}
    </section>
  );
};

import { dataOf } from '@corridor/client/api';
import { useTranslation } from 'react-i18next';
import { idempotencyKey } from '../../shared/api.ts';
import { useApi } from '../api.tsx';
import { holds, useMe } from '../me.ts';
import { ConfirmButton } from '../parts/ConfirmButton.tsx';
import { AcceptStep } from './AcceptStep.tsx';
import { ConcludeStep, VerifyStep } from './ConcludeStep.tsx';
import { CounterStep } from './CounterStep.tsx';
import type { Side } from './names.ts';
import { type StepProps, useDealChanged } from './step.ts';

/** Which side sends which event (Dataspace Protocol 2025-1; the API refuses the other). */
const senders: Readonly<Record<string, readonly Side[]>> = {
  request: ['buyer'],
  offer: ['provider'],
  accept: ['buyer'],
  agree: ['provider'],
  verify: ['buyer'],
  terminate: ['buyer', 'provider'],
};

const TerminateStep = ({ negotiation }: StepProps) => {
  const { t } = useTranslation('deals');
  const api = useApi();
  const changed = useDealChanged();
  const end = async (reason: string): Promise<void> => {
    const params = { path: { id: negotiation.id } };
    await dataOf(
      api.POST('/api/v1/negotiations/{id}/termination', {
        params,
        body: { reason },
        headers: { 'Idempotency-Key': idempotencyKey() },
      }),
    );
    await changed();
  };
  return (
    <ConfirmButton
      label={t('act.terminate')}
      title={t('act.terminateTitle')}
      onConfirm={end}
      needsReason
      isFinal
      isDanger
    >
      <p>{t('act.terminateText')}</p>
    </ConfirmButton>
  );
};

/** What this side can send now, by the state table; the other side's steps are not shown. */
export const Steps = (props: StepProps) => {
  const me = useMe();
  const { negotiation, side } = props;
  const can = (event: string): boolean =>
    negotiation.possible.includes(event) && senders[event]?.includes(side) === true;
  if (!holds(me, [side])) return null;
  return (
    <div className="steps no-print">
      {can('verify') ? <VerifyStep {...props} /> : null}
      {can('agree') ? <ConcludeStep {...props} /> : null}
      {can('accept') ? <AcceptStep {...props} /> : null}
      <div className="work-actions">
        {can('request') || can('offer') ? <CounterStep key={negotiation.versionNumber} {...props} /> : null}
        {can('terminate') ? <TerminateStep {...props} /> : null}
      </div>
    </div>
  );
};

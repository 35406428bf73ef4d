import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { idempotencyKey } from '../../../shared/api.ts';
import { useDo } from '../../api.tsx';
import { useMe } from '../../me.ts';
import { WorkView } from '../../parts/WorkView.tsx';
import { DraftForm } from './DraftForm.tsx';
import { emptyDraft, type Typed, toBody } from './plan.ts';
import type { DraftBody } from './types.ts';

/** Describes a new product. */
export const Page = () => {
  const { t } = useTranslation('products');
  const me = useMe();
  const go = useNavigate();
  const [query] = useSearchParams();
  // one key a page: a draft that is sent twice is one draft
  const [key] = useState(idempotencyKey);
  const datasetId = query.get('dataset') ?? undefined;
  const make = useDo<{ id: string }, DraftBody>(
    (api, body) => api.POST('/api/v1/products', { body, headers: { 'Idempotency-Key': key } }),
    ['products'],
  );
  const save = async (typed: Typed): Promise<boolean> => {
    const made = await make.mutateAsync(toBody(typed)).catch(() => undefined);
    if (made === undefined) return false;
    void go(`/products/${made.id}?tab=source`);
    return true;
  };
  return (
    <WorkView title={t('new')}>
      <DraftForm
        name={`new:${datasetId ?? ''}`}
        initial={emptyDraft(me, datasetId)}
        label={t('draft.create')}
        error={make.error}
        isBusy={make.isPending}
        onSave={save}
      />
    </WorkView>
  );
};

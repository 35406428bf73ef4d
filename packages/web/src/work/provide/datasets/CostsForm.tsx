import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { useDo } from '../../api.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useDraft } from '../../parts/useDraft.ts';
import type { Assessment } from '../answers.ts';
import { Field } from '../parts/Field.tsx';
import {
  type Bound,
  bounds,
  type CostItem,
  type Costs,
  costItems,
  costsOfInputs,
  isLifeRight,
  sumOf,
  type TypedCosts,
  toCosts,
  wrongOf,
} from './costs.ts';

type LineProps = {
  readonly item: CostItem;
  readonly typed: TypedCosts;
  readonly isTried: boolean;
  readonly onType: (item: CostItem, bound: Bound, text: string) => void;
};

const CostLine = ({ item, typed, isTried, onType }: LineProps) => {
  const { t } = useTranslation('datasets');
  const wrong = isTried ? wrongOf(typed[item]) : undefined;
  const name = t(`value.item.${item}`);
  return (
    <tr>
      <th scope="row">
        {name}
        <div className={wrong === undefined ? 'field-note' : 'field-note wrong'}>
          {wrong === undefined
            ? t(`value.help.${item}`)
            : t(wrong === 'amount' ? 'value.wrongAmount' : 'value.wrongOrder')}
        </div>
      </th>
      {bounds.map((bound) => (
        <td key={bound} data-label={t(`value.${bound}`)}>
          <Input
            aria-label={`${name}, ${t(`value.${bound}`)}`}
            inputMode="decimal"
            status={wrong === undefined ? '' : 'error'}
            value={typed[item][bound]}
            placeholder={bound === 'base' ? '0' : typed[item].base}
            onChange={({ target }) => onType(item, bound, target.value)}
          />
        </td>
      ))}
    </tr>
  );
};

const Sums = ({ typed }: { readonly typed: TypedCosts }) => {
  const { t } = useTranslation('datasets');
  const { money } = useFormats();
  return (
    <tr>
      <th scope="row">{t('value.item.total')}</th>
      {bounds.map((bound) => (
        <td key={bound} data-label={t(`value.${bound}`)} className="number">
          {money({ amountMinor: sumOf(typed, bound), currency: typed.currency })}
        </td>
      ))}
    </tr>
  );
};

const CostTable = ({ typed, isTried, onType }: Omit<LineProps, 'item'>) => {
  const { t } = useTranslation('datasets');
  return (
    <table className="plain-table costs">
      <thead>
        <tr>
          <th scope="col">{typed.currency}</th>
          {bounds.map((bound) => (
            <th key={bound} scope="col">
              {t(`value.${bound}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {costItems.map((item) => (
          <CostLine key={item} item={item} typed={typed} isTried={isTried} onType={onType} />
        ))}
        <Sums typed={typed} />
      </tbody>
    </table>
  );
};

type LifeProps = {
  readonly typed: TypedCosts;
  readonly error: string | undefined;
  readonly set: (part: Partial<TypedCosts>) => void;
};

const Life = ({ typed, error, set }: LifeProps) => {
  const { t } = useTranslation('datasets');
  return (
    <>
      <h3>{t('value.life')}</h3>
      <div className="fields">
        <Field label={t('value.remaining')} help={t('value.lifeHelp')} error={error}>
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              value={typed.remaining}
              onChange={({ target }) => set({ remaining: target.value })}
            />
          )}
        </Field>
        <Field label={t('value.total')}>
          {({ id }) => (
            <Input
              id={id}
              inputMode="numeric"
              value={typed.total}
              onChange={({ target }) => set({ total: target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
};

const useSave = (datasetId: string) =>
  useDo<unknown, Costs>(
    (api, body) => api.PUT('/api/v1/datasets/{id}/costs', { params: { path: { id: datasetId } }, body }),
    ['datasets'],
  );

/** What the data cost, by the parts of the cost approach; only the expected amount has to be known. */
export const CostsForm = ({ assessment, onDone }: { readonly assessment: Assessment; readonly onDone: () => void }) => {
  const { t } = useTranslation(['datasets', 'common']);
  const { message } = App.useApp();
  const { datasetId, value } = assessment;
  const declared = costsOfInputs(value.methods[0]?.inputs, value.currency);
  const { value: typed, change, settle } = useDraft<TypedCosts>(`costs:${datasetId}`, declared);
  const [isTried, setTried] = useState(false);
  const save = useSave(datasetId);
  const set = (part: Partial<TypedCosts>): void => change((before) => ({ ...before, ...part }));
  const type = (item: CostItem, bound: Bound, text: string): void => set({ [item]: { ...typed[item], [bound]: text } });
  const submit = async (): Promise<void> => {
    setTried(true);
    const costs = toCosts(typed);
    if (costs === undefined) return;
    await save.mutateAsync(costs).then(
      () => {
        settle();
        onDone();
        void message.success(t('value.saved'));
      },
      () => undefined,
    );
  };
  const lifeError = isTried && !isLifeRight(typed) ? t('value.wrongLife') : undefined;
  return (
    <section className="panel">
      <h2>{t('value.declare')}</h2>
      <p className="soft">{t('value.onlyBase')}</p>
      <CostTable typed={typed} isTried={isTried} onType={type} />
      <Life typed={typed} error={lifeError} set={set} />
      {save.error === null ? null : <ProblemNote error={save.error} />}
      <div className="row-of">
        <Button type="primary" loading={save.isPending} onClick={() => void submit()}>
          {t('value.save')}
        </Button>
        <Button onClick={onDone}>{t('common:act.cancel')}</Button>
      </div>
    </section>
  );
};

import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DeliveryMode, deliveryModes } from '../answers.ts';
import { useBriefs } from '../datasets/asking.ts';
import { Choices } from '../parts/Choices.tsx';
import { Field } from '../parts/Field.tsx';
import type { PartProps } from './DraftForm.tsx';
import type { Typed } from './plan.ts';
import type { AccessKind } from './types.ts';

const accessKinds: readonly AccessKind[] = ['commercial', 'open', 'onApplication', 'authorisedOperation'];

/** Whether raw public data under authorised operation leave only as results. */
const resultsOnly = ({ accessKind, form }: Typed): boolean =>
  accessKind === 'authorisedOperation' && (form === 'dataset' || form === 'api');

const Modes = ({ typed, set }: PartProps) => {
  const { t } = useTranslation(['products', 'datasets']);
  const briefs = useBriefs(typed.datasetIds);
  const allowed = [...briefs.values()].flatMap(({ assessment }) =>
    assessment === null ? [] : [assessment.allowedModes],
  );
  const barredBy = (mode: DeliveryMode): string | undefined => {
    if (resultsOnly(typed) && mode !== 'cleanRoom') return t('draft.modeResultsOnly');
    return allowed.every((modes) => modes.includes(mode)) ? undefined : t('draft.modeBarred');
  };
  const toggle = (mode: DeliveryMode): void =>
    set({
      deliveryModes: typed.deliveryModes.includes(mode)
        ? typed.deliveryModes.filter((each) => each !== mode)
        : [...typed.deliveryModes, mode],
    });
  return (
    <fieldset className="choices">
      <legend>{t('draft.modes')}</legend>
      {deliveryModes.map((mode) => {
        const barred = barredBy(mode);
        const isChosen = typed.deliveryModes.includes(mode);
        return (
          <div key={mode} className={barred === undefined ? 'choice' : 'choice barred'}>
            <Checkbox checked={isChosen} disabled={barred !== undefined && !isChosen} onChange={() => toggle(mode)}>
              <strong>{t(`datasets:level.mode.${mode}`)}</strong>
              {barred === undefined ? null : <span className="small block">{barred}</span>}
            </Checkbox>
          </div>
        );
      })}
      <p className="soft small whole">{t('draft.modesHelp')}</p>
    </fieldset>
  );
};

/** How others get at it: access kind, ways of delivery as far as the level allows, who finds it. */
export const AccessFields = (part: PartProps) => {
  const { t } = useTranslation('products');
  const { typed, set, wrong } = part;
  return (
    <section className="panel">
      <h2>{t('draft.access')}</h2>
      <Choices
        legend={t('draft.access')}
        isLegendHidden
        value={typed.accessKind}
        onChange={(accessKind) => set({ accessKind })}
        choices={accessKinds.map((value) => ({
          value,
          label: t(`draft.accessKinds.${value}`),
          text: t(`draft.accessText.${value}`),
        }))}
      />
      <Modes {...part} />
      <Choices
        legend={t('draft.visibility')}
        value={typed.visibility}
        onChange={(visibility) => set({ visibility })}
        choices={[
          { value: 'public', label: t('draft.visibilities.public') },
          { value: 'invited', label: t('draft.visibilities.invited') },
        ]}
      />
      {typed.visibility === 'invited' ? (
        <Field label={t('draft.invited')} help={t('draft.invitedHelp')} error={wrong('invited')}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              rows={3}
              value={typed.invited}
              onChange={({ target }) => set({ invited: target.value })}
            />
          )}
        </Field>
      ) : null}
    </section>
  );
};

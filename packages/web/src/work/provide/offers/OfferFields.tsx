import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DeliveryMode, deliveryModes } from '../answers.ts';
import { useAssessment, useDataset } from '../datasets/asking.ts';
import { Choices } from '../parts/Choices.tsx';
import { Field } from '../parts/Field.tsx';
import type { OfferPart } from './OfferPage.tsx';

type WordsProps = {
  readonly label: string;
  readonly help?: string;
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
};

const Words = ({ label, help, words, onChange }: WordsProps) => (
  <Field label={label} help={help}>
    {({ id }) => (
      <Select
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', '、', ';', '；']}
        value={[...words]}
        onChange={onChange}
      />
    )}
  </Field>
);

/** Who may use it, for what, where, and how it is handed over. */
export const WhoFields = ({ product, typed, set, isWrong }: OfferPart) => {
  const { t } = useTranslation(['offering', 'datasets']);
  const offered = product.deliveryModes.length === 0 ? product.allowedModes : product.deliveryModes;
  const toggle = (mode: DeliveryMode): void =>
    set({
      modes: typed.modes.includes(mode) ? typed.modes.filter((each) => each !== mode) : [...typed.modes, mode],
    });
  return (
    <section className="panel">
      <h2>{t('who')}</h2>
      <div className="fields">
        <Words
          label={t('purposes')}
          help={t('purposesHelp')}
          words={typed.purposes}
          onChange={(purposes) => set({ purposes })}
        />
        <Words label={t('forbidden')} words={typed.forbidden} onChange={(forbidden) => set({ forbidden })} />
        <Words
          label={t('regions')}
          help={t('regionsHelp')}
          words={typed.regions}
          onChange={(regions) => set({ regions })}
        />
      </div>
      <fieldset className="choices">
        <legend>{t('modes')}</legend>
        {deliveryModes.map((mode) => {
          const isOffered = offered.includes(mode);
          return (
            <div key={mode} className={isOffered ? 'choice' : 'choice barred'}>
              <Checkbox checked={typed.modes.includes(mode)} disabled={!isOffered} onChange={() => toggle(mode)}>
                <strong>{t(`datasets:level.mode.${mode}`)}</strong>
                {isOffered ? null : <span className="small block">{t('modeBarred')}</span>}
              </Checkbox>
            </div>
          );
        })}
        {isWrong('modes') ? <p className="field-note wrong whole">{t('modesNeeded')}</p> : null}
      </fieldset>
    </section>
  );
};

/** The columns that buyers may be limited to: those of the product's first dataset, which every dataset of it must have. */
export const useColumnNames = (datasetIds: readonly string[]): readonly string[] => {
  const [first = ''] = datasetIds;
  const { data: dataset } = useDataset(first);
  const { data: found } = useAssessment(first, dataset?.latestVersion ?? undefined);
  return (found?.columns ?? []).map(({ name, storedName }) => storedName ?? name);
};

/** How long, how often, which columns. */
export const LimitFields = ({ product, typed, set, isWrong }: OfferPart) => {
  const { t } = useTranslation('offering');
  const names = useColumnNames(product.datasetIds);
  return (
    <section className="panel">
      <h2>{t('limits')}</h2>
      <div className="fields">
        <Field label={t('until')} help={t('untilHelp')} error={isWrong('until') ? t('untilPast') : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={typed.until}
              onChange={({ target }) => set({ until: target.value })}
            />
          )}
        </Field>
        <Field label={t('count')} help={t('countHelp')} error={isWrong('count') ? t('countWrong') : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="numeric"
              value={typed.count}
              onChange={({ target }) => set({ count: target.value })}
            />
          )}
        </Field>
        <Field label={t('columns')} help={t('columnsHelp')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              showSearch
              value={[...typed.columns]}
              onChange={(columns) => set({ columns })}
              options={names.map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
      </div>
    </section>
  );
};

/** What the buyer has to keep to. */
export const DutyFields = ({ typed, set, isWrong }: OfferPart) => {
  const { t } = useTranslation('offering');
  return (
    <section className="panel">
      <h2>{t('duties')}</h2>
      <div className="duties">
        <Checkbox checked={typed.mayNotDistribute} onChange={({ target }) => set({ mayNotDistribute: target.checked })}>
          {t('distribute')}
        </Checkbox>
        <Checkbox checked={typed.attributes} onChange={({ target }) => set({ attributes: target.checked })}>
          {t('attribute')}
        </Checkbox>
        <Checkbox checked={typed.deletes} onChange={({ target }) => set({ deletes: target.checked })}>
          {t('remove')}
        </Checkbox>
      </div>
      {typed.deletes ? (
        <Field label={t('removeDays')} error={isWrong('deleteDays') ? t('removeWrong') : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              className="short"
              inputMode="numeric"
              value={typed.deleteDays}
              onChange={({ target }) => set({ deleteDays: target.value })}
            />
          )}
        </Field>
      ) : null}
    </section>
  );
};

/** Price and how it is paid. */
export const PriceFields = ({ typed, set, isWrong }: OfferPart) => {
  const { t } = useTranslation('offering');
  return (
    <section className="panel">
      <h2>{t('price')}</h2>
      <Field label={t('amount')} help={t('amountHelp')} error={isWrong('amount') ? t('amountWrong') : undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            className="short"
            prefix="¥"
            inputMode="decimal"
            value={typed.amount}
            onChange={({ target }) => set({ amount: target.value })}
          />
        )}
      </Field>
      <Choices
        legend={t('payment')}
        value={typed.payment}
        onChange={(payment) => set({ payment })}
        choices={[
          { value: 'escrow', label: t('payments.escrow'), text: t('paymentText.escrow') },
          { value: 'direct', label: t('payments.direct'), text: t('paymentText.direct') },
        ]}
      />
    </section>
  );
};

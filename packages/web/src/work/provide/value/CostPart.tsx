import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/Field.tsx';
import type { PartProps } from './part.ts';
import { RangeTable } from './RangeTable.tsx';
import { costItems, guideKinds, noRange } from './sheet.ts';

const Life = ({ typed, set, wrongs }: PartProps) => {
  const { t } = useTranslation('valuing');
  const error = wrongs.has('costs.life') ? t('wrong.life') : undefined;
  return (
    <div className="fields">
      <Field label={t('cost.remaining')} help={t('cost.lifeHelp')} error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            inputMode="numeric"
            value={typed.remaining}
            onChange={({ target }) => set({ remaining: target.value })}
          />
        )}
      </Field>
      <Field label={t('cost.total')}>
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
  );
};

const Guide = ({ typed, set, wrongs }: PartProps) => {
  const { t } = useTranslation('valuing');
  const lines = (Object.keys(guideKinds) as (keyof typeof guideKinds)[]).map((key) => ({
    key,
    label: t(`guide.${key}`),
    help: t(`guide.help.${key}`),
    kind: guideKinds[key],
    typed: typed.guide[key] ?? noRange,
    path: `guide.${key}`,
  }));
  return (
    <details className="fold" open={Object.keys(typed.guide).length > 0}>
      <summary>{t('guide.title')}</summary>
      <p className="soft">{t('guide.lead')}</p>
      <RangeTable
        label={t('guide.title')}
        currency={typed.currency}
        lines={lines}
        wrongs={wrongs}
        onType={(key, range) => set({ guide: { ...typed.guide, [key]: range } })}
      />
    </details>
  );
};

/** What the data cost, how long they last, and the coefficients of the older cost form. */
export const CostPart = (props: PartProps) => {
  const { typed, set, wrongs } = props;
  const { t } = useTranslation('valuing');
  const lines = costItems.map((item) => ({
    key: item,
    label: t(`cost.item.${item}`),
    help: t(`cost.help.${item}`),
    kind: 'money' as const,
    typed: typed.costs[item] ?? noRange,
    path: `costs.${item}`,
  }));
  return (
    <section className="panel">
      <h2>{t('cost.title')}</h2>
      <p className="soft">{t('cost.lead')}</p>
      <RangeTable
        label={t('cost.title')}
        currency={typed.currency}
        lines={lines}
        wrongs={wrongs}
        onType={(key, range) => set({ costs: { ...typed.costs, [key]: range } })}
      />
      <Life {...props} />
      <Guide {...props} />
    </section>
  );
};

import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';

type Props = {
  readonly label: string;
  /** Undefined where it could not be computed: shown as such, never as nought. */
  readonly value: ReactNode | undefined;
  readonly unit?: string;
  readonly asOf?: string;
  /** Share between 0 and 1 of what applies that could be computed; a score is never shown without. */
  readonly coverage?: number;
  /** Rule, rows and edition behind the figure, or a link to them. */
  readonly howMade?: ReactNode;
};

/** A figure: value, unit, as of when, and on a click how it was made. */
export const Figure = ({ label, value, unit, asOf, coverage, howMade }: Props) => {
  const { t } = useTranslation();
  const { moment, percent } = useFormats();
  return (
    <div className="figure">
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {value ?? <span className="soft">{t('figure.notComputed')}</span>}
        {unit === undefined || value === undefined ? null : <span className="figure-unit"> {unit}</span>}
      </div>
      <div className="figure-foot">
        {coverage === undefined ? null : <span>{t('figure.coverage', { share: percent(coverage, 0) })}</span>}
        {asOf === undefined ? null : <span>{t('figure.asOf', { when: moment(asOf) })}</span>}
        {howMade === undefined ? null : (
          <Popover content={<div className="how-made">{howMade}</div>} title={t('figure.howMade')} trigger="click">
            <Button type="link" size="small">
              {t('figure.howMade')}
            </Button>
          </Popover>
        )}
      </div>
    </div>
  );
};

/** Figures side by side. */
export const Figures = ({ children }: { readonly children: ReactNode }) => <div className="figures">{children}</div>;

import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Bound, bounds, type Kind, type TypedRange } from './sheet.ts';
import type { Wrongs } from './toSheet.ts';

/** A figure to be typed. */
export type RangeLine = {
  readonly key: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: Kind;
  readonly typed: TypedRange;
  /** Where its mistakes are named. */
  readonly path: string;
};

type LineProps = {
  readonly line: RangeLine;
  readonly wrongs: Wrongs;
  readonly onType: (key: string, typed: TypedRange) => void;
};

/** What a figure is measured in, inside its field. */
const useUnit = (currency: string) => (kind: Kind) =>
  kind === 'money' ? currency : kind === 'percent' ? '%' : undefined;

const Line = ({ line, wrongs, onType, unit }: LineProps & { readonly unit: string | undefined }) => {
  const { t } = useTranslation('valuing');
  const { key, label, help, typed, path } = line;
  const wrong = wrongs.get(path);
  const set = (part: Partial<TypedRange>): void => onType(key, { ...typed, ...part });
  const nameOf = (what: string): string => `${label}, ${what}`;
  const note = wrong === undefined ? help : t(`wrong.${wrong}`);
  return (
    <tr>
      <th scope="row">
        {label}
        {unit === undefined ? null : <span className="soft small"> {unit}</span>}
        {note === undefined ? null : (
          <div className={wrong === undefined ? 'field-note' : 'field-note wrong'}>{note}</div>
        )}
      </th>
      {bounds.map((bound: Bound) => (
        <td key={bound} data-label={t(`bound.${bound}`)}>
          <Input
            aria-label={nameOf(t(`bound.${bound}`))}
            inputMode="decimal"
            status={wrong === undefined ? '' : 'error'}
            value={typed[bound]}
            placeholder={bound === 'base' ? '' : typed.base}
            onChange={({ target }) => set({ [bound]: target.value })}
          />
        </td>
      ))}
      <td data-label={t('source')} className="wide">
        <Input
          aria-label={nameOf(t('source'))}
          maxLength={500}
          value={typed.source}
          onChange={({ target }) => set({ source: target.value })}
        />
      </td>
      <td data-label={t('date')}>
        <Input
          type="date"
          aria-label={nameOf(t('date'))}
          value={typed.date}
          onChange={({ target }) => set({ date: target.value })}
        />
      </td>
    </tr>
  );
};

type Props = {
  readonly label: string;
  readonly currency: string;
  readonly lines: readonly RangeLine[];
} & Omit<LineProps, 'line'>;

/** Figures with their bounds, where they are from and of which day; only the expected one has to be known. */
export const RangeTable = ({ label, currency, lines, wrongs, onType }: Props) => {
  const { t } = useTranslation('valuing');
  const unitOf = useUnit(currency);
  return (
    <table className="plain-table typed-figures">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <td />
          {bounds.map((bound) => (
            <th key={bound} scope="col">
              {t(`bound.${bound}`)}
            </th>
          ))}
          <th scope="col">{t('source')}</th>
          <th scope="col">{t('date')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.key} line={line} wrongs={wrongs} onType={onType} unit={unitOf(line.kind)} />
        ))}
      </tbody>
    </table>
  );
};

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../parts/Facts.tsx';
import { sheetOf } from './facts.ts';

/** Examples of damaged cells that are shown; all are counted. */
const examplesMax = 3;

const kinds = ['percent', 'wan', 'yi', 'thousands', 'currency', 'unit', 'negative', 'date', 'month', 'empty'] as const;

/** What stood around and inside the table of a workbook: everything that is not plainly a cell of its data. */
export const SheetFacts = ({ source }: { readonly source: Readonly<Record<string, unknown>> }) => {
  const { t } = useTranslation('publish');
  const sheet = sheetOf(source);
  if (sheet === undefined) return null;
  const { above, notes, totals, sections, conversions, hiddenRows, hiddenColumns } = sheet;
  const nameOf = (kind: string): string => {
    const known = kinds.find((one) => one === kind);
    return known === undefined ? kind : t(`asRead.kinds.${known}`);
  };
  const converted = conversions.map(
    ({ column, kind, cells }) => `${column}: ${nameOf(kind)}, ${t('asRead.cells', { count: cells })}`,
  );
  const facts: (readonly [string, ReactNode, boolean])[] = [
    [t('asRead.above'), above.join(' · '), above.length > 0],
    [t('asRead.totals'), totals.join(' · '), totals.length > 0],
    [t('asRead.notes'), notes.join(' · '), notes.length > 0],
    [
      t('asRead.hidden'),
      t('asRead.hiddenText', { rows: hiddenRows, columns: hiddenColumns }),
      hiddenRows + hiddenColumns > 0,
    ],
    [t('asRead.sections'), sections.join(' · '), sections.length > 0],
    [t('asRead.filled'), t('asRead.cells', { count: sheet.filledCells }), sheet.filledCells > 0],
    [t('asRead.converted'), converted.join(' · '), converted.length > 0],
  ];
  const shown = facts.filter(([, , isThere]) => isThere).map(([name, value]) => [name, value] as const);
  const examples = sheet.damaged.slice(0, examplesMax).join(' · ');
  return (
    <>
      {shown.length === 0 ? null : <Facts facts={shown} />}
      {sheet.damagedCells === 0 ? null : (
        <p role="note">
          <strong>{t('asRead.damaged')}</strong> {t('asRead.damagedText', { count: sheet.damagedCells, examples })}
        </p>
      )}
    </>
  );
};

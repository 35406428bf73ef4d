import type { Valuation } from '#assess';
import { type Language, type Outcome, ok } from '#kernel';
import { packSheets } from '../core/report-builtin.ts';
import type { PaperCode } from '../errors.ts';
import { workAside } from '../work.ts';
import { tableOf } from './catalogue.ts';
import { bookingRows, phaseRows, questionRows, type ValueFacts, voucherRows } from './value-rows.ts';
import { namedTables, textRow } from './values.ts';
import { tableSheet } from './workbook.ts';

/** What the booking sheet of 财会〔2023〕11号 shows, in this order: phases, recognition questions, vouchers with their sums. */
const sheets = ['phases', 'questions', 'vouchers'] as const;

const rowsOf = (facts: ValueFacts) => ({
  phases: phaseRows(facts).map(textRow),
  questions: questionRows(facts).map(textRow),
  vouchers: [...voucherRows(facts), ...bookingRows(facts)].map(textRow),
});

/** The booking sheet of a value as a workbook: amounts are numbers, unanswered questions are marked to be filled in. */
export const bookingWorkbook = async (
  value: Valuation,
  language: Language,
): Promise<Outcome<Uint8Array, PaperCode>> => {
  const parts = sheets.flatMap((key) => tableOf(key) ?? []).map((table) => tableSheet(table, language));
  const data = { language, figures: new Map(), tables: namedTables(rowsOf({ findings: { value }, language })) };
  const filled = await workAside('fillTemplate', { format: 'xlsx', bytes: packSheets(parts), data });
  if (!filled.ok) return filled;
  return filled.value.ok ? ok(filled.value.value) : filled.value;
};

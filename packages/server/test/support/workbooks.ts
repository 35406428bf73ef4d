import { utils, type WorkBook, write } from '@e965/xlsx';
import type { Drawn, Truth } from './workbook-drawn.ts';
import * as forms from './workbook-forms.ts';
import * as lists from './workbook-lists.ts';
import { createDice } from './workbook-maker.ts';

/** A workbook as offices make them, with what is in it. */
export type MadeWorkbook = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Which table is asked for; the largest when undefined. */
  readonly table: string | undefined;
  readonly truth: Truth;
};

const { grouped: _helper, ...drawnForms } = forms;
const kinds = { ...drawnForms, ...lists };

const toBytes = ({ sheets, date1904 }: Drawn, bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array => {
  const book: WorkBook = utils.book_new();
  for (const [name, sheet] of sheets) utils.book_append_sheet(book, sheet.done(), name);
  book.Workbook = {
    WBProps: { date1904: date1904 === true },
    Sheets: sheets.map(([name, , hidden]) => ({ name, Hidden: hidden === true ? 1 : 0 })),
  };
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
};

/** Forty workbooks: each kind as XLSX, and once more, with other cells, as XLSX, XLS or ODS. */
export const makeWorkbooks = (seed: number): MadeWorkbook[] =>
  Object.entries(kinds).flatMap(([kind, draw], i) => {
    const second = (['biff8', 'ods', 'xlsx', 'biff8'] as const)[i % 4] ?? 'xlsx';
    return (['xlsx', second] as const).map((bookType, turn) => {
      const drawn = draw(createDice(seed + i * 2 + turn));
      const ending = bookType === 'biff8' ? 'xls' : bookType;
      return {
        name: `${kind}-${turn + 1}.${ending}`,
        bytes: toBytes(drawn, bookType),
        table: drawn.table,
        truth: drawn.truth,
      };
    });
  });

import type { WorkBook, WorkSheet } from '@e965/xlsx';

/** Rows of a sheet beyond which nothing can be seen or hidden. */
const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;

type Entry = { hidden?: boolean };

const isHidden = (tag: string): boolean => /table:visibility="(collapse|filter)"/.test(tag);

const repeatsOf = (tag: string, name: string): number => {
  const found = new RegExp(`table:number-${name}-repeated="(\\d{1,7})"`).exec(tag);
  return found === null ? 1 : Number(found[1]);
};

const hide = (sheet: WorkSheet, what: '!rows' | '!cols', from: number, to: number): void => {
  const list: Entry[] = sheet[what] ?? [];
  for (let at = from; at < to; at += 1) list[at] = { ...list[at], hidden: true };
  sheet[what] = list;
};

/**
 * Notes in a workbook which rows and columns are hidden, or filtered away, in its OpenDocument text (1.3 part 3, 19.749
 * `table:visibility`): the library does not. A row that is only hidden at the end of the sheet, empty and by the thousand, says nothing.
 */
export const hideParts = (book: WorkBook, content: string): void => {
  let place = -1;
  let row = 0;
  let column = 0;
  const tags = /<table:table(?=[\s>])[^>]*>|<table:table-row\b[^>]*>|<table:table-column\b[^>]*>/g;
  for (const [tag] of content.matchAll(tags)) {
    const sheet = book.Sheets[book.SheetNames[place] ?? ''];
    if (tag.startsWith('<table:table-row')) {
      const next = Math.min(rowsOfSheet, row + repeatsOf(tag, 'rows'));
      if (sheet !== undefined && isHidden(tag)) hide(sheet, '!rows', row, Math.min(next, sheet['!data']?.length ?? 0));
      row = next;
    } else if (tag.startsWith('<table:table-column')) {
      const next = Math.min(columnsOfSheet, column + repeatsOf(tag, 'columns'));
      if (sheet !== undefined && isHidden(tag)) hide(sheet, '!cols', column, next);
      column = next;
    } else {
      place += 1;
      row = 0;
      column = 0;
    }
  }
};

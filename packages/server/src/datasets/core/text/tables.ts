import { extname } from 'node:path';
import type { FoundTable } from '../../model.ts';
import type { TableSession } from '../session.ts';
import type { CutOrder } from './cut-script.ts';
import type { Layout } from './layout.ts';
import type { FurtherTable, MendFacts } from './mending.ts';

/** A text of gigabytes is copied within this. */
const cutMsMax = 120_000;

const cutScript = new URL(`./cut-script${extname(import.meta.filename)}`, import.meta.url);

let parts = 0;

/** By which a table of a text is asked for: the line at which it begins. */
const nameAt = (line: number): string => `line ${line}`;

const plain = { title: '', notes: [], isHidden: false };

/** The tables of a text in their order; one alone is no choice but can be asked for. */
export const tablesOfText = (
  { linesAbove, headerRows, titles }: Layout,
  rows: number | null,
  below: MendFacts['tables'],
): readonly FoundTable[] => [
  {
    ...plain,
    name: nameAt(linesAbove - headerRows + 1),
    rows,
    columns: titles.length,
    headerRows,
    headings: titles,
  },
  ...below.map(
    ({ line, heading, rows: found, width }): FoundTable => ({
      ...plain,
      name: nameAt(line),
      rows: found,
      columns: width,
      headerRows: 1,
      headings: heading,
    }),
  ),
];

/** Copies the lines of a further table into a text of its own; gives its path, or undefined when that takes too long. */
export const cutTable = async (
  session: TableSession,
  { path, workDir }: { readonly path: string; readonly workDir: string },
  tables: readonly FurtherTable[],
  place: number,
): Promise<string | undefined> => {
  parts += 1;
  const target = `${workDir}/part-${parts}.tmp`;
  const input: CutOrder = { from: tables[place]?.line ?? 1, to: tables[place + 1]?.line ?? null, target };
  const done = await session.aside<null>(cutScript, path, { input, timeMaxMs: cutMsMax });
  return 'output' in done ? target : undefined;
};

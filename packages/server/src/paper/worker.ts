import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { type Fonts, printPdf } from './core/pdf.ts';
import { readTable } from './core/read-table.ts';
import { fillDocx, inspectDocx } from './core/report-docx.ts';
import { fillXlsx, inspectXlsx } from './core/report-xlsx.ts';
import { writeCsv, writeXlsx } from './core/sheets.ts';
import type { Print } from './model.ts';
import type { Answer, Order, Tasks } from './work.ts';

const require = createRequire(import.meta.url);
const fontFile = (path: string): Uint8Array => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${path}`));

let opened: Fonts | undefined;

const fonts = (): Fonts => {
  opened ??= {
    regular: fontFile('400Regular/NotoSansSC_400Regular.ttf'),
    bold: fontFile('700Bold/NotoSansSC_700Bold.ttf'),
  };
  return opened;
};

/** What may be ordered, by name. */
const tasks: { readonly [N in keyof Tasks]: (input: Tasks[N]['input']) => Promise<Tasks[N]['output']> } = {
  print: (input: Print) => printPdf(input, fonts()),
  writeSheet: async ({ sheet, format }) => (format === 'csv' ? writeCsv(sheet) : writeXlsx(sheet)),
  readTable: async (bytes) => readTable(bytes),
  inspectTemplate: async ({ format, bytes }) => (format === 'docx' ? inspectDocx(bytes) : inspectXlsx(bytes)),
  fillTemplate: async ({ format, bytes, data }) => (format === 'docx' ? fillDocx(bytes, data) : fillXlsx(bytes, data)),
};

const run = <N extends keyof Tasks>({ name, input }: Order<N>): Promise<Tasks[N]['output']> => tasks[name](input);

parentPort?.on('message', (order: Order<keyof Tasks>) => {
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  run(order).then(
    (output) => answer({ output }),
    (error: unknown) => answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

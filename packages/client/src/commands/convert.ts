import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Conversion, ExportFormat } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption, textOption } from '../cli/command.ts';
import { readingOf, readingOptions } from '../cli/reading.ts';
import { printRefusal, say } from '../cli/words.ts';
import { atWorkbench, type Workbench } from '../local/workbench.ts';

const usageFault = (invocation: Invocation, words: { readonly en: string; readonly zh: string }): number => {
  process.stderr.write(`${say(invocation.language, words)}\n`);
  return exitCodes.usage;
};

const targetsOf = (invocation: Invocation): Conversion[] | undefined => {
  const out = textOption(invocation, 'out');
  const folder = textOption(invocation, 'out-dir');
  const files = invocation.positionals;
  if ((out === undefined) === (folder === undefined) || (out !== undefined && files.length !== 1)) return undefined;
  return files.map((file) => ({
    path: resolve(file),
    to: out !== undefined ? resolve(out) : resolve(join(folder ?? '', basename(file))),
  }));
};

const convertAll = async (
  invocation: Invocation,
  bench: Workbench,
  files: readonly Conversion[],
  format: ExportFormat,
): Promise<number> => {
  const { convertFiles, errorTables } = await import('@corridor/server');
  let worst: number = exitCodes.done;
  await convertFiles(bench.engine, files, {
    format,
    asText: switchOption(invocation, 'as-text'),
    ...readingOf(invocation),
    workDir: bench.workDir,
    onDone: (file, outcome, fault) => {
      const source = outcome.ok ? outcome.value : undefined;
      if (switchOption(invocation, 'json'))
        process.stdout.write(
          `${JSON.stringify({ name: basename(file.path), ...(outcome.ok ? { source } : { refusal: outcome.error }) })}\n`,
        );
      if (outcome.ok) return;
      if (files.length > 1) process.stderr.write(`${basename(file.path)}: `);
      const code = printRefusal(outcome.error, errorTables, invocation.language);
      if (fault !== undefined) console.error(fault);
      worst = Math.max(worst, fault === undefined ? code : exitCodes.fault);
    },
  });
  // Of several files one may be refused for any reason: the code says that not all are there.
  return files.length > 1 && worst !== exitCodes.done ? exitCodes.refused : worst;
};

/** `corridor convert`: reads files exactly as publishing would and writes them out, with no server. */
export const convert: Command = {
  name: 'convert',
  summary: { en: 'Read files as publishing would, write them out', zh: '按发布时的方式读取文件并另存' },
  usage:
    'FILE… (--out OUT | --out-dir DIR) [--to csv|parquet|ndjson] [--as-text] [--encoding E] [--delimiter D] [--table T] [--dates ORDER] [--json]',
  example: 'corridor convert export.csv --out clean.csv',
  options: {
    out: { type: 'string', value: 'OUT', help: { en: 'the file to write', zh: '输出文件' } },
    'out-dir': {
      type: 'string',
      value: 'DIR',
      help: { en: 'folder to write to, each file under its own name', zh: '输出文件夹，文件名不变' },
    },
    to: {
      type: 'string',
      value: 'FORMAT',
      help: { en: 'csv (when left out), parquet or ndjson', zh: '格式：csv（默认）、parquet 或 ndjson' },
    },
    'as-text': { type: 'boolean', help: { en: 'every cell as the text it was', zh: '每个单元格保留原文本' } },
    ...readingOptions,
    json: {
      type: 'boolean',
      help: { en: 'a line of JSON for each file: how it was read', zh: '每个文件输出一行 JSON：如何读取' },
    },
  },
  readsFiles: true,
  arguments: [1, 100_000],
  run: async (invocation) => {
    const { exportFormats } = await import('@corridor/server');
    const files = targetsOf(invocation);
    if (files === undefined)
      return usageFault(invocation, {
        en: 'Say where to write: --out OUT for one file, or --out-dir DIR.',
        zh: '请指明输出位置：单个文件用 --out OUT，或用 --out-dir DIR。',
      });
    const wanted = textOption(invocation, 'to') ?? 'csv';
    const format = exportFormats.find((known) => known === wanted);
    if (format === undefined)
      return usageFault(invocation, {
        en: `--to takes ${exportFormats.join(', ')}.`,
        zh: `--to 可取 ${exportFormats.join('、')}。`,
      });
    const folder = textOption(invocation, 'out-dir');
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    return atWorkbench((bench) => convertAll(invocation, bench, files, format));
  },
};

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, exitCodes, type Invocation, textOption } from '../cli/command.ts';
import { readingOf, readingOptions, zoneOption } from '../cli/reading.ts';
import { printRefusal } from '../cli/words.ts';
import { atWorkbench, type Workbench } from '../local/workbench.ts';

const assessOne = async (invocation: Invocation, bench: Workbench, file: string, index: number): Promise<number> => {
  const { assessFile, errorTables, systemClock } = await import('@corridor/server');
  const workDir = join(bench.workDir, String(index));
  await mkdir(workDir);
  const suspectsPath = textOption(invocation, 'suspects');
  const contractPath = textOption(invocation, 'contract');
  const done = await assessFile(bench.engine, systemClock, {
    path: resolve(file),
    workDir,
    ...readingOf(invocation),
    timeZone: textOption(invocation, 'time-zone'),
    withHtml: textOption(invocation, 'html') !== undefined,
    suspectsPath: suspectsPath === undefined ? undefined : resolve(suspectsPath),
    contractPath: contractPath === undefined ? undefined : resolve(contractPath),
    language: invocation.language,
  });
  if (!done.ok) return printRefusal(done.error, errorTables, invocation.language);
  const json = textOption(invocation, 'json');
  if (json === '-') process.stdout.write(`${JSON.stringify(done.value.document)}\n`);
  else process.stdout.write(`${done.value.report}\n`);
  if (json !== undefined && json !== '-') await writeFile(json, `${JSON.stringify(done.value.document, null, 2)}\n`);
  const html = textOption(invocation, 'html');
  if (html !== undefined) await writeFile(html, done.value.html);
  return exitCodes.done;
};

/** `corridor assess`: profile, quality, level and value of files, with no server. */
export const assess: Command = {
  name: 'assess',
  summary: { en: 'Assess a file: quality, sensitivity, value', zh: '评估文件：质量、敏感级别、价值' },
  usage:
    'FILE… [--json OUT|-] [--html OUT] [--suspects OUT.csv] [--contract odcs.yaml] [--encoding E] [--delimiter D] [--table T] [--dates ORDER]',
  example: 'corridor assess examples/data/prsa-aotizhongxin-2013-2016.csv.gz --suspects suspects.csv',
  options: {
    json: {
      type: 'string',
      value: 'OUT|-',
      help: { en: 'write the whole document as JSON', zh: '将完整结果写为 JSON' },
    },
    html: {
      type: 'string',
      value: 'OUT',
      help: { en: 'write the report as one HTML file', zh: '将评估报告写为单个 HTML 文件' },
    },
    suspects: {
      type: 'string',
      value: 'OUT',
      help: { en: 'write every flagged cell as CSV', zh: '将可疑单元格写为 CSV' },
    },
    contract: {
      type: 'string',
      value: 'odcs.yaml',
      help: { en: 'check against a data contract (ODCS 3.1)', zh: '对照数据合同（ODCS 3.1）核对' },
    },
    ...readingOptions,
    ...zoneOption,
  },
  readsFiles: true,
  arguments: [1, 1000],
  run: (invocation) =>
    atWorkbench(async (bench) => {
      let worst: number = exitCodes.done;
      for (const [index, file] of invocation.positionals.entries()) {
        worst = Math.max(worst, await assessOne(invocation, bench, file, index));
      }
      return worst;
    }),
};

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, exitCodes, textOption } from '../cli/command.ts';
import { zoneOption } from '../cli/reading.ts';
import { printRefusal } from '../cli/words.ts';
import { atWorkbench } from '../local/workbench.ts';

/** `corridor compare`: how a newer file differs from an older one, with no server. */
export const compare: Command = {
  name: 'compare',
  summary: { en: 'Compare two versions of a file', zh: '比较文件的两个版本' },
  usage: 'OLD NEW [--contract odcs.yaml] [--json OUT|-]',
  example:
    'corridor compare examples/data/prsa-aotizhongxin-2013-2016.csv.gz examples/data/prsa-aotizhongxin-2016-2017.csv.gz',
  options: {
    contract: {
      type: 'string',
      value: 'odcs.yaml',
      help: {
        en: 'tell which clauses of a data contract the newer one breaks',
        zh: '指出新版本违反了数据合同的哪些条款',
      },
    },
    json: {
      type: 'string',
      value: 'OUT|-',
      help: { en: 'write the whole comparison as JSON', zh: '将完整结果写为 JSON' },
    },
    ...zoneOption,
  },
  readsFiles: true,
  arguments: [2, 2],
  run: (invocation) =>
    atWorkbench(async ({ engine, workDir }) => {
      const { compareFiles, errorTables, systemClock } = await import('@corridor/server');
      const [before = '', after = ''] = invocation.positionals;
      const contractPath = textOption(invocation, 'contract');
      const done = await compareFiles(engine, systemClock, {
        before: resolve(before),
        after: resolve(after),
        workDir,
        contractPath: contractPath === undefined ? undefined : resolve(contractPath),
        timeZone: textOption(invocation, 'time-zone'),
        language: invocation.language,
      });
      if (!done.ok) return printRefusal(done.error, errorTables, invocation.language);
      const json = textOption(invocation, 'json');
      if (json === '-') process.stdout.write(`${JSON.stringify(done.value.document)}\n`);
      else process.stdout.write(done.value.report);
      if (json !== undefined && json !== '-')
        await writeFile(json, `${JSON.stringify(done.value.document, null, 2)}\n`);
      return exitCodes.done;
    }),
};

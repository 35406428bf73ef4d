import type { Diagnosis } from '@corridor/server';
import { type Command, exitCodes, switchOption, textOption } from '../cli/command.ts';
import { jsonOption } from '../cli/session.ts';
import { paint, printRefusal } from '../cli/words.ts';

/** `corridor doctor`: opens a data folder that nobody serves and says how it is. */
export const doctor: Command = {
  name: 'doctor',
  summary: { en: 'Examine an installation that is not running', zh: '检查未在运行的安装' },
  usage: '[--data DIR] [--sql] [--json]',
  example: 'corridor doctor --data ./data/region',
  options: {
    data: { type: 'string', value: 'DIR', help: { en: 'the data folder', zh: '数据目录' } },
    sql: {
      type: 'boolean',
      help: { en: 'print what a database administrator runs once', zh: '输出数据库管理员需执行一次的语句' },
    },
    json: jsonOption,
  },
  arguments: [0, 0],
  async run(invocation) {
    const { diagnose, errorTables, processEnvironment, readConfig, roleScript } = await import('@corridor/server');
    if (switchOption(invocation, 'sql')) {
      process.stdout.write(roleScript());
      return exitCodes.done;
    }
    const config = readConfig(processEnvironment(), { CORRIDOR_DATA: textOption(invocation, 'data') });
    if (!config.ok) return printRefusal(config.error, errorTables, invocation.language);
    const found = await diagnose(config.value);
    if (!found.ok) return printRefusal(found.error, errorTables, invocation.language);
    if (switchOption(invocation, 'json')) console.log(JSON.stringify(found.value));
    else
      for (const one of found.value)
        console.log(lineOf(invocation.language, paint(invocation, one.ok ? 'good' : 'wrong', one.ok ? '✓' : '✗'), one));
    return found.value.every(({ ok }) => ok) ? exitCodes.done : exitCodes.fault;
  },
};

const lineOf = (language: 'zh' | 'en', mark: string, { what, figure }: Diagnosis): string =>
  `${mark} ${what[language]}：${figure}`;

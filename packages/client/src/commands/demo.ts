import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Platform } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption, textOption } from '../cli/command.ts';
import { paint, printRefusal, say } from '../cli/words.ts';
import type { runDemo } from '../demo/run.ts';
import { createStage, DemoError } from '../demo/stage.ts';
import { untilSignal } from './signals.ts';

const isEmptyFolder = async (path: string): Promise<boolean> => (await readdir(path).catch(() => [])).length === 0;

/** A new folder below ./data, numbered when there are others. */
const freshFolder = async (): Promise<string> => {
  for (let n = 1; ; n += 1) {
    const path = resolve('data', n === 1 ? 'demo' : `demo-${n}`);
    if (await isEmptyFolder(path)) return path;
  }
};

const start = async (invocation: Invocation, dataDir: string): Promise<Platform | number> => {
  const { configErrors, createLog, errorTables, processEnvironment, readConfig, startPlatform } = await import(
    '@corridor/server'
  );
  const config = readConfig(processEnvironment(), {
    CORRIDOR_DATA: dataDir,
    CORRIDOR_PORT: textOption(invocation, 'port'),
    CORRIDOR_LOG_LEVEL: 'warn',
  });
  if (!config.ok) return printRefusal(config.error, [configErrors], invocation.language);
  const started = await startPlatform(config.value, {
    log: createLog(config.value.logLevel),
    onFatal: (reason) => {
      process.stderr.write(`${reason}\n`);
      process.exit(exitCodes.fault);
    },
  });
  return started.ok ? started.value : printRefusal(started.error, errorTables, invocation.language);
};

type Told = Awaited<ReturnType<typeof runDemo>>;

const farewell = (invocation: Invocation, address: string, dataDir: string, { logins }: Told): string => {
  const width = Math.max(...logins.map(({ email }) => email.length)) + 2;
  return [
    '',
    paint(
      invocation,
      'bold',
      say(invocation.language, { zh: `平台地址 ${address}`, en: `The platform is at ${address}` }),
    ),
    say(invocation.language, {
      zh: `登录（密码均为 ${logins[0]?.password}）：`,
      en: `Log-ins (password of all: ${logins[0]?.password}):`,
    }),
    ...logins.map(({ email, role }) => `  ${email.padEnd(width)}${role}`),
    say(invocation.language, {
      zh: `Delta Sharing 配置文件 ${join(dataDir, 'demo', 'buyer.share')}；按 Ctrl-C 结束`,
      en: `Delta Sharing profile ${join(dataDir, 'demo', 'buyer.share')}; Ctrl-C ends it`,
    }),
  ].join('\n');
};

/** `corridor demo`: the whole main job on real data, then keeps serving. */
export const demo: Command = {
  name: 'demo',
  summary: { en: 'See the whole main job on real data', zh: '用真实数据演示全部主要流程' },
  usage: '[--once] [--json] [--data DIR] [--port N]',
  example: 'corridor demo --once --json',
  options: {
    once: { type: 'boolean', help: { en: 'end after the last step', zh: '最后一步后退出' } },
    json: { type: 'boolean', help: { en: 'one JSON object on stdout, last', zh: '最后在标准输出打印一个 JSON 对象' } },
    data: {
      type: 'string',
      value: 'DIR',
      help: { en: 'an empty folder; a new one below ./data when left out', zh: '空目录；不填则在 ./data 下新建' },
    },
    port: { type: 'string', value: 'N', help: { en: 'port to listen on', zh: '监听端口' } },
  },
  arguments: [0, 0],
  async run(invocation) {
    const given = textOption(invocation, 'data');
    const dataDir = given === undefined ? await freshFolder() : resolve(given);
    if (!(await isEmptyFolder(dataDir)))
      return printRefusal({ code: 'demo.folder_used', params: { folder: dataDir } }, [demoErrors], invocation.language);
    await mkdir(dataDir, { recursive: true });
    const platform = await start(invocation, dataDir);
    if (typeof platform === 'number') return platform;
    const json = switchOption(invocation, 'json');
    const print = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
    const stage = createStage(invocation, print);
    try {
      const { runDemo: run } = await import('../demo/run.ts');
      const told = await run(platform, stage, { dataDir, language: invocation.language });
      if (json) process.stdout.write(`${JSON.stringify(told.summary)}\n`);
      if (switchOption(invocation, 'once')) return exitCodes.done;
      print(farewell(invocation, platform.address, dataDir, told));
      await untilSignal();
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof DemoError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return exitCodes.fault;
    } finally {
      await platform.close();
    }
  },
};

const demoErrors = {
  'demo.folder_used': {
    status: 409,
    en: '{folder} is not empty. Take another folder, or serve what is there: corridor serve --data {folder}',
    zh: '{folder} 不是空目录。请另选目录，或直接运行其中的数据：corridor serve --data {folder}',
  },
} as const;

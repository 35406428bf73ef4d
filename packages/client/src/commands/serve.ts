import { type Command, exitCodes, textOption } from '../cli/command.ts';
import { printRefusal, say } from '../cli/words.ts';
import { untilSignal } from './signals.ts';

/** `corridor serve`: the platform until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: { en: 'Run the platform: API, portal, protocols, workers', zh: '运行平台：接口、门户、开放协议与后台作业' },
  usage: '[--data DIR] [--port N] [--host H]',
  example: 'corridor serve --data ./data/region --port 7300',
  options: {
    data: { type: 'string', value: 'DIR', help: { en: 'folder that holds everything', zh: '存放全部数据的目录' } },
    port: { type: 'string', value: 'N', help: { en: 'port to listen on', zh: '监听端口' } },
    host: { type: 'string', value: 'H', help: { en: 'address to listen on', zh: '监听地址' } },
  },
  arguments: [0, 0],
  async run(invocation) {
    const { configErrors, createLog, errorTables, processEnvironment, readConfig, startPlatform } = await import(
      '@corridor/server'
    );
    const config = readConfig(processEnvironment(), {
      CORRIDOR_DATA: textOption(invocation, 'data'),
      CORRIDOR_PORT: textOption(invocation, 'port'),
      CORRIDOR_HOST: textOption(invocation, 'host'),
    });
    if (!config.ok) return printRefusal(config.error, [configErrors], invocation.language);
    const log = createLog(config.value.logLevel);
    const onFatal = (reason: string): void => {
      log.fatal({ reason }, 'the ground gave way');
      process.exit(exitCodes.fault);
    };
    const started = await startPlatform(config.value, { log, onFatal });
    if (!started.ok) return printRefusal(started.error, errorTables, invocation.language);
    console.log(
      say(invocation.language, {
        en: `Corridor listens on ${started.value.address}`,
        zh: `数廊已启动：${started.value.address}`,
      }),
    );
    await untilSignal();
    await started.value.close();
    return exitCodes.done;
  },
};

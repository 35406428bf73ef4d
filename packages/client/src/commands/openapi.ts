import { type Command, exitCodes } from '../cli/command.ts';

/** `corridor openapi`: prints the API's description. */
export const openapi: Command = {
  name: 'openapi',
  summary: { en: 'Print the API as OpenAPI 3.1', zh: '输出 OpenAPI 3.1 接口描述' },
  usage: '',
  example: 'corridor openapi > openapi.json',
  options: {},
  arguments: [0, 0],
  async run() {
    const { describePlatform } = await import('@corridor/server');
    const { openApi } = await describePlatform();
    process.stdout.write(`${JSON.stringify(openApi, null, 2)}\n`);
    return exitCodes.done;
  },
};

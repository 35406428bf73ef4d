import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, exitCodes, type Invocation, textOption } from '../cli/command.ts';
import { withSession } from '../cli/session.ts';
import { printProblem, say } from '../cli/words.ts';
import { loadTable, parseProfile, SharingClient, SharingError } from '../sharing/index.ts';

/** `corridor share profile`: makes a Delta Sharing profile of an agreement. */
export const shareProfile: Command = {
  name: 'share profile',
  summary: { en: 'Make the Delta Sharing profile of an agreement', zh: '生成协议的 Delta Sharing 配置文件' },
  usage: 'AGREEMENT [--out FILE]',
  example: 'corridor share profile agr_01… --out buyer.share',
  options: {
    out: {
      type: 'string',
      value: 'FILE',
      help: { en: 'where to write it, stdout when left out', zh: '写入的文件，不填则输出到标准输出' },
    },
  },
  arguments: [1, 1],
  run: (invocation) =>
    withSession(invocation, async ({ api }) => {
      const made = await api.call<object>('POST', `/api/v1/agreements/${invocation.positionals[0]}/profile`);
      if (!made.ok) return printProblem(made.problem);
      const text = `${JSON.stringify(made.value, null, 2)}\n`;
      const out = textOption(invocation, 'out');
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text, { mode: 0o600 });
      return exitCodes.done;
    }),
};

const pullAll = async (invocation: Invocation, profile: string, out: string): Promise<number> => {
  const client = new SharingClient(parseProfile(await readFile(profile, 'utf8')));
  for (const table of await client.listAllTables()) {
    const folder = resolve(out, table.share, table.schema, table.table);
    await mkdir(folder, { recursive: true });
    const version = textOption(invocation, 'version');
    const loaded = await loadTable(client, table, {
      folder,
      ...(version === undefined ? {} : { version: Number(version) }),
    });
    console.log(
      say(invocation.language, {
        en: `${table.share}.${table.schema}.${table.table} version ${loaded.version}: ${loaded.rows} rows in ${folder}`,
        zh: `${table.share}.${table.schema}.${table.table} 第 ${loaded.version} 版：${loaded.rows} 行，位于 ${folder}`,
      }),
    );
  }
  return exitCodes.done;
};

/** `corridor pull`: fetches what a profile opens as Parquet files. */
export const pull: Command = {
  name: 'pull',
  summary: { en: 'Fetch the data of a Delta Sharing profile', zh: '按 Delta Sharing 配置文件取数' },
  usage: 'PROFILE [--out DIR] [--version N]',
  example: 'corridor pull buyer.share --out ./air',
  options: {
    out: { type: 'string', value: 'DIR', help: { en: 'folder for the Parquet files', zh: '存放 Parquet 文件的目录' } },
    version: { type: 'string', value: 'N', help: { en: 'an earlier version', zh: '较早的版本' } },
  },
  arguments: [1, 1],
  async run(invocation) {
    try {
      return await pullAll(invocation, invocation.positionals[0] ?? '', textOption(invocation, 'out') ?? '.');
    } catch (error) {
      if (!(error instanceof SharingError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return error.status === 404 ? exitCodes.notFound : exitCodes.refused;
    }
  },
};

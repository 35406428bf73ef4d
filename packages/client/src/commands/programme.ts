import { readFile } from 'node:fs/promises';
import type { DefinitionRead } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption } from '../cli/command.ts';
import { jsonOption, printAnswer, withSession } from '../cli/session.ts';
import { printProblem, say } from '../cli/words.ts';

type Definition = { readonly id: string; readonly key: string; readonly version: number };

const readFileText = async (path: string): Promise<DefinitionRead> => {
  const { readDefinitionText } = await import('@corridor/server');
  return readDefinitionText(await readFile(path, 'utf8'));
};

const isSound = ({ findings }: DefinitionRead): boolean => !findings.some(({ severity }) => severity === 'error');

/** One line for each finding, as compilers write them, and a last one that says what it comes to. */
const tell = ({ language }: Invocation, path: string, read: DefinitionRead): void => {
  const words = { error: { en: 'error', zh: '错误' }, warning: { en: 'warning', zh: '提示' } } as const;
  for (const { line, column, severity, path: pointer, text } of read.findings) {
    console.log(`${path}:${line}:${column} ${words[severity][language]} ${pointer} ${text[language]}`);
  }
  const { type, findings } = read;
  if (type === undefined || !isSound(read)) {
    console.log(
      say(language, {
        en: `${path}: not fit to be published, ${findings.length} findings`,
        zh: `${path}：尚不能发布，共 ${findings.length} 处`,
      }),
    );
    return;
  }
  const { key, version, title, states, transitions, clocks, tables } = type;
  console.log(
    say(language, {
      en: `${path}: "${title.en}" (${key}, version ${version}) can be published: ${states.length} states, ${transitions.length} steps, ${clocks.length} clocks, ${tables.length} tables`,
      zh: `${path}：“${title.zh}”（${key}，第 ${version} 版）可以发布：${states.length} 个状态、${transitions.length} 个步骤、${clocks.length} 个计时、${tables.length} 张决策表`,
    }),
  );
};

/** `corridor programme check`: reads definitions of programmes and looks through them, with no connection. */
export const programmeCheck: Command = {
  name: 'programme check',
  summary: { en: 'Look through definitions of programmes offline', zh: '离线检查服务事项定义' },
  usage: 'FILE… [--json]',
  example: 'corridor programme check pitch-day.yaml',
  options: { json: jsonOption },
  readsFiles: true,
  arguments: [1, 100],
  async run(invocation) {
    const { positionals } = invocation;
    const all = await Promise.all(positionals.map(async (file) => ({ file, ...(await readFileText(file)) })));
    if (switchOption(invocation, 'json')) {
      console.log(JSON.stringify(all.map(({ file, type, findings }) => ({ file, key: type?.key ?? null, findings }))));
    } else for (const each of all) tell(invocation, each.file, each);
    return all.every(isSound) ? exitCodes.done : exitCodes.refused;
  },
};

/** `corridor programme publish`: keeps a definition as your organisation's draft and publishes it; cases are opened by it at once. */
export const programmePublish: Command = {
  name: 'programme publish',
  summary: { en: 'Publish a definition of a programme as your organisation', zh: '以本机构名义发布服务事项定义' },
  usage: 'FILE [--draft] [--json]',
  example: 'corridor programme publish pitch-day.yaml',
  options: {
    draft: { type: 'boolean', help: { en: 'keep it as a draft only', zh: '只保存为草稿' } },
    json: jsonOption,
  },
  readsFiles: true,
  arguments: [1, 1],
  run: (invocation) =>
    withSession(invocation, async ({ api }) => {
      const [file = ''] = invocation.positionals;
      const read = await readFileText(file);
      if (!isSound(read)) {
        tell(invocation, file, read);
        return exitCodes.refused;
      }
      const drafted = await api.call<Definition>('POST', '/api/v1/case-definitions', { body: { document: read.type } });
      if (!drafted.ok) return printProblem(drafted.problem);
      const { id } = drafted.value;
      const isDraft = switchOption(invocation, 'draft');
      const answer = isDraft
        ? Promise.resolve(drafted)
        : api.call<Definition>('POST', `/api/v1/case-definitions/${id}/publication`);
      return printAnswer(answer, (one) => {
        const words = isDraft
          ? {
              en: `${id} is kept as a draft: ${one.key}, version ${one.version}`,
              zh: `${id} 已存为草稿：${one.key} 第 ${one.version} 版`,
            }
          : {
              en: `${id} is published: ${one.key}, version ${one.version}`,
              zh: `${id} 已发布：${one.key} 第 ${one.version} 版`,
            };
        console.log(switchOption(invocation, 'json') ? JSON.stringify(one) : say(invocation.language, words));
      });
    }),
};

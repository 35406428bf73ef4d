import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Command, exitCodes, type Invocation, type Language, parseOptions } from './cli/command.ts';
import { commandHelp, overview } from './cli/help.ts';
import { say } from './cli/words.ts';
import { commands } from './commands/index.ts';

const languageOf = (wanted: unknown): Language => {
  if (wanted === 'zh' || wanted === 'en') return wanted;
  const locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};

const wantsColour = (): boolean => process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '';

const usageFault = (message: string, hint: string): number => {
  process.stderr.write(`${message}\n${hint}\n`);
  return exitCodes.usage;
};

const parse = (command: Command, args: readonly string[]): Invocation | Error => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: parseOptions(command),
      allowPositionals: true,
    });
    const [fewest, most] = command.arguments;
    const isHelp = values.help === true;
    if (!isHelp && (positionals.length < fewest || positionals.length > most)) {
      return new Error(`corridor ${command.name} ${command.usage}`);
    }
    return { options: values, positionals, language: languageOf(values.lang), colour: wantsColour() };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** Says which of the files that were named cannot be read; true when there is one. */
const complainOfFiles = async ({ positionals, language }: Invocation): Promise<boolean> => {
  const found = await Promise.all(
    positionals.map(async (path) => ((await stat(path).catch(() => undefined))?.isFile() === true ? [] : [path])),
  );
  for (const path of found.flat())
    process.stderr.write(
      `cli.file_missing: ${say(language, {
        en: `There is no file "${path}". Check the name and the folder you are in.`,
        zh: `没有文件“${path}”。请检查文件名和当前所在的文件夹。`,
      })}\n`,
    );
  return found.flat().length > 0;
};

const runCommand = async (command: Command, args: readonly string[]): Promise<number> => {
  const invocation = parse(command, args);
  if (invocation instanceof Error) return usageFault(invocation.message, `corridor ${command.name} --help`);
  if (invocation.options.help === true) {
    console.log(commandHelp(command, invocation.language));
    return exitCodes.done;
  }
  return command.readsFiles === true && (await complainOfFiles(invocation))
    ? exitCodes.notFound
    : command.run(invocation);
};

/** The longest command name that the arguments begin with: `audit verify` before `audit`. */
const findCommand = (args: readonly string[]): Command | undefined =>
  commands.find(({ name }) => name === args.slice(0, 2).join(' ')) ?? commands.find(({ name }) => name === args[0]);

const main = async (args: readonly string[]): Promise<number> => {
  const language = languageOf(args[args.indexOf('--lang') + 1]);
  if (args.length === 0 || args[0] === '--help' || args[0] === '-h' || args[0] === 'help') {
    console.log(overview(commands, language));
    return args.length === 0 ? exitCodes.usage : exitCodes.done;
  }
  const command = findCommand(args);
  if (command === undefined) return usageFault(`corridor: ${args[0]}?`, overview(commands, language));
  return runCommand(command, args.slice(command.name.split(' ').length));
};

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return exitCodes.fault;
});

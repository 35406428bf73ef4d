import type { ParseArgsConfig } from 'node:util';

/** A sentence in both languages. */
export type Words = { readonly en: string; readonly zh: string };

/** Languages of the command line. */
export type Language = keyof Words;

/** One option: its kind, and what it is for. */
export type OptionSpec = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly value?: string;
  readonly help: Words;
};

/** Options as parsed. */
export type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** What a command gets. */
export type Invocation = {
  readonly options: Options;
  readonly positionals: readonly string[];
  readonly language: Language;
  /** True on a terminal without NO_COLOR. */
  readonly colour: boolean;
};

/** One command of the command line. `run` answers the exit code. */
export type Command = {
  readonly name: string;
  readonly summary: Words;
  /** What follows the name, as a newcomer types it. */
  readonly usage: string;
  readonly example: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Fewest and most positional arguments. */
  readonly arguments: readonly [number, number];
  /** True when the positional arguments are files to read: one that cannot be read is said before anything is begun. */
  readonly readsFiles?: true;
  run(invocation: Invocation): Promise<number>;
};

/** 0 done, 1 a fault of ours, 2 usage, 3 refused, 4 not found, 130 interrupted. */
export const exitCodes = { done: 0, fault: 1, usage: 2, refused: 3, notFound: 4, interrupted: 130 } as const;

/** The options as node:util wants them; every command also knows --help, --json and --lang. */
export const parseOptions = (command: Command): NonNullable<ParseArgsConfig['options']> => ({
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
  ...Object.fromEntries(
    Object.entries(command.options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  ),
});

/** The text of an option; undefined when it was not given. */
export const textOption = (invocation: Invocation, name: string): string | undefined => {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** Every text of an option that may be given several times. */
export const textListOption = (invocation: Invocation, name: string): string[] => {
  const value = invocation.options[name];
  return [value ?? []].flat().filter((each) => typeof each === 'string');
};

/** True when a switch was given. */
export const switchOption = (invocation: Invocation, name: string): boolean => invocation.options[name] === true;

import type { Command, Language, Words } from './command.ts';

const title: Words = {
  en: 'Corridor, the operating platform of a regional data industry',
  zh: '数廊，区域数据产业运营平台',
};

const labels = {
  commands: { en: 'Commands', zh: '命令' },
  more: { en: 'corridor COMMAND --help shows options and an example.', zh: 'corridor 命令 --help 可查看选项与示例。' },
  options: { en: 'Options', zh: '选项' },
  example: { en: 'Example', zh: '示例' },
  language: { en: 'language of what is printed', zh: '输出语言' },
} as const satisfies Record<string, Words>;

const column = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
};

/** The first page: every command in one line. */
export const overview = (commands: readonly Command[], language: Language): string =>
  [
    title[language],
    '',
    `${labels.commands[language]}:`,
    ...column(commands.map((c) => [c.name, c.summary[language]])),
    '',
    labels.more[language],
  ].join('\n');

/** A command's page: usage, options, an example. */
export const commandHelp = (command: Command, language: Language): string => {
  const options = Object.entries(command.options).map(
    ([name, spec]) => [`--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`, spec.help[language]] as const,
  );
  return [
    command.summary[language],
    '',
    `  corridor ${command.name} ${command.usage}`.trimEnd(),
    '',
    `${labels.options[language]}:`,
    ...column([...options, ['--lang zh|en', labels.language[language]]]),
    '',
    `${labels.example[language]}:`,
    `  ${command.example}`,
  ].join('\n');
};

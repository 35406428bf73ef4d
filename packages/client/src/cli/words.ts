import { type ErrorTable, fillSentence, type Refusal } from '@corridor/server/kernel';
import type { Problem } from '../api/api.ts';
import type { Invocation, Language, Words } from './command.ts';
import { exitCodes } from './command.ts';

/** Says which of two sentences fits. */
export const say = (language: Language, words: Words): string => words[language];

/** Prints a refusal on stderr: its code, and the sentence that says what to do. */
export const printRefusal = (refusal: Refusal, tables: readonly ErrorTable[], language: Language): number => {
  const entry = tables.map((table) => table[refusal.code]).find((found) => found !== undefined);
  const sentence = entry === undefined ? '' : fillSentence(entry[language], refusal.params);
  process.stderr.write(`${refusal.code}: ${sentence}\n`);
  return entry?.status === 404 ? exitCodes.notFound : exitCodes.refused;
};

const ansi = { bold: '1', good: '32', wrong: '31', faint: '2' } as const;

/** Marks text up on a terminal, and leaves it plain elsewhere. */
export const paint = (invocation: Pick<Invocation, 'colour'>, style: keyof typeof ansi, text: string): string =>
  invocation.colour ? `\u001b[${ansi[style]}m${text}\u001b[0m` : text;

/** Prints what the platform refused; it already speaks the reader's language. */
export const printProblem = (problem: Problem): number => {
  process.stderr.write(`${problem.code}: ${problem.detail}\n`);
  if (problem.status === 404) return exitCodes.notFound;
  return problem.status >= 500 ? exitCodes.fault : exitCodes.refused;
};

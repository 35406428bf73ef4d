import { type Api, type ApiAnswer, createApi } from '../api/api.ts';
import { loadProfile, type Profile } from '../local/profile.ts';
import { exitCodes, type Invocation, type OptionSpec } from './command.ts';
import { printProblem, say } from './words.ts';

/** A signed-in person at a command. */
export type Session = { readonly api: Api; readonly profile: Profile };

/** Runs a command as the signed-in person; says how to sign in when nobody is. */
export const withSession = async (
  invocation: Invocation,
  work: (session: Session) => Promise<number>,
): Promise<number> => {
  const profile = await loadProfile();
  if (profile === undefined) {
    const words = {
      en: 'Sign in first: corridor login ADDRESS --email E',
      zh: '请先登录：corridor login 地址 --email 邮箱',
    };
    process.stderr.write(`${say(invocation.language, words)}\n`);
    return exitCodes.refused;
  }
  return work({ api: createApi(profile.address, profile.token, invocation.language), profile });
};

/** Prints an answer by a function, or its problem; answers the exit code. */
export const printAnswer = async <T>(answer: Promise<ApiAnswer<T>>, print: (value: T) => void): Promise<number> => {
  const got = await answer;
  if (!got.ok) return printProblem(got.problem);
  print(got.value);
  return exitCodes.done;
};

/** The option --json of every command that prints an answer. */
export const jsonOption: OptionSpec = {
  type: 'boolean',
  help: { en: 'print the answer as JSON', zh: '以 JSON 输出' },
};

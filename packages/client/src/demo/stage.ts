import type { ApiAnswer, Problem } from '../api/api.ts';
import type { Invocation, Words } from '../cli/command.ts';
import { paint } from '../cli/words.ts';

/** One line that a step prints: a sentence in both languages. */
export type Line = Words;

/** How one step went. */
export type StepResult = { readonly name: string; readonly ms: number; readonly ok: boolean };

/** Runs the demo's steps: prints each with its figures and its time, and keeps how they went. */
export interface Stage {
  readonly results: readonly StepResult[];
  /** Runs a step; what it returns goes on, what it `tell`s is printed under its title. A step that throws ends the demo. */
  step<T>(name: string, title: Words, work: (tell: (line: Line) => void) => Promise<T>): Promise<T>;
}

/** Makes the stage; `print` is stderr when stdout carries JSON. */
export const createStage = (invocation: Invocation, print: (text: string) => void): Stage => {
  const results: StepResult[] = [];
  return {
    results,
    async step(name, title, work) {
      const from = performance.now();
      const lines: string[] = [];
      const finish = (ok: boolean): void => {
        const ms = Math.round(performance.now() - from);
        results.push({ name, ms, ok });
        const mark = ok ? paint(invocation, 'good', '✓') : paint(invocation, 'wrong', '✗');
        print(
          `${mark} ${paint(invocation, 'bold', title[invocation.language])}  ${paint(invocation, 'faint', `${ms} ms`)}`,
        );
        for (const line of lines) print(`    ${line}`);
      };
      try {
        const value = await work((line) => void lines.push(line[invocation.language]));
        finish(true);
        return value;
      } catch (error) {
        finish(false);
        throw error;
      }
    },
  };
};

/** A demo step that did not go as it must. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

/** Stops the demo unless the condition holds. */
export function expect(condition: unknown, message: string): asserts condition {
  if (!condition) throw new DemoError(message);
}

/** 26,304 in both languages' manner. */
export const count = (value: number | bigint): string => value.toLocaleString('en-US');

/** 97.16 %. */
export const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;

/** The value of an API answer; a refusal stops the demo with its code and words. */
export const demand = async <T>(answer: Promise<ApiAnswer<T>>): Promise<T> => {
  const got = await answer;
  expect(
    got.ok,
    got.ok ? '' : `${got.problem.code}: ${got.problem.detail} ${JSON.stringify(got.problem.details ?? '')}`,
  );
  return got.value;
};

/** The problem of an API answer that must be refused. */
export const demandRefusal = async (answer: Promise<ApiAnswer<unknown>>): Promise<Problem> => {
  const got = await answer;
  expect(!got.ok, 'this had to be refused');
  return got.problem;
};

/** Asks again until the answer is there; background work takes moments. */
export const waitFor = async <T>(ask: () => Promise<T | undefined>, secondsMax = 60): Promise<T> => {
  for (let n = 0; n < secondsMax * 20; n += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new DemoError(`nothing came within ${secondsMax} seconds`);
};

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseCaseType } from '../../src/cases/core/parse.ts';
import type { CaseType } from '../../src/cases/model.ts';

const folder = new URL('../../programmes/', import.meta.url);

/** Keys of the definitions that the product ships. */
export const programmeKeys = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

/** A shipped definition as its YAML says, not read yet: a test may break it first. */
export const programmeSource = (key: string): Record<string, unknown> =>
  parse(readFileSync(new URL(`${key}.yaml`, folder), 'utf8'));

/** A shipped definition. */
export const readProgramme = (key: string): CaseType => {
  const read = parseCaseType(programmeSource(key));
  if (!read.ok) throw new Error(`${key}: ${JSON.stringify(read.error)}`);
  return read.value;
};

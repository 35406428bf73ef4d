import type { CaseType } from '../model.ts';
import type { Values } from './facts.ts';

/** Characters of a subject: one line of a list. */
const subjectLengthMax = 120;

/** Names under which forms ask what a thing is called, before any other text of theirs. */
const headings = ['title', 'subject', 'projectName', 'project', 'name', 'description'];

const isText = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'string' && !('enum' in schema);

/**
 * A glance at what a case is about: the first free text of its form, headings before others, on one line. Personal fields
 * are none of it.
 */
export const subjectOf = ({ form }: CaseType, answers: Values): string => {
  const { properties } = form.schema;
  const schemas = typeof properties === 'object' && properties !== null ? Object.entries(properties) : [];
  const texts = schemas
    .filter(([name, schema]) => isText(schema) && form.fields[`/${name}`]?.isPersonal !== true)
    .map(([name]) => name);
  const ordered = [...headings.filter((name) => texts.includes(name)), ...texts];
  const found = ordered.map((name) => answers[name]).find((value) => typeof value === 'string' && value.trim() !== '');
  const line = typeof found === 'string' ? found.trim().replaceAll(/\s+/g, ' ') : '';
  return line.length > subjectLengthMax ? `${line.slice(0, subjectLengthMax - 1)}…` : line;
};

import { type Assessment, type Level, levels, type ProfiledColumn } from '../answers.ts';

/** The level of a column that holds now: its owner's setting where there is one, else what was recognised. */
export const levelInForce = (assessment: Assessment, { name, class: found }: ProfiledColumn): Level => {
  const setting = assessment.sensitivity.reasons.find(
    ({ code, columns }) => (code === 'raised' || code === 'lowered') && columns.includes(name),
  );
  return setting?.level ?? (found?.accepted === true ? found.level : '1');
};

/** Columns of which the platform is not sure, and nobody has said yet. */
export const unsureColumns = (assessment: Assessment): readonly ProfiledColumn[] => {
  const named = new Set(
    assessment.sensitivity.reasons.filter(({ code }) => code === 'review').flatMap(({ columns }) => columns),
  );
  return assessment.columns.filter(({ name }) => named.has(name));
};

/** Whether a level is lower than another. */
export const isLower = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b);

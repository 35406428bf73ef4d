import { useState } from 'react';
import { type Fault, faultsIn, obviousFaults } from '../../../shared/form/faults.ts';
import { askedAnswers, type Form } from '../../../shared/form/fields.ts';
import type { Answers } from '../../../shared/form/schema.ts';
import { problemOf } from '../../api.tsx';

/** Faults of a form: what is obvious before it is sent, and what the platform answers, which alone decides. */
export const useFaults = (form: Form) => {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [error, setError] = useState<unknown>();
  /** True when nothing is obviously wrong. */
  const look = (answers: Answers): boolean => {
    const found = obviousFaults(form, askedAnswers(form, answers));
    setFaults(found);
    setError(undefined);
    return found.length === 0;
  };
  const read = (refused: unknown): void => {
    setFaults(faultsIn(problemOf(refused)?.details));
    setError(refused);
  };
  return { faults, look, read, error };
};

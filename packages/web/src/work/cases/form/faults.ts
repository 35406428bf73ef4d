import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api.tsx';
import type { Fault } from './AnswerForm.tsx';
import { type Form, missingIn } from './fields.ts';
import type { Answers } from './schema.ts';

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'text' in value;

/** What the platform says is wrong with answers, each at its field; none for any other refusal. */
const faultsIn = (error: unknown): readonly Fault[] => {
  const details = problemOf(error)?.details;
  return Array.isArray(details) ? details.filter(isFault) : [];
};

/** Faults of a form: what is missing before it is sent, and what the platform answers, which alone decides. */
export const useFaults = (form: Form) => {
  const { t } = useTranslation('cases');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [error, setError] = useState<unknown>();
  /** True when nothing is missing. */
  const look = (answers: Answers): boolean => {
    const text = t('form.missing');
    const found = missingIn(form, answers).map(({ pointer }) => ({ pointer, text: { zh: text, en: text } }));
    setFaults(found);
    setError(undefined);
    return found.length === 0;
  };
  const read = (refused: unknown): void => {
    setFaults(faultsIn(refused));
    setError(refused);
  };
  return { faults, look, read, error };
};

import type { ApiPaths } from '@corridor/client/api';
import { useEffect, useRef, useState } from 'react';
import type { Answers } from '../../shared/form/schema.ts';
import { useDo } from '../api.tsx';

/** A form that was begun. */
export type Draft = ApiPaths['/api/v1/case-drafts/{id}']['get']['responses'][200]['content']['application/json'];

/** What is typed goes to the platform this long after the last key. */
const keepDelayMs = 800;

/** Answers as they are typed, kept by the platform: the form goes on from another device, or by a colleague. */
export const useKeptAnswers = (draft: Draft) => {
  const [answers, setAnswers] = useState<Answers>(draft.answers);
  const [keptAt, setKeptAt] = useState(draft.updatedAt);
  const isTouched = useRef(false);
  const keep = useDo((api, typed: Answers) =>
    api.PUT('/api/v1/case-drafts/{id}', { params: { path: { id: draft.id } }, body: { answers: { ...typed } } }),
  );
  const { mutate, error } = keep;
  useEffect(() => {
    if (!isTouched.current) return;
    const timer = setTimeout(
      () => mutate(answers, { onSuccess: ({ updatedAt }) => setKeptAt(updatedAt) }),
      keepDelayMs,
    );
    return () => clearTimeout(timer);
  }, [answers, mutate]);
  const change = (next: Answers): void => {
    isTouched.current = true;
    setAnswers(next);
  };
  return { answers, change, keptAt, error };
};

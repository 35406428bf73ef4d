import type { Bilingual } from '#kernel';

/** Something about a definition: an error keeps it from being published, a warning is for its author to judge. */
export type Finding = {
  readonly code: string;
  /** JSON pointer into the definition. */
  readonly path: string;
  readonly severity: 'error' | 'warning';
  readonly text: Bilingual;
};

/** A finding that keeps the definition from being published. */
export const fault = (code: string, path: string, zh: string, en: string): Finding => ({
  ...{ code, path, severity: 'error', text: { zh, en } },
});

/** A finding for the author to judge. */
export const doubt = (code: string, path: string, zh: string, en: string): Finding => ({
  ...{ code, path, severity: 'warning', text: { zh, en } },
});

/** Entries that bear a name which an earlier one bears, with their place. */
export const repeated = (names: readonly string[]): readonly { readonly name: string; readonly index: number }[] =>
  names.map((name, index) => ({ name, index })).filter(({ name, index }) => names.indexOf(name) !== index);

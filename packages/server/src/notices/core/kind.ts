import type { Bilingual, Role } from '#kernel';
import type { Severity } from '../model.ts';

/** One kind of notice: whom in the organisation it concerns, how, what it says, and where in the portal it leads. */
export type NoticeKind = {
  readonly roles: readonly Role[];
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** `{about}` and what else the message carries as text are filled in. */
  readonly path: string;
};

/** Makes a kind from title and text in Chinese and in English. */
export const kind = (
  roles: readonly Role[],
  severity: Severity,
  path: string,
  zh: readonly [title: string, text: string],
  en: readonly [title: string, text: string],
): NoticeKind => ({
  roles,
  severity,
  path,
  title: { zh: zh[0], en: en[0] },
  text: { zh: zh[1], en: en[1] },
});

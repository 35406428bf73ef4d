import type { ApiPaths } from '@corridor/client/api';
import type { Form } from '../../shared/form/fields.ts';
import type { Bilingual } from '../../shared/language.ts';
import { useAsk } from '../api.tsx';
import type { CaseRole } from './case.ts';

/** A definition with its document, as the API answers it. */
export type Definition =
  ApiPaths['/api/v1/case-definitions/{id}']['get']['responses'][200]['content']['application/json'];

/** A definition as lists have it. */
export type DefinitionRow =
  ApiPaths['/api/v1/case-definitions']['get']['responses'][200]['content']['application/json']['items'][number];

/** A row of the state table. */
export type CaseState = {
  readonly key: string;
  readonly label: Bilingual;
  readonly publicLabel: Bilingual;
  readonly kind: 'initial' | 'active' | 'waiting' | 'terminal';
  readonly waitsFor?: CaseRole;
  readonly outcome?: string;
};

/** One action of the state table. */
export type Transition = {
  readonly action: string;
  readonly label: Bilingual;
  readonly from: readonly string[];
  readonly to: string;
  readonly roles: readonly CaseRole[];
  readonly form?: Form;
  readonly effects?: readonly { readonly kind: string }[];
};

/** A promised time. */
export type ClockRule = {
  readonly key: string;
  readonly title: Bilingual;
  readonly basis: 'working-day' | 'calendar-day' | 'hour';
  readonly statutory?: number;
  readonly promised: number;
  readonly startsOn: readonly string[];
  readonly stopsOn: readonly string[];
  readonly extension?: { readonly max: number };
  readonly basisText: { readonly text: Bilingual; readonly source?: string; readonly verified: boolean };
};

/** One thing that reviewers score. */
export type RubricItem = {
  readonly key: string;
  readonly label: Bilingual;
  readonly weight: number;
  readonly min: number;
  readonly max: number;
  readonly needsComment: boolean;
};

/** A document that is asked for; with `when`, only where that holds. */
export type Material = {
  readonly key: string;
  readonly title: Bilingual;
  readonly isOptional?: boolean;
  readonly when?: unknown;
};

/** What the pages read of `corridor.case-type/1`. */
export type CaseType = {
  readonly key: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly form: Form;
  readonly materials: readonly Material[];
  readonly states: readonly CaseState[];
  readonly transitions: readonly Transition[];
  readonly clocks: readonly ClockRule[];
  readonly rubric: readonly RubricItem[];
};

/** The document of a definition. The platform keeps none that it has not read as `corridor.case-type/1`. */
export const typeOf = ({ document }: Pick<Definition, 'document'>): CaseType => document as unknown as CaseType;

/** A definition with its document; it never changes once a case has used it. */
export const useDefinition = (id: string | undefined) =>
  useAsk(
    ['case-definitions', id],
    (api) => api.GET('/api/v1/case-definitions/{id}', { params: { path: { id: id ?? '' } } }),
    { enabled: id !== undefined },
  );

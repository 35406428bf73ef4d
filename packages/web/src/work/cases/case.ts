import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../parts/StateTag.tsx';

/** A case with all that the reader may know of it. */
export type Case = ApiPaths['/api/v1/cases/{id}']['get']['responses'][200]['content']['application/json'];

/** A case as lists have it. */
export type CaseRow =
  ApiPaths['/api/v1/cases']['get']['responses'][200]['content']['application/json']['items'][number];

/** A list of cases by its name. */
export type CaseList = NonNullable<NonNullable<ApiPaths['/api/v1/cases']['get']['parameters']['query']>['list']>;

/** What the reader can do. */
export type Action = Case['actions'][number];

/** A clock of a case. */
export type Clock = Case['clocks'][number];

/** How somebody stands to a case. */
export type CaseRole = Case['as'];

/** What happened in a case. */
export type CaseEvent =
  ApiPaths['/api/v1/cases/{id}/history']['get']['responses'][200]['content']['application/json']['items'][number];

/** Green, yellow, red: said in words and signs as well. */
export const cardMeaning: Readonly<Record<CaseRow['card'], Meaning>> = {
  green: 'good',
  yellow: 'attention',
  red: 'wrong',
};

/** A state's meaning: how the case ended, or that it goes on. */
export const stateMeaning = ({ state, outcome }: Pick<CaseRow, 'state' | 'outcome'>): Meaning => {
  if (state.kind !== 'terminal') return state.kind === 'waiting' ? 'waiting' : 'plain';
  return outcome === 'granted' || outcome === 'done' ? 'good' : 'plain';
};

const hourMs = 3_600_000;

/** Below this it is hours that count. */
const hoursMax = 48;

/** What is left until an instant: whole hours when they are few, else whole days; what is begun counts. Undefined when it is over. */
export const leftUntil = (
  until: string,
  now: Date,
): { readonly unit: 'hours' | 'days'; readonly count: number } | undefined => {
  const hours = (new Date(until).getTime() - now.getTime()) / hourMs;
  if (hours <= 0) return undefined;
  return hours < hoursMax ? { unit: 'hours', count: Math.ceil(hours) } : { unit: 'days', count: Math.ceil(hours / 24) };
};

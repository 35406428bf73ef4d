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

/** Whole days from now until an instant, none below zero; what is left of a begun day counts as one. */
export const daysLeft = (until: string, now: Date): number => {
  const ms = new Date(until).getTime() - now.getTime();
  return ms <= 0 ? 0 : Math.ceil(ms / 86_400_000);
};

import type { ApiPaths } from '@corridor/client/api';

/** A service that the region's plan names. */
export type Programme = NonNullable<NonNullable<ApiPaths['/api/v1/cases']['get']['parameters']['query']>['programme']>;

/** The services in the order of the plan. */
export const programmes = [
  'residents',
  'policies',
  'investment',
  'training',
  'fund',
  'financing',
  'incubation',
  'space',
  'brand',
  'research',
  'industry',
  'office',
] as const satisfies readonly Programme[];

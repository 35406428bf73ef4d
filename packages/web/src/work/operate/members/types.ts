import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../../parts/StateTag.tsx';

/** An organisation of the region as its operator sees it. */
export type Member =
  ApiPaths['/api/v1/organisations']['get']['responses'][200]['content']['application/json']['items'][number];

/** States of membership in the order in which they come. */
export const memberStates: readonly Member['state'][] = ['applied', 'verified', 'refused', 'suspended'];

/** What a state of membership means. */
export const meaningOf: Readonly<Record<Member['state'], Meaning>> = {
  applied: 'waiting',
  verified: 'good',
  refused: 'wrong',
  suspended: 'wrong',
};

import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../../parts/StateTag.tsx';

/** A submission that waits, as a line of the list. */
export type Waiting =
  ApiPaths['/api/v1/operator/reviews']['get']['responses'][200]['content']['application/json']['items'][number];

/** A submission with everything that a decision needs. */
export type Review = ApiPaths['/api/v1/operator/reviews/{id}']['get']['responses'][200]['content']['application/json'];

/** What was submitted, word for word. */
export type Submitted = NonNullable<Review['submitted']>;

/** What a product's state means to its operator. */
export const meaningOf: Readonly<Record<Review['state'], Meaning>> = {
  draft: 'plain',
  submitted: 'waiting',
  returned: 'attention',
  listed: 'good',
  delisted: 'plain',
};

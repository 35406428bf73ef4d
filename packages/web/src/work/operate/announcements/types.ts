import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../../parts/StateTag.tsx';

/** An announcement as its operator sees it. */
export type Announcement =
  ApiPaths['/api/v1/operator/announcements']['get']['responses'][200]['content']['application/json']['items'][number];

/** For whom announcements are. */
export const audiences: readonly Announcement['audience'][] = ['everybody', 'members', 'providers', 'buyers'];

/** What a state means. */
export const meaningOf: Readonly<Record<Announcement['state'], Meaning>> = {
  draft: 'waiting',
  published: 'good',
  withdrawn: 'plain',
};

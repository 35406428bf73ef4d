import type { ApiPaths } from '@corridor/client/api';
import type { Meaning } from '../parts/StateTag.tsx';

/** A notice as the API answers it. */
export type Notice =
  ApiPaths['/api/v1/notices']['get']['responses'][200]['content']['application/json']['items'][number];

/** What a notice's severity means to the eye. */
export const meaningOf: Readonly<Record<Notice['severity'], Meaning>> = {
  info: 'plain',
  waiting: 'waiting',
  attention: 'attention',
};

/** The page that a notice leads to, for the router: without the base. */
export const pathOf = ({ path }: Pick<Notice, 'path'>): string => path.replace(/^\/work/, '') || '/';

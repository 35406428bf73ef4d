import type { ApiPaths } from '@corridor/client/api';

/** What a GET of the API answers when it is not refused. */
export type Answer<P extends keyof ApiPaths> = ApiPaths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } };
}
  ? A
  : never;

import type { ApiPaths } from '@corridor/client/api';

type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;
type Answered<T> = T extends { responses: { 200: infer R } } ? Json<R> : never;

/** What a path answers when it is read. */
export type Read<P extends keyof ApiPaths> = ApiPaths[P] extends { get: infer G } ? Answered<G> : never;

/** What a path takes as the body of an unsafe call. */
export type Body<P extends keyof ApiPaths, M extends 'post' | 'put'> =
  ApiPaths[P] extends Record<M, { requestBody: { content: { 'application/json': infer B } } }> ? B : never;

/** A dataset of one's own. */
export type Dataset = Read<'/api/v1/datasets/{id}'>;
/** A version of it. */
export type Version = Read<'/api/v1/datasets/{id}/versions'>['items'][number];
/** What was found out about a version. */
export type Assessment = Read<'/api/v1/datasets/{id}/versions/{number}/assessment'>;
/** A column as it was profiled. */
export type ProfiledColumn = Assessment['columns'][number];
/** An upload and what became of it. */
export type Upload = Read<'/api/v1/uploads/{id}'>;
/** A sensitivity level. */
export type Level = Assessment['sensitivity']['level'];
/** A way of delivery. */
export type DeliveryMode = Assessment['sensitivity']['allowedModes'][number];

/** Levels from the lowest to the highest. */
export const levels: readonly Level[] = ['1', '2', '3', '4', 'important', 'core'];
/** Every way of delivery. */
export const deliveryModes: readonly DeliveryMode[] = ['download', 'share', 'api', 'cleanRoom'];

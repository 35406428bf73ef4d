import { createTypedApi, type TypedApi } from '@corridor/client/api';
import type { Language } from './language.ts';

/** Tells the platform that its own page calls; another site's page cannot send it. */
const pageHeader = { 'x-corridor-request': 'portal' };

const statusNotSignedIn = 401;

/** Asks the person to sign in again, over the page; resolves true once signed in, false when the person gives up. */
export type AskSignIn = () => Promise<boolean>;

let asking: Promise<boolean> | undefined;

/** One question for all calls that were refused at the same time. */
const askOnce = async (ask: AskSignIn): Promise<boolean> => {
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
};

/**
 * The browser's client of the documented API. A call that comes back because the session is over waits until the person has
 * signed in again and is then sent once more: nothing typed is lost.
 */
export const createPortalApi = (language: () => Language, ask?: AskSignIn): TypedApi =>
  createTypedApi({
    baseUrl: globalThis.location?.origin ?? '',
    language,
    headers: pageHeader,
    fetch: async (request) => {
      const again = ask === undefined ? undefined : request.clone();
      const answer = await fetch(request);
      if (answer.status !== statusNotSignedIn || ask === undefined || again === undefined) return answer;
      return (await askOnce(ask)) ? fetch(again) : answer;
    },
  });

/** A fresh Idempotency-Key: a call repeated with it has one effect. */
export const idempotencyKey = (): string => crypto.randomUUID();

import type { Json } from '#kernel';
import type { Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { PortalLanguage } from './model.ts';

/** A letter to an address, with or without an account behind it. `organisation` says whose operator looks after it. */
export type Letter = {
  readonly to: string;
  readonly language: PortalLanguage | null;
  readonly template: 'identity.invitation' | 'identity.invitation_to_apply' | 'identity.password_reset';
  readonly params: Readonly<Record<string, string>>;
  readonly organisation?: string;
};

/**
 * Sends a letter after the commit, through the topic `mail`. Its link lies in the outbox until it is delivered and in the letter
 * for ever, so what it opens is short-lived and good for one use.
 */
export const sendLetter = (tx: Tx, letter: Letter): Promise<void> =>
  emit(tx, { topic: 'mail', payload: letter as unknown as Json });

/** Until when, as a letter says it in any language. */
export const untilText = (instant: Date): string => `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

type Address = Pick<Config, 'publicUrl' | 'host' | 'port'>;

/**
 * The address of a page of ours with a secret. Only as configured, never by the Host header: whoever asks for a letter to somebody
 * else would choose where its link leads. Behind `#` the secret reaches no log and no Referer.
 */
export const linkTo = ({ publicUrl, host, port }: Address, page: string, secret: string): string =>
  `${publicUrl ?? `http://${host}:${port}`}/${page}#${secret}`;

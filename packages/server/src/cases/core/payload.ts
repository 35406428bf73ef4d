import { type Bilingual, refuse } from '#kernel';
import type { CaseRole, Value } from '../model.ts';
import type { Command } from './part.ts';
import { listed, roleWords } from './sentences.ts';

/** Refuses everybody but some roles; undefined where the actor has one of them. */
export const onlyFor = ({ actor }: Command, roles: readonly CaseRole[]) => {
  if (roles.includes(actor.role)) return undefined;
  const words = listed(roles.map((role) => roleWords[role]));
  return refuse('cases.not_yours', { roles: words.en, rolesZh: words.zh }, { roles });
};

/** Refuses what came with a step, saying what is wanted. */
export const misread = (what: Bilingual) => refuse('cases.payload_invalid', { what: what.en, whatZh: what.zh });

/** A text of the payload, trimmed; undefined when it is absent, empty or no text. */
export const textIn = (payload: Command['payload'], name: string): string | undefined => {
  const value = payload[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** True for an object among the values. */
export const isRecord = (value: Value | undefined): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

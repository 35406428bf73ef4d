import { type Bilingual, refuse } from '#kernel';
import type { CaseRole, Value } from '../model.ts';
import type { Command } from './part.ts';

const roleWords: Readonly<Record<CaseRole, Bilingual>> = {
  applicant: { zh: '申请人', en: 'the applicant' },
  office: { zh: '主办方', en: 'the office' },
  unit: { zh: '承办单位', en: 'the responsible unit' },
  coUnit: { zh: '协办单位', en: 'a joined unit' },
  reviewer: { zh: '评审专家', en: 'a reviewer' },
  public: { zh: '公众', en: 'the public' },
  clock: { zh: '平台计时', en: 'the platform’s clock' },
  effect: { zh: '平台', en: 'the platform' },
};

/** Refuses everybody but some roles; undefined where the actor has one of them. */
export const onlyFor = ({ actor }: Command, roles: readonly CaseRole[]) =>
  roles.includes(actor.role)
    ? undefined
    : refuse('cases.not_yours', {
        roles: roles.map((role) => roleWords[role].en).join(', '),
        rolesZh: roles.map((role) => roleWords[role].zh).join('、'),
      });

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

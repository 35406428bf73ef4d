import { z } from 'zod';
import { roles } from '#kernel';
import { type Approval, marketRoles, type Organisation, type OrganisationKey } from './model.ts';
import { approvalStates, keyStates, organisationStates } from './states.ts';
import type { Standing } from './store.ts';

/** JSON shapes of identity's nouns and how they are made. */
export const regionShape = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  operatorId: z.string(),
});

/** JSON of an organisation. */
export const organisationShape = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  region: z.string(),
  creditCode: z.string().nullable(),
  marketRoles: z.array(z.enum(marketRoles)),
  state: z.enum(organisationStates),
});

/** JSON of an organisation as the staff of its region's operator sees it; `standing` is null for everybody else. */
export const memberShape = organisationShape.extend({
  standing: z
    .object({ appliedAt: z.string(), decidedAt: z.string().nullable(), decisionReason: z.string().nullable() })
    .nullable(),
});

/** JSON of a key. */
export const keyShape = z.object({
  id: z.string(),
  organisationId: z.string(),
  algorithm: z.literal('Ed25519'),
  publicKey: z.string(),
  holder: z.enum(['member', 'platform']),
  state: z.enum(keyStates),
  activeFrom: z.string(),
  retiredAt: z.string().nullable(),
});

/** JSON of an approval. */
export const approvalShape = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  contentSha256: z.string(),
  reason: z.string(),
  state: z.enum(approvalStates),
  roles: z.array(z.enum(roles)).describe('who of the organisation may decide, if they did not ask'),
  requestedBy: z.string(),
  requestedByName: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedByName: z.string().nullable(),
});

/** An organisation as JSON. */
export const organisationToJson = (o: Organisation): z.input<typeof organisationShape> => ({
  ...o,
  marketRoles: [...o.marketRoles],
});

/** A member as JSON. */
export const memberToJson = (o: Organisation, standing: Standing | undefined): z.input<typeof memberShape> => ({
  ...organisationToJson(o),
  standing:
    standing === undefined
      ? null
      : {
          appliedAt: standing.appliedAt.toISOString(),
          decidedAt: standing.decidedAt?.toISOString() ?? null,
          decisionReason: standing.decisionReason,
        },
});

/** A key as JSON. */
export const keyToJson = (key: OrganisationKey): z.input<typeof keyShape> => ({
  ...key,
  activeFrom: key.activeFrom.toISOString(),
  retiredAt: key.retiredAt?.toISOString() ?? null,
});

/** An approval as JSON, with the names of the people in it. */
export const approvalToJson = (
  { organisationId: _organisation, ...approval }: Approval,
  names: ReadonlyMap<string, string>,
): z.input<typeof approvalShape> => ({
  ...approval,
  roles: [...approval.roles],
  requestedByName: names.get(approval.requestedBy) ?? '',
  requestedAt: approval.requestedAt.toISOString(),
  decidedByName: approval.decidedBy === null ? null : (names.get(approval.decidedBy) ?? ''),
});

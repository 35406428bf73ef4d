import { z } from 'zod';
import { type Approval, marketRoles, type Organisation, type OrganisationKey } from './model.ts';
import { approvalStates, keyStates, organisationStates } from './states.ts';

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
  requestedBy: z.string(),
  requestedAt: z.string(),
  decidedBy: z.string().nullable(),
});

/** An organisation as JSON. */
export const organisationToJson = (o: Organisation): z.input<typeof organisationShape> => ({
  ...o,
  marketRoles: [...o.marketRoles],
});

/** A key as JSON. */
export const keyToJson = (key: OrganisationKey): z.input<typeof keyShape> => ({
  ...key,
  activeFrom: key.activeFrom.toISOString(),
  retiredAt: key.retiredAt?.toISOString() ?? null,
});

/** An approval as JSON. */
export const approvalToJson = ({
  roles: _roles,
  organisationId: _organisation,
  ...approval
}: Approval): z.input<typeof approvalShape> => ({
  ...approval,
  requestedAt: approval.requestedAt.toISOString(),
});

import type { JSONColumnType } from 'kysely';
import type { Role } from '#kernel';
import type {
  Approval,
  InvitationKind,
  MarketRole,
  OrganisationKey,
  PortalLanguage,
  PortalTheme,
  PrefilledOrganisation,
  Scope,
} from './model.ts';
import type { InvitationState, OrganisationState, PasswordResetState, SecondFactorState } from './states.ts';

/** The rows of identity's tables, for Kysely. */
export type Tables = {
  'identity.region': { code: string; name_zh: string; name_en: string; operator_id: string; opened_at: Date };
  'identity.organisation': {
    id: string;
    name: string;
    name_en: string;
    region: string;
    credit_code: string | null;
    market_roles: MarketRole[];
    state: OrganisationState;
    applied_at: Date;
    decided_at: Date | null;
    decided_by: string | null;
    decision_reason: string | null;
  };
  'identity.person': {
    id: string;
    email: string;
    name: string;
    password_hash: string | null;
    created_at: Date;
    language: PortalLanguage | null;
    theme: PortalTheme | null;
  };
  'identity.sign_in_attempt': {
    account_sha256: string;
    origin: string;
    failures: number;
    locked_until: Date | null;
    failed_at: Date;
    succeeded_at: Date | null;
  };
  'identity.membership': { person_id: string; organisation_id: string; roles: Role[]; since: Date };
  'identity.session': {
    id: string;
    secret_sha256: string;
    person_id: string;
    organisation_id: string;
    created_at: Date;
    expires_at: Date;
    ended_at: Date | null;
    last_seen_at: Date | null;
    device: string;
    network: string;
  };
  'identity.token': {
    id: string;
    name: string;
    secret_sha256: string;
    person_id: string;
    organisation_id: string;
    scopes: Scope[];
    created_at: Date;
    expires_at: Date;
    last_used_on: string | null;
    revoked_at: Date | null;
  };
  'identity.key': {
    id: string;
    organisation_id: string;
    algorithm: 'Ed25519';
    public_key: string;
    holder: OrganisationKey['holder'];
    state: OrganisationKey['state'];
    active_from: Date;
    retired_at: Date | null;
  };
  'identity.approval': {
    id: string;
    organisation_id: string;
    kind: string;
    subject: string;
    content_sha256: string;
    reason: string;
    roles: Role[];
    state: Approval['state'];
    requested_by: string;
    requested_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
  'identity.second_factor': {
    person_id: string;
    state: SecondFactorState;
    sealed_secret: string | null;
    changed_at: Date;
    last_counter: bigint;
  };
  'identity.recovery_code': { person_id: string; code_sha256: string; used_at: Date | null };
  'identity.provider_link': {
    issuer: string;
    subject: string;
    person_id: string;
    email: string | null;
    linked_at: Date;
    last_used_at: Date | null;
  };
  'identity.provider_flow': {
    state_sha256: string;
    browser_sha256: string;
    provider: string;
    verifier: string;
    nonce: string;
    return_to: string;
    person_id: string | null;
    invitation_id: string | null;
    created_at: Date;
    expires_at: Date;
  };
  'identity.invitation': {
    id: string;
    organisation_id: string;
    kind: InvitationKind;
    email: string;
    language: PortalLanguage | null;
    roles: Role[];
    prefilled: JSONColumnType<PrefilledOrganisation> | null;
    secret_sha256: string;
    state: InvitationState;
    invited_by: string;
    created_at: Date;
    expires_at: Date;
    decided_at: Date | null;
    accepted_by: string | null;
    accepted_organisation_id: string | null;
  };
  'identity.password_reset': {
    id: string;
    person_id: string;
    secret_sha256: string;
    state: PasswordResetState;
    created_at: Date;
    expires_at: Date;
    decided_at: Date | null;
  };
};

import type { ColumnType } from 'kysely';
import type { DeliveryMode } from '#kernel';
import type { AgreementState, DeliveryState, NegotiationState, Party, Terms } from './model.ts';
import type { NegotiationEvent } from './states.ts';

type Fixed<T> = ColumnType<T, T, never>;

/** Columns by which row-level security tells whose a row is. */
type PartyColumns = { provider_id: Fixed<string>; buyer_id: Fixed<string>; operator_id: Fixed<string> };

type SignatureColumns = { key_id: string | null; signature: string | null; on_behalf: boolean | null };

/** The rows of the module's tables, for Kysely. */
export type Tables = {
  'contracts.region_setting': {
    region: string;
    fee_basis_points: number;
    acceptance_days: number;
    updated_at: Date;
    updated_by: string;
  };
  'contracts.offer': {
    id: Fixed<string>;
    product_id: Fixed<string>;
    provider_id: Fixed<string>;
    terms: ColumnType<Terms, string, never>;
    price_minor: Fixed<bigint>;
    currency: Fixed<string>;
    created_at: Fixed<Date>;
    withdrawn_at: Date | null;
  };
  'contracts.negotiation': PartyColumns & {
    id: Fixed<string>;
    offer_id: Fixed<string | null>;
    product_id: Fixed<string>;
    agreement_id: Fixed<string>;
    state: NegotiationState;
    version_number: number;
    created_at: Fixed<Date>;
    updated_at: Date;
  };
  'contracts.version': PartyColumns & {
    negotiation_id: Fixed<string>;
    number: Fixed<number>;
    author: Fixed<Party>;
    document: Fixed<string>;
    hash: Fixed<string>;
    key_id: Fixed<string>;
    signature: Fixed<string>;
    on_behalf: Fixed<boolean>;
    created_at: Fixed<Date>;
  };
  'contracts.message': PartyColumns &
    SignatureColumns & {
      id: Fixed<string>;
      negotiation_id: Fixed<string>;
      event: Fixed<NegotiationEvent>;
      party: Fixed<Party>;
      state: Fixed<NegotiationState>;
      reason: Fixed<string | null>;
      accept_despite: Fixed<string[]>;
      document: Fixed<string | null>;
      created_at: Fixed<Date>;
    };
  'contracts.agreement': PartyColumns & {
    id: Fixed<string>;
    negotiation_id: Fixed<string>;
    product_id: Fixed<string>;
    buyer_region: Fixed<string>;
    price_minor: Fixed<bigint>;
    currency: Fixed<string>;
    fee_basis_points: Fixed<number>;
    fee_minor: Fixed<bigint>;
    delivery_modes: Fixed<DeliveryMode[]>;
    acceptance_days: Fixed<number>;
    document: Fixed<string>;
    hash: Fixed<string>;
    concluded_at: Fixed<Date>;
    provider_key_id: Fixed<string>;
    provider_signature: Fixed<string>;
    provider_on_behalf: Fixed<boolean>;
    buyer_key_id: string | null;
    buyer_signature: string | null;
    buyer_on_behalf: boolean | null;
    expires_at: Fixed<Date | null>;
    state: AgreementState;
    delivery_state: DeliveryState;
    waived_rules: string[];
    failed_rules: string[];
    delivered_at: Date | null;
    acceptance_due_at: Date | null;
    disputed_at: Date | null;
    accepted_at: Date | null;
    ended_at: Date | null;
    end_reason: string | null;
  };
  'contracts.counter': PartyColumns & {
    agreement_id: Fixed<string>;
    clause_id: Fixed<string>;
    limit_count: Fixed<bigint | null>;
    used_count: bigint;
    closed_at: Date | null;
  };
  'contracts.usage': PartyColumns & {
    id: Fixed<string>;
    agreement_id: Fixed<string>;
    clause_id: Fixed<string>;
    amount: Fixed<bigint>;
    used_after: Fixed<bigint>;
    delivery_mode: Fixed<DeliveryMode>;
    purpose: Fixed<string | null>;
    subject: Fixed<string>;
    used_at: Fixed<Date>;
  };
  'contracts.deletion_duty': PartyColumns &
    SignatureColumns & {
      agreement_id: Fixed<string>;
      due_at: Fixed<Date>;
      stated_at: Date | null;
      document: string | null;
    };
};

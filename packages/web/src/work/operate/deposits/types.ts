import type { ApiPaths } from '@corridor/client/api';

/** The header of a bank statement's file, in its order; see the ledger's README. */
export const statementColumns = 'date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor';

/** Largest body that the platform takes of a statement. */
export const statementBytesMax = 1024 * 1024;

/** A book of the operator. */
export type Book =
  ApiPaths['/api/v1/ledger/books']['get']['responses'][200]['content']['application/json']['items'][number];

/** A line of a statement that waits. */
export type Line =
  ApiPaths['/api/v1/ledger/suspense']['get']['responses'][200]['content']['application/json']['items'][number];

/** What an import came to. */
export type Imported =
  ApiPaths['/api/v1/ledger/bank-statements']['post']['responses'][200]['content']['application/json'];

const known = [
  'sub_account_unknown',
  'reference_unknown',
  'reference_differs',
  'fee_credit_unexpected',
  'funds_insufficient',
] as const;

/** A reason of suspense as a key of words. */
export const reasonOf = (reason: string | null): (typeof known)[number] | 'other' =>
  known.find((each) => each === reason) ?? 'other';

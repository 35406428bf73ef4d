/** Refusals are values: a function that may say no returns a Result; exceptions are for bugs. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Why a use case was refused. `code` is `module.what_is_wrong`; `params` fill its sentences; `details` go to machines as they are. */
export type Refusal<C extends string = string> = {
  readonly code: C;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly details?: unknown;
};

/** The Result of a use case whose refusals carry one of the codes `C`. */
export type Outcome<T, C extends string = string> = Result<T, Refusal<C>>;

/** Wraps a value. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** Wraps an error of any shape. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** A result with its value made into another one; an error stays as it is. */
export const mapOk = <T, U, E>(result: Result<T, E>, make: (value: T) => U): Result<U, E> =>
  result.ok ? ok(make(result.value)) : result;

/** Refuses with a code of the module's error table and what its sentences need. */
export const refuse = <C extends string>(
  code: C,
  params?: Readonly<Record<string, string | number>>,
  details?: unknown,
): { readonly ok: false; readonly error: Refusal<C> } =>
  err({ code, ...(params === undefined ? {} : { params }), ...(details === undefined ? {} : { details }) });

/** Thrown when the program contradicts itself; a user only sees "internal" and a request id. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Stops at once when what must be true is not. Stays on in production. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Why a procedure refuses to give a number. */
export type RefusalCode =
  /** No values, items, methods or trials at all. */
  | 'EMPTY_INPUT'
  | 'TOO_FEW_OBSERVATIONS'
  | 'TOO_FEW_CLUSTERS'
  | 'TOO_FEW_SEEDS'
  | 'TOO_FEW_REPLICATES'
  /** NaN or an infinite number where a finite one is needed. */
  | 'NON_FINITE'
  | 'LENGTH_MISMATCH'
  /** An item without a cluster, where others have one. */
  | 'MISSING_CLUSTER'
  | 'OUT_OF_RANGE'
  /** Something between right and wrong where only these two are possible. */
  | 'NOT_BINARY'
  | 'ZERO_VARIANCE'
  | 'DEGENERATE_DENOMINATOR'
  | 'DEGENERATE_DISTRIBUTION'
  /** The best of a search is tied: the data do not say which one was chosen. */
  | 'DEGENERATE_SELECTION'
  /** No sample size, or no effect, reaches what was asked. */
  | 'NOT_ACHIEVABLE';

/** A statistic that does not exist for these arguments. It stands where the number would: never NaN, never a bare 0. */
export interface Refusal {
  readonly status: 'refused';
  readonly code: RefusalCode;
  /** The argument, or the part of the data, that is to blame. */
  readonly argument: string;
  /** What was found and what is needed, in words. */
  readonly reason: string;
}

export const refuse = (code: RefusalCode, argument: string, reason: string): Refusal => ({
  status: 'refused',
  code,
  argument,
  reason,
});

export const isRefused = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'status' in value && value.status === 'refused' && 'code' in value;

/**
 * The value of a statistic whose arguments the caller has made sure of.
 * @throws Error if it was refused all the same: the caller is wrong, not the user
 */
export function accept<T>(result: T | Refusal): T {
  if (isRefused(result)) throw new Error(`Refused ${result.argument} (${result.code}): ${result.reason}`);
  return result;
}

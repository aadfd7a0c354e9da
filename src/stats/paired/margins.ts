import { type Refusal, refuse } from '../../core/refusal.ts';

/** The two differences between which everything counts as equal. */
export interface EquivalenceMargins {
  /** In the unit of the outcomes; usually below 0. */
  readonly low: number;
  /** In the unit of the outcomes, above `low`. */
  readonly high: number;
}

/** A margin > 0, below `limit` where no difference reaches it. */
export function checkMargin(margin: number, limit = Number.POSITIVE_INFINITY): Refusal | undefined {
  if (margin > 0 && margin < limit) return undefined;
  return refuse('OUT_OF_RANGE', 'margin', `Margin ${margin}: expected a finite number above 0, below ${limit}.`);
}

/** Two margins, low < high, both inside ±`limit`. */
export function checkMargins({ low, high }: EquivalenceMargins, limit = Number.POSITIVE_INFINITY): Refusal | undefined {
  for (const [name, value] of Object.entries({ low, high })) {
    if (Math.abs(value) < limit) continue;
    const code = Number.isFinite(value) ? 'OUT_OF_RANGE' : 'NON_FINITE';
    return refuse(code, name, `${name} = ${value}: expected a finite margin inside ±${limit}.`);
  }
  if (low < high) return undefined;
  return refuse('OUT_OF_RANGE', 'low', `Margins ${low} and ${high}: expected the low one below the high one.`);
}

/** Refused where a margin or a level far out of the range of the data drives a statistic or a limit to infinity. */
export function checkReach(...results: readonly number[]): Refusal | undefined {
  if (results.every(Number.isFinite)) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    'options',
    'A statistic or a limit exceeds the largest number: margin or level too far out.',
  );
}

import { accept } from '../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../src/stats/bootstrap/bootstrap-intervals.ts';
import { type GoldenCase, numberOf, type Outcome } from './golden.ts';

/** What Monte-Carlo replicates say about a case of an exact law, to be held against its band. */
export function bracketOutcome(golden: GoldenCase, replicates: Float64Array): Outcome {
  const point = numberOf(golden.expected.theta_hat);
  const tail = (1 - numberOf(golden.params.level)) / 2;
  const { percentile, diagnostics } = accept(bootstrapIntervals({ replicates, point, tail, acceleration: 0 }));
  const { low, high } = accept(percentile);
  return { boot_sd: diagnostics.se, percentile: [low, high], mc: true };
}

/** Cases whose exact law has more than one value: of a single value there is no interval, and it is refused. */
export const hasSpread = ({ kind, expected }: GoldenCase): boolean => kind === 'value' && Number(expected.n_atoms) > 1;

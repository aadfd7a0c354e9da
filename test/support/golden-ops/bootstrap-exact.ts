import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { Limits } from '../../../src/stats/index.ts';
import {
  type ExactBootstrap,
  exactBootstrapMean,
  exactBootstrapRatio,
  exactBootstrapTransfer,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf, type Outcome } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

type Input = Readonly<Record<string, Json>>;

const pairOf = ({ low, high }: Limits): number[] => [low, high];
/** Differences item by item; where one list is shorter, NaN, which no procedure may take for a number. */
export function minus(x: Json | undefined, y: Json | undefined): number[] {
  const [first, second] = [numbersOf(x), numbersOf(y)];
  const items = Math.max(first.length, second.length);
  return Array.from({ length: items }, (_, at) => (first[at] ?? Number.NaN) - (second[at] ?? Number.NaN));
}

/** What every exact law says about itself; BCa where there is one. */
export function lawOutcome(found: Omit<ExactBootstrap, 'acceleration'> | Refusal): Outcome | Refusal {
  if (isRefused(found)) return found;
  return {
    theta_hat: found.estimate,
    n_atoms: found.atoms,
    boot_mean: found.mean,
    boot_sd: found.sd,
    prob_undefined: found.undefinedChance,
    prob_less: found.less,
    prob_equal: found.equal,
    percentile: pairOf(found.percentile),
    basic: pairOf(found.basic),
    ...(found.z0 === undefined ? {} : { z0_mid: found.z0 }),
    ...(found.z0Strict === undefined ? {} : { z0_strict: found.z0Strict }),
    ...(found.bcaLevels === undefined ? {} : { bca_levels_mid: found.bcaLevels }),
    ...(isRefused(found.bca) ? {} : { bca_mid: pairOf(found.bca) }),
  };
}

function withAcceleration(found: ExactBootstrap | Refusal): Outcome | Refusal {
  const outcome = lawOutcome(found);
  if (isRefused(found) || isRefused(outcome)) return outcome as Refusal;
  return { ...outcome, accel_jackknife: isRefused(found.acceleration) ? null : found.acceleration };
}

const tailOf = (params: Input): number => (1 - numberOf(params.level)) / 2;

/** Numerators and denominators of the named statistic; a difference of means has no denominators. */
export function partsOf(input: Input, statistic: Json | undefined): readonly [tops: number[], bottoms?: number[]] {
  if (statistic === 'pgr') return [minus(input.candidate, input.weak), minus(input.ceiling, input.weak)];
  if (statistic === 'pgr_diff') return [minus(input.candidate, input.baseline), minus(input.ceiling, input.weak)];
  return [minus(input.a, input.b)];
}

export const bootstrapExactOps: GoldenOps = {
  bootstrap_exact: ({ input, params }) => {
    const [tops, bottoms] = partsOf(input, params.statistic);
    const tail = tailOf(params);
    return withAcceleration(
      bottoms === undefined ? exactBootstrapMean(tops, tail) : exactBootstrapRatio(tops, bottoms, tail),
    );
  },
  bootstrap_exact_transfer_ratio: ({ input, params }) => {
    const [target, sandbox] = [input.target, input.sandbox].map(cell => cell as Input);
    return withAcceleration(
      exactBootstrapTransfer(
        minus(target?.candidate, target?.baseline),
        minus(sandbox?.candidate, sandbox?.baseline),
        tailOf(params),
      ),
    );
  },
};

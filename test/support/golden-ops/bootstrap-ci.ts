import type { Estimate } from '../../../src/core/estimate.ts';
import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import {
  type BootstrapIntervals,
  bootstrapIntervals,
  jackknifeAcceleration,
  jackknifeMean,
  jackknifeRatio,
  pairedDifference,
  type Studentising,
} from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf, type Outcome } from '../golden.ts';
import { partsOf } from './bootstrap-exact.ts';
import type { GoldenOps } from './golden-ops.ts';

type Input = Readonly<Record<string, Json>>;

const limitsOf = (estimate: Estimate | undefined): Json =>
  estimate === undefined || estimate.status === 'refused' ? null : [estimate.low, estimate.high];

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The estimate, and its leave-one-out values. */
function statisticOf(input: Input, statistic: Json | undefined): { point: number; left: Float64Array | Refusal } {
  const [tops, bottoms] = partsOf(input, statistic);
  if (bottoms === undefined) return { point: total(tops) / tops.length, left: jackknifeMean(tops) };
  return { point: total(tops) / total(bottoms), left: jackknifeRatio(tops, bottoms) };
}

/** Standard errors where the set gives those of the replicates, which it does for differences. */
function studentisingOf(input: Input): Studentising | undefined {
  if (input.se_replicates === undefined) return undefined;
  const moments = pairedDifference({ candidate: numbersOf(input.a), baseline: numbersOf(input.b) }, 0.025);
  return isRefused(moments) ? undefined : { errors: numbersOf(input.se_replicates), se: moments.se };
}

function outcomeOf(input: Input, params: Input): Outcome | Refusal {
  const { point, left } = statisticOf(input, params.statistic);
  const acceleration = isRefused(left) ? left : jackknifeAcceleration([left]);
  const studentising = studentisingOf(input);
  const found = bootstrapIntervals({
    replicates: Float64Array.from(numbersOf(input.replicates)),
    point,
    tail: (1 - numberOf(params.level)) / 2,
    acceleration,
    studentising,
    tieTolerance: params.tie_tolerance === undefined ? undefined : numberOf(params.tie_tolerance),
  });
  if (isRefused(found)) return found;
  const asked = ({ bca: found.bca, percentile: found.percentile } as Record<string, Estimate>)[String(params.method)];
  if (asked !== undefined && isRefused(asked)) return asked;
  return {
    theta_hat: point,
    accel_jackknife: isRefused(acceleration) ? null : acceleration,
    ...(studentising === undefined ? {} : { se_hat: studentising.se }),
    ...intervalKeys(found),
  };
}

function intervalKeys({ percentile, basic, bca, studentised, diagnostics }: BootstrapIntervals): Record<string, Json> {
  return {
    boot_se: diagnostics.se,
    boot_bias: diagnostics.bias,
    count_less: diagnostics.less,
    count_equal: diagnostics.equal,
    z0_mid: diagnostics.z0 ?? null,
    ...(diagnostics.z0Strict === undefined ? {} : { z0_strict: diagnostics.z0Strict }),
    bca_levels_mid: diagnostics.bcaLevels ?? null,
    percentile_type6: limitsOf(percentile),
    basic_type6: limitsOf(basic),
    bca_mid_type6: limitsOf(bca),
    ...(studentised === undefined ? {} : { studentized_type6: limitsOf(studentised) }),
  };
}

const turned = (input: Input): Input => ({
  ...input,
  a: input.b ?? [],
  b: input.a ?? [],
  replicates: numbersOf(input.replicates).map(value => 0 - value),
});

export const bootstrapCiOps: GoldenOps = {
  bootstrap_ci_from_replicates: ({ input, params }) => outcomeOf(input, params),
  bootstrap_ci_swap: ({ input, params }) => {
    const [original, swapped] = [outcomeOf(input, params), outcomeOf(turned(input), params)];
    if (isRefused(original)) return original;
    if (isRefused(swapped)) return swapped;
    // The set gives other quantile rules: where (B + 1)·tail is whole, R's is ours.
    const whole = ((numbersOf(input.replicates).length + 1) * (1 - numberOf(params.level))) / 2;
    const isOrderStatistic = Math.abs(whole - Math.round(whole)) < 1e-9;
    const keys = (of: Outcome) => ({
      z0_mid: of.z0_mid ?? null,
      ...(of.z0_strict === undefined ? {} : { z0_strict: of.z0_strict }),
      ...(isOrderStatistic ? { percentile_boot: of.percentile_type6 ?? null } : {}),
    });
    return { original: keys(original), swapped: keys(swapped) };
  },
};

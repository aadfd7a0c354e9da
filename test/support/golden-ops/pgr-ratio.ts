import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import {
  type GapRecovered,
  type GapShare,
  gapRecovered,
  transferRatio,
  type UnitLabel,
} from '../../../src/stats/index.ts';
import { type Json, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

type Input = Readonly<Record<string, Json>>;

const shareOf = (name: string, { share, deltaSe, jackknifeSe }: GapShare) => ({
  [`pgr_${name}`]: share,
  [`se_delta_pgr_${name}`]: deltaSe,
  [`se_jack_pgr_${name}`]: isRefused(jackknifeSe) ? null : jackknifeSe,
});

function outcomeOf(found: GapRecovered | Refusal) {
  if (isRefused(found)) return found;
  const { means, headroom, headroomNegative, gain, candidate, baseline, difference } = found;
  return {
    acc_weak: means.weak,
    acc_ceiling: means.ceiling,
    acc_baseline: means.baseline,
    acc_candidate: means.candidate,
    gain,
    headroom,
    headroom_negative: headroomNegative,
    ...shareOf('candidate', candidate),
    ...shareOf('baseline', baseline),
    ...shareOf('diff', difference),
  };
}

const armsOf = (input: Input) => ({
  weak: numbersOf(input.weak),
  ceiling: numbersOf(input.ceiling),
  baseline: numbersOf(input.baseline),
  candidate: numbersOf(input.candidate),
});

const cellOf = (input: Json | undefined) => {
  const { candidate, baseline } = input as Input;
  return { candidate: numbersOf(candidate), baseline: numbersOf(baseline) };
};

export const pgrRatioOps: GoldenOps = {
  pgr: ({ input }) => outcomeOf(gapRecovered(armsOf(input))),
  pgr_clustered: ({ input }) => outcomeOf(gapRecovered(armsOf(input), input.cluster as readonly UnitLabel[])),
  transfer_ratio: ({ input }) => {
    const found = transferRatio(cellOf(input.target), cellOf(input.sandbox), 0.025);
    if (isRefused(found)) return found;
    return {
      gain_sandbox: found.sandboxGain,
      gain_target: found.targetGain,
      se_gain_sandbox: found.sandboxSe,
      se_gain_target: found.targetSe,
      transfer_ratio: found.ratio,
      se_delta: found.deltaSe,
    };
  },
};

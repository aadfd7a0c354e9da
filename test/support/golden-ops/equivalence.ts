import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import { equivalenceT, nonInferiorityT } from '../../../src/stats/index.ts';
import { numberOf, numbersOf, type Outcome } from '../golden.ts';
import type { GoldenOp, GoldenOps } from './golden-ops.ts';

const tostPaired: GoldenOp = ({ input, params }) => {
  const arms = { candidate: numbersOf(input.a), baseline: numbersOf(input.b) };
  const [low, high, alpha] = [numberOf(params.low), numberOf(params.high), numberOf(params.alpha)];
  const result = equivalenceT(arms, { low, high, alpha });
  if (isRefused(result)) return result;
  const { lower, upper, interval } = result;
  const both = {
    mean_diff: result.difference,
    se: result.se,
    df: result.df,
    t_lower: lower.t,
    t_upper: upper.t,
    p_lower: lower.p,
    p_upper: upper.p,
    p_tost: result.p,
    ci_1m2alpha: [interval.low, interval.high],
    equivalent: result.equivalent,
    p_tost_z: result.pNormal,
    p_noninferiority: lower.p,
  };
  const oneSided = nonInferiorityT(arms, { margin: -low, alpha });
  if (isRefused(oneSided)) return both; // a low margin at or above 0 is no loss
  return {
    ...both,
    p_noninferiority: oneSided.p,
    noninferior: oneSided.nonInferior,
    ci_lower_one_sided: oneSided.lowerLimit,
    p_superiority: oneSided.pSuperiority,
  };
};

const tostSweep: GoldenOp = ({ input, params }) => {
  const arms = { candidate: numbersOf(input.a), baseline: numbersOf(input.b) };
  const found: number[] = [];
  for (const margin of numbersOf(input.margin)) {
    const result = equivalenceT(arms, { low: -margin, high: margin, alpha: numberOf(params.alpha) });
    if (isRefused(result)) return result;
    found.push(result.p);
  }
  return { p_tost: found } satisfies Outcome | Refusal;
};

export const equivalenceOps: GoldenOps = { tost_paired: tostPaired, tost_sweep: tostSweep };

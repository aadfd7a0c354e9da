import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import { fiellerFromSummary, fiellerPaired, type RatioSet } from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const tailOf = (params: Readonly<Record<string, Json>>): number => (1 - numberOf(params.level)) / 2;

function outcomeOf(found: RatioSet | Refusal) {
  if (isRefused(found)) return found;
  const { estimate, set, g } = found;
  const kind = set.kind === 'whole-line' ? { kind: 'whole_line' } : { kind: set.kind, limits: [set.low, set.high] };
  return { ...kind, estimate: isRefused(estimate) ? null : estimate, ...(isRefused(g) ? {} : { g }) };
}

const minus = (x: readonly number[], y: readonly number[]): number[] => x.map((value, at) => value - (y[at] as number));

export const fiellerOps: GoldenOps = {
  fieller_paired: ({ input, params }) =>
    outcomeOf(fiellerPaired(numbersOf(input.num), numbersOf(input.den), tailOf(params))),
  fieller_pgr: ({ input, params }) => {
    const [weak, ceiling, candidate] = [input.weak, input.ceiling, input.candidate].map(numbersOf) as number[][];
    return outcomeOf(
      fiellerPaired(minus(candidate ?? [], weak ?? []), minus(ceiling ?? [], weak ?? []), tailOf(params)),
    );
  },
  fieller_summary: ({ input, params }) => {
    const summary = {
      numerator: numberOf(input.num),
      denominator: numberOf(input.den),
      varNumerator: numberOf(input.var_num),
      varDenominator: numberOf(input.var_den),
      covariance: numberOf(input.cov),
    };
    const df = params.df === null || params.df === undefined ? undefined : numberOf(params.df);
    return outcomeOf(fiellerFromSummary(summary, { tail: tailOf(params), df }));
  },
};

import { isRefused } from '../../../src/core/refusal.ts';
import { type AdjustMethod, adjustPValues } from '../../../src/stats/index.ts';
import { numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const METHODS: readonly AdjustMethod[] = ['bonferroni', 'holm', 'hochberg', 'hommel', 'bh', 'by'];

export const multiplicityOps: GoldenOps = {
  p_adjust: ({ input, params }) => {
    const adjusted: Record<string, readonly number[]> = {};
    for (const method of METHODS) {
      const values = adjustPValues(numbersOf(input.p), method);
      if (isRefused(values)) return values;
      adjusted[method] = [...values];
    }
    const rejected = (method: AdjustMethod) => (adjusted[method] ?? []).map(p => p <= numberOf(params.alpha));
    return { ...adjusted, reject_holm: rejected('holm'), reject_bh: rejected('bh') };
  },
};

import { isRefused } from '../../../src/core/refusal.ts';
import { wilcoxon } from '../../../src/stats/index.ts';
import { numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

export const wilcoxonOps: GoldenOps = {
  wilcoxon_signed_rank: ({ input, params }) => {
    const result = wilcoxon(numbersOf(input.d), params.zero_method === 'pratt' ? 'pratt' : 'wilcox');
    if (isRefused(result)) return result;
    const { p, pGreater, pLess, normal } = result;
    const sums = { n_nonzero: result.nonZero, w_plus: result.wPlus, w_minus: result.wMinus };
    const exact = { p_exact_two_sided: p, p_exact_greater: pGreater, p_exact_less: pLess };
    const known = result.method === 'exact' ? { ...sums, ...exact } : sums;
    if (isRefused(normal)) return known;
    return {
      ...known,
      z: normal.z,
      p_normal_two_sided: normal.p,
      p_normal_greater: normal.pGreater,
      p_normal_cc_two_sided: normal.pCorrected,
    };
  },
};

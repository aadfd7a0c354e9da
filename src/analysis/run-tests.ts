import type { TestResult } from '../core/cell-estimates.ts';
import type { Rng } from '../core/random.ts';
import { accept, isRefused } from '../core/refusal.ts';
import { dualPValue } from '../stats/gain/dual-p.ts';
import type { GainCell } from '../stats/gain/gain-cell.ts';
import { discordantPairs, intervalMethod } from '../stats/gain/gain-interval.ts';
import { signFlipTest } from '../stats/permutation/sign-flip.ts';
import { mcnemarExact, mcnemarMidP } from '../stats/proportions/mcnemar.ts';
import { columnTotals } from './column-totals.ts';

/**
 * The tests shown beside the verdict's interval. The dual p-value belongs to that interval; McNemar and the sign-flip test
 * are about these seeds only, because with seed effects they reject too often for new ones.
 * @param draws sign flips where the test is not exact
 */
export function runTests(cell: GainCell, draws: number, rng: Rng): TestResult[] {
  const tests: TestResult[] = [];
  const newSeeds = cell.seeds >= 3;
  const dual = dualPValue(cell);
  if (!isRefused(dual))
    tests.push({ test: 'dual', p: dual, target: newSeeds ? 'new-seeds' : 'these-seeds', draws: 'exact' });
  if (intervalMethod(cell) === 'tango') {
    const { b, c } = discordantPairs(cell);
    tests.push({ test: 'mcnemar-exact', p: accept(mcnemarExact(b, c)), target: 'these-seeds', draws: 'exact' });
    tests.push({ test: 'mcnemar-mid-p', p: accept(mcnemarMidP(b, c)), target: 'these-seeds', draws: 'exact' });
  }
  const flipped = accept(signFlipTest(columnTotals(cell), { draws, rng }));
  tests.push({ test: 'sign-flip', p: flipped.p, target: 'these-seeds', draws: flipped.draws });
  return tests;
}

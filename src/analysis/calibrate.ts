import type { Calibration } from '../core/calibration.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { clopperPearsonLower } from '../stats/proportions/clopper-pearson.ts';
import { BOUND_ERROR, type CellCheck } from './check-cell.ts';

/**
 * The run's self-calibration: how often its own interval procedure claims a gain where the gain was removed, per cell and
 * family-wise, and the coverage of its intervals at its own size and at larger seed shares.
 * @param checks of the target cells that could be checked
 */
export function calibrate(
  checks: readonly CellCheck[],
  { alpha, aaReplicates: draws }: Pick<AnalysisSettings, 'alpha' | 'aaReplicates'>,
): Calibration {
  const anyClaim = new Uint8Array(draws);
  for (const { family } of checks) {
    for (const [replicate, claim] of family.entries()) if (claim !== 0) anyClaim[replicate] = 1;
  }
  const cells = checks.map(({ aa }) => aa);
  const families = anyClaim.reduce((sum, claim) => sum + claim, 0);
  const familyLowerBound = accept(clopperPearsonLower(families, draws, BOUND_ERROR));
  const passed = familyLowerBound <= alpha && cells.every(({ lowerBound }) => lowerBound <= alpha);
  const seedComponentChecked = checks.length > 0 && checks.every(({ seeds }) => seeds >= 3);
  const aa = { cells, familyRate: families / draws, familyLowerBound, draws, alpha, passed, seedComponentChecked };
  return { aa, coverage: checks.flatMap(({ coverage }) => coverage) };
}

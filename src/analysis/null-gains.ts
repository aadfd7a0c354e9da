import type { Histogram } from '../core/histogram.ts';
import type { Rng } from '../core/random.ts';
import { isRefused, type Refusal } from '../core/refusal.ts';
import type { GainCell } from '../stats/gain/gain-cell.ts';
import { signFlipLaw } from '../stats/permutation/sign-flip-law.ts';
import { columnTotals } from './column-totals.ts';

/**
 * Gains that random signs of the items (clusters) give: what the sign-flip test holds the observed one against.
 * @returns in accuracy points as fractions; refused where no item differs
 */
export function nullGains(cell: GainCell, draws: number, rng: Rng): Histogram | Refusal {
  const law = signFlipLaw(columnTotals(cell), { draws, rng });
  if (isRefused(law)) return law;
  const seeds = cell.blocks.reduce((product, block) => product * block.matrix.seeds, 1);
  const items = cell.clusterSizes?.reduce((sum, size) => sum + size, 0) ?? cell.matrix.items;
  const perUnit = 1 / (seeds * items);
  return { ...law, low: law.low * perUnit, high: law.high * perUnit };
}

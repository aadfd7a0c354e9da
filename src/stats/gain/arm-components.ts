import type { ArmComponents } from '../../core/cell-estimates.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import type { GainCell } from './gain-cell.ts';
import { checkLevels } from './mean-squares.ts';

/** σ²_I = var(b̄_i) − Σ MS_E,k/S_k over the sets of seeds: unbiased, and therefore possibly negative. */
export function itemVarianceOf({ squares, blocks }: GainCell): number {
  let variance = squares.msItems / squares.seeds;
  for (const block of blocks) variance -= block.squares.msError / block.squares.seeds;
  return variance;
}

/**
 * Unbiased variance components of a contrast whose arms have seeds of their own: σ²_S,k = (MS_S,k−MS_E,k)/N and
 * σ²_E,k = MS_E,k of each arm, σ²_I of the item differences. Seed share = Σ(σ²_S,k/S_k) ÷ Var(Δ̂), negative components
 * counted as 0; it is 0 where nothing varies.
 * @returns a refusal: LENGTH_MISMATCH unless there are two sets of seeds, TOO_FEW_SEEDS below two in either arm,
 * TOO_FEW_OBSERVATIONS below two columns
 * @source derived as for the shared layout (Searle, Casella & McCulloch, Variance Components, 1992, ch. 4), arm by arm
 */
export function armComponents(cell: GainCell | Refusal): ArmComponents | Refusal {
  if (isRefused(cell)) return cell;
  const { items } = cell.matrix;
  if (cell.blocks.length !== 2) {
    return refuse(
      'LENGTH_MISMATCH',
      'cell',
      `${cell.blocks.length} sets of seeds: expected one for each of the two arms.`,
    );
  }
  const wrong = checkLevels(cell.seeds, items, 'cell');
  if (wrong !== undefined) return wrong;
  const itemVariance = itemVarianceOf(cell);
  const fromItems = Math.max(0, itemVariance) / items;
  let [fromSeeds, rest] = [0, fromItems];
  const sets = cell.blocks.map(({ squares: { seeds, msSeeds, msError } }) => {
    const seedVariance = (msSeeds - msError) / items;
    fromSeeds += Math.max(0, seedVariance) / seeds;
    rest += msError / (seeds * items);
    return { seeds, seedVariance, errorVariance: msError };
  });
  const [candidate, baseline] = sets as [ArmComponents['candidate'], ArmComponents['baseline']];
  const total = fromSeeds + rest;
  const share = (part: number): number => (total > 0 ? part / total : 0);
  return { candidate, baseline, itemVariance, seedShare: share(fromSeeds), itemShare: share(fromItems) };
}

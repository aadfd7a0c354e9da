import { makeRandom } from '../support/random.ts';
import type { Inputs } from './workload.ts';

export const SEEDS = 5;
export const DOMAINS = 3;
export const CELLS_PER_DOMAIN = 20;

/** Ease of a question for weak, ceiling, baseline and candidate, in logits. */
const EASE = [-0.55, 1.25, 0.2, 0.5];
const CANDIDATE = 3;

/**
 * Cells of four arms × five seeds, right or wrong; the cells of a domain share their items.
 * @returns `cells`: cell after cell, arm after arm, seed after seed, `items` outcomes each
 */
export function makeCells(domains: number, cellsPerDomain: number, items: number): Inputs {
  const { uniform, normal } = makeRandom(13, `cells ${domains} ${cellsPerDomain} ${items}`);
  const cells = new Uint8Array(domains * cellsPerDomain * EASE.length * SEEDS * items);
  const rows = domains * cellsPerDomain * EASE.length * SEEDS;
  let ease = new Float64Array(items);
  let [ofModel, ofMethod] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const [arm, cell] = [Math.floor(row / SEEDS) % EASE.length, row / (SEEDS * EASE.length)];
    if (cell % cellsPerDomain === 0) ease = ease.map(() => 1.5 * normal());
    if (Number.isInteger(cell)) [ofModel, ofMethod] = [0.2 * normal(), 0.15 * normal()];
    const shift = (EASE[arm] as number) + ofModel + (arm === CANDIDATE ? ofMethod : 0) + 0.08 * normal();
    const chances = ease.map(one => 1 / (1 + Math.exp(-(shift + one))));
    cells.set(
      chances.map(chance => (uniform() < chance ? 1 : 0)),
      row * items,
    );
  }
  return { cells };
}

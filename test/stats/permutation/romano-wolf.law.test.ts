import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { type FamilyCell, romanoWolf } from '../../../src/stats/permutation/romano-wolf.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const ITEMS = 40;
const DRAWS = 99;
/** (DRAWS + 1)·ALPHA is whole, and p-values of continuous data have no ties: under the null the error is ALPHA exactly. */
const ALPHA = 0.2;
const RUNS = 800;
const NOISE = Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

/**
 * Share of runs with a false rejection. Four cells: three of one domain that share an item effect, one of another; a noisy and a
 * quiet one among them, with the shift of each.
 */
function familyError(shifts: readonly number[], key: 'p' | 'pStepDown' | 'pSingleStep'): number {
  const data = createRng(21, 'law');
  let wrong = 0;
  for (let run = 0; run < RUNS; run++) {
    const effects = Float64Array.from({ length: ITEMS }, () => data.normal());
    const cells = shifts.map((shift, cell): FamilyCell => {
      const spread = 1 + 3 * cell;
      return {
        domain: cell < 3 ? 'math' : 'chat',
        units: Array.from(effects.keys()),
        values: effects.map(effect => spread * (shift + (cell < 3 ? effect : 0) + data.normal())),
      };
    });
    const rng = createRng(run, 'signs');
    const found = accept(romanoWolf(cells, { alternative: 'greater', scale: 'studentised', draws: DRAWS, rng }));
    if (found.cells.some((cell, at) => shifts[at] === 0 && cell[key] <= ALPHA + 1e-12)) wrong++;
  }
  return wrong / RUNS;
}

describe('the family error of Romano–Wolf', () => {
  test('is alpha where no cell has an effect, neither above nor below', () => {
    expect(Math.abs(familyError([0, 0, 0, 0], 'pStepDown') - ALPHA)).toBeLessThan(3.5 * NOISE);
  });

  test('stays at most alpha where one cell has a large effect, and comes near it, which single-step does not', () => {
    const stepDown = familyError([3, 0, 0, 0], 'pStepDown');
    expect(stepDown - ALPHA).toBeLessThan(3.5 * NOISE);
    expect(ALPHA - stepDown).toBeLessThan(3.5 * NOISE);
    expect(familyError([3, 0, 0, 0], 'pSingleStep')).toBeLessThan(stepDown);
  });

  test('is well above alpha without adjustment, so that the simulation could see it', () => {
    expect(familyError([0, 0, 0, 0], 'p')).toBeGreaterThan(ALPHA + 6 * NOISE);
  });
});

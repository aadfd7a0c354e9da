import { expect, test } from 'vitest';
import { residualFlipper } from '../../../src/stats/null/flip-residuals.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('row and column sums belong to one set of flipped residuals', () => {
  const residuals = Float64Array.from({ length: 3 * 70 }, (_, at) => 1 + at);
  const flip = residualFlipper(residuals, 3, createRng(1, 'flip'));
  for (let draw = 0; draw < 20; draw++) {
    const { rows, columns } = flip();
    const [byRow, byColumn] = [rows, columns].map(sums => sums.reduce((sum, value) => sum + value, 0));
    expect(byRow).toBeCloseTo(byColumn ?? Number.NaN, 6);
    for (const [i, column] of columns.entries()) {
      const parts = [residuals[i] ?? 0, residuals[70 + i] ?? 0, residuals[140 + i] ?? 0];
      const reachable = [0, 1, 2, 3, 4, 5, 6, 7].map(bits =>
        parts.reduce((sum, part, s) => sum + ((bits >> s) & 1 ? -part : part), 0),
      );
      expect(reachable).toContain(column);
    }
  }
});

test('every sign is a fair coin of its own', () => {
  const flip = residualFlipper(new Float64Array(2 * 40).fill(1), 2, createRng(2, 'coins'));
  const totals = new Float64Array(40);
  for (let draw = 0; draw < 4000; draw++) {
    for (const [i, column] of flip().columns.entries()) totals[i] = (totals[i] ?? 0) + column;
  }
  for (const total of totals) expect(Math.abs(total)).toBeLessThan(5 * Math.sqrt(2 * 4000));
});

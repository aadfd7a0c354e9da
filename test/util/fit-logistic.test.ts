import { describe, expect, test } from 'vitest';
import { createRng } from '../../src/stats/random/rng.ts';
import { applyHead, fitLogistic, logistic, type TrainingSet } from '../../src/util/fit-logistic.ts';

function setOf(rows: readonly (readonly number[])[], targets: readonly number[], isPaired = false): TrainingSet {
  return {
    features: Float64Array.from(rows.flat()),
    columns: rows[0]?.length ?? 0,
    targets: Float64Array.from(targets),
    weights: new Float64Array(targets.length).fill(1),
    isPaired,
    ridge: 1,
  };
}

/** Gradient of the penalised log-likelihood in standard units, from its definition. */
function gradientAt(set: TrainingSet, head: ReturnType<typeof fitLogistic>['head']): number[] {
  const residuals = Array.from(set.targets, (target, row) => {
    const features = set.features.subarray(row * set.columns, (row + 1) * set.columns);
    return (set.weights[row] ?? 0) * (target - applyHead(head, features));
  });
  const standard = (row: number, k: number) =>
    ((set.features[row * set.columns + k] ?? 0) - (head.means[k] ?? 0)) / (head.scales[k] ?? 1);
  return head.weights.map((weight, k) => residuals.reduce((sum, r, row) => sum + r * standard(row, k), 0) - weight);
}

function simulated(isPaired: boolean): TrainingSet {
  const rng = createRng(5, String(isPaired));
  const rows = Array.from({ length: 400 }, () => [rng.normal() + (isPaired ? 0 : 3), 10 * rng.normal(), rng.normal()]);
  const targets = rows.map(([a = 0, b = 0]) =>
    rng.uniform() < logistic(1.2 * (a - (isPaired ? 0 : 3)) - 0.1 * b) ? 1 : 0,
  );
  return setOf(rows, targets, isPaired);
}

describe('fitLogistic', () => {
  test.each([false, true])('ends where the gradient of the penalised likelihood is zero (pairs: %s)', isPaired => {
    const set = simulated(isPaired);
    const { head } = fitLogistic(set);
    for (const slope of gradientAt(set, head)) expect(Math.abs(slope)).toBeLessThan(1e-7);
  });

  test('recovers the coefficients that made the data', () => {
    const { head } = fitLogistic(simulated(false));
    expect((head.weights[0] ?? 0) / (head.scales[0] ?? 1)).toBeCloseTo(1.2, 0);
    expect((head.weights[1] ?? 0) / (head.scales[1] ?? 1)).toBeCloseTo(-0.1, 1);
    expect(Math.abs(head.weights[2] ?? 9)).toBeLessThan(0.4);
  });

  test('with one balanced binary feature agrees with the closed form, up to the ridge', () => {
    // 300 of 400 right where x = 1, 100 of 400 where x = −1: slope ln 3, intercept 0.
    const rows = Array.from({ length: 800 }, (_, at) => [at < 400 ? 1 : -1]);
    const targets = rows.map((_, at) => (at % 400 < (at < 400 ? 300 : 100) ? 1 : 0));
    const { head, moved } = fitLogistic(setOf(rows, targets));
    expect(head.intercept).toBeCloseTo(0, 6);
    expect(head.weights[0]).toBeCloseTo(Math.log(3), 1);
    expect(moved).toBeCloseTo(head.weights[0] ?? 0, 6);
  });

  test('a target of ¾ counts as three examples of 1 and one of 0', () => {
    const soft = setOf([[1], [1], [1], [1], [-1], [-1]], [0.75, 0.75, 0.75, 0.75, 0.25, 0.25]);
    const hard = setOf([[1], [1], [1], [1], [-1], [-1], [-1], [-1]], [1, 1, 1, 0, 0, 0, 0, 1]);
    const weighted = { ...hard, weights: Float64Array.of(1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5) };
    const [a, b] = [fitLogistic(soft).head, fitLogistic(weighted).head];
    expect(a.weights[0]).toBeCloseTo(b.weights[0] ?? 0, 8);
    expect(a.intercept).toBeCloseTo(b.intercept, 8);
  });

  test('swapping the two answers of every pair mirrors the belief', () => {
    const { head } = fitLogistic(simulated(true));
    const x = Float64Array.of(0.3, -4, 1.1);
    expect(
      applyHead(head, x) +
        applyHead(
          head,
          x.map(value => -value),
        ),
    ).toBeCloseTo(1, 12);
    expect(head.intercept).toBe(0);
  });

  test.each([
    ['separable data', [[-2], [-1], [1], [2]], [0, 0, 1, 1]],
    [
      'a feature that never varies',
      [
        [5, 1],
        [5, 2],
        [5, 3],
      ],
      [0, 1, 1],
    ],
    ['one class only', [[1], [2], [3]], [1, 1, 1]],
    ['a single example', [[1, 2]], [0]],
    [
      'two features that are the same',
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [0, 0],
      ],
      [0, 1, 0, 1],
    ],
    [
      'numbers of very different size',
      [
        [1e9, 1e-9],
        [2e9, 3e-9],
        [-1e9, 2e-9],
      ],
      [0, 1, 0],
    ],
  ])('stays finite on %s', (_claim, rows, targets) => {
    const set = setOf(rows, targets);
    const { head, moved } = fitLogistic(set);
    expect([head.intercept, moved, ...head.weights].every(Number.isFinite)).toBe(true);
    const belief = applyHead(head, set.features.subarray(0, set.columns));
    expect(belief).toBeGreaterThanOrEqual(0);
    expect(belief).toBeLessThanOrEqual(1);
  });
});

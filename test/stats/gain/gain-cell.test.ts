import { describe, expect, test } from 'vitest';
import { momentSquares } from '../../../src/stats/gain/moment-squares.ts';
import { readyCell } from '../../support/cells.ts';
import { matrixOf } from '../../support/matrices.ts';

describe('a contrast on its way to the intervals', () => {
  test('clusters become columns z_g = Δ̂ + (G/N)·Σ(d − Δ̂), and the mean of all items stays', () => {
    const matrix = matrixOf([
      [1, 0, 0, 1, -1, 0],
      [1, 1, 0, 0, 0, 0],
    ]);
    const {
      matrix: z,
      squares,
      clusterSizes,
    } = readyCell({ matrix, binary: true, clusters: Int32Array.of(0, 0, 0, 1, 1, 2) });
    const mean = 3 / 12;
    expect([...(clusterSizes ?? [])]).toEqual([3, 2, 1]);
    expect(squares.mean).toBeCloseTo(mean, 12);
    expect(z.values[0]).toBeCloseTo(mean + (3 / 6) * (1 - 3 * mean), 12);
    expect(z.values[5]).toBeCloseTo(mean + (3 / 6) * (0 - mean), 12);
  });

  test('clusters of one item each change nothing', () => {
    const matrix = matrixOf([
      [1, 0, 0, 1],
      [0, -1, 0, 1],
    ]);
    const [plain, alone] = [undefined, Int32Array.of(0, 1, 2, 3)].map(clusters =>
      readyCell({ matrix, binary: true, clusters }),
    );
    expect(alone?.squares.msItems).toBeCloseTo(plain?.squares.msItems ?? 0, 12);
    expect(alone?.discordant).toBe(plain?.discordant);
  });

  test('the sparse rule applies below ten discordant columns, and where nothing varies', () => {
    const row = (discordant: number) =>
      Array.from({ length: 40 }, (_, at) => (at < discordant ? (at % 2 ? 1 : -1) : 0));
    const sparse = (values: number[], binary = true) => readyCell({ matrix: matrixOf([values]), binary }).sparse;
    expect([sparse(row(9)), sparse(row(10)), sparse(row(9), false), sparse(Array(40).fill(1))]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('a cluster is discordant if any of its items is', () => {
    const cell = readyCell({ matrix: matrixOf([[1, -1, 0, 0]]), binary: true, clusters: Int32Array.of(0, 0, 1, 1) });
    expect(cell.discordant).toBe(1);
  });

  test('moment squares count the pseudo-columns only where the rule applies', () => {
    const dense = readyCell({
      matrix: matrixOf([Array.from({ length: 40 }, (_, at) => (at % 2 ? 1 : -1))]),
      binary: true,
    });
    expect(momentSquares(dense)).toBe(dense.squares);
    const ties = readyCell({ matrix: matrixOf([Array(40).fill(0)]), binary: true });
    expect(momentSquares(ties)).toMatchObject({ items: 42, msItems: 2 / 41 });
  });
});

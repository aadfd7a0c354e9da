import { describe, expect, test } from 'vitest';
import { ladderScale } from '../../src/report/ladder-scale.ts';

const rungs = (sizes: readonly (number | undefined)[]) =>
  sizes.map(
    (parameters, at) =>
      ({ rung: `r${at}`, role: 'larger', parameters, size: parameters && `${parameters}`, cells: [] }) as const,
  );
const xs = (sizes: readonly (number | undefined)[]) => ladderScale(rungs(sizes) as never, 400).steps.map(({ x }) => x);

describe('ladderScale', () => {
  test('known sizes stand at their logarithms', () => {
    const [a = 0, b = 0, c = 0] = xs([1e6, 1e7, 1e9]);
    expect((c - b) / (b - a)).toBeCloseTo(2, 9);
    expect(ladderScale(rungs([1e6, 1e7]) as never, 400)).toMatchObject({ bySize: true });
  });

  test.each([[[1e6, undefined, 1e9]], [[1e6, 1e6, 1e6]]])('%s stand in their order, evenly', sizes => {
    const [a = 0, b = 0, c = 0] = xs(sizes);
    expect(c - b).toBeCloseTo(b - a, 9);
    expect(ladderScale(rungs(sizes) as never, 400).bySize).toBe(false);
  });

  test('a single rung stands in the middle', () => expect(xs([undefined])).toEqual([200]));

  test('labels of close sizes are kept apart and within the picture', () => {
    const { steps } = ladderScale(rungs([1e6, 1.01e6, 9.8e9, 9.9e9, 1e10]) as never, 400);
    const labels = steps.map(({ labelX }) => labelX).sort((x, y) => x - y);
    for (const [at, x] of labels.slice(1).entries()) expect(x - (labels[at] ?? 0)).toBeGreaterThan(16);
    expect(labels.at(-1)).toBeLessThanOrEqual(400);
  });
});

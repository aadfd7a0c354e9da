import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterRobust } from '../../../src/stats/clusters/cluster-robust.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { checkGolden, type GoldenCase, loadGolden, numbersOf, type Outcome } from '../../support/golden.ts';

const golden = loadGolden('cluster_se');
/** CR0 and CR1, the reference set's core, are not ours. */
const topic = { ...golden, core: { clustered_se: ['n', 'n_clusters', 'mean_diff', 'se_cr2', 'df_cr2', 'ci_t_cr2'] } };
const cases = golden.cases
  .filter(({ op, kind }) => op === 'clustered_se' && kind === 'value')
  .map((one): [string, GoldenCase] => [one.id, one]);

/** Cluster sizes and residual sums of differences. */
function residualSums(d: readonly number[], clusters: readonly unknown[]) {
  const mean = d.reduce((sum, value) => sum + value, 0) / d.length;
  const names = [...new Set(clusters)];
  const sizes = Float64Array.from(names, name => clusters.filter(other => other === name).length);
  const sums = Float64Array.from(names, name =>
    d.reduce((sum, value, at) => (clusters[at] === name ? sum + value - mean : sum), 0),
  );
  return { mean, sizes, sums };
}

function compute({ input }: GoldenCase): Outcome {
  const [a, b] = [numbersOf(input.a), numbersOf(input.b)];
  const clusters = Array.isArray(input.cluster) ? input.cluster : [];
  const d = a.map((value, at) => value - (b[at] as number));
  const { mean, sizes, sums } = residualSums(d, clusters);
  const { se, df } = clusterRobust(sizes, sums);
  const width = tQuantileUpper(0.025, df) * se;
  return {
    n: d.length,
    n_clusters: sizes.length,
    mean_diff: mean,
    se_cr2: se,
    df_cr2: df,
    ci_t_cr2: [mean - width, mean + width],
  };
}

/** Bell and McCaffrey's variance and Satterthwaite's df from the full projection matrix. */
function byMatrices(sizes: readonly number[], sums: readonly number[]) {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const adjust = sizes.map(size => 1 / Math.sqrt(1 - size / total));
  const of = sizes.flatMap((size, g) => new Array<number>(size).fill(g));
  // p_g = (I − H)_g' A_g 1_g / N, one vector of length N per cluster; the quadratic form is σ²·Σ (p_g'e)².
  const vectors = sizes.map((size, g) =>
    of.map(cluster => ((adjust[g] as number) * ((cluster === g ? 1 : 0) - size / total)) / total),
  );
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * (y[at] as number), 0);
  const gram = vectors.map(x => vectors.map(y => dot(x, y)));
  const trace = gram.reduce((sum, row, g) => sum + (row[g] as number), 0);
  const squared = gram.flat().reduce((sum, entry) => sum + entry * entry, 0);
  const variance = sums.reduce((sum, value, g) => sum + ((adjust[g] as number) * value) ** 2, 0) / total ** 2;
  return { se: Math.sqrt(variance), df: trace ** 2 / squared };
}

const clusters = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ min: -3, max: 3, noNaN: true })), {
  minLength: 2,
  maxLength: 20,
});

describe('the CR2 standard error of a clustered mean', () => {
  test.each(cases)('%s agrees with clubSandwich', (_, one) => {
    expect(checkGolden(topic, one, () => compute(one))).toEqual([]);
  });

  test('standard error and degrees of freedom are those of the full projection matrices', () => {
    fc.assert(
      fc.property(clusters, pairs => {
        const [sizes, sums] = [pairs.map(([size]) => size), pairs.map(([, sum]) => sum)];
        const [got, wanted] = [
          clusterRobust(Float64Array.from(sizes), Float64Array.from(sums)),
          byMatrices(sizes, sums),
        ];
        expect(Math.abs(got.se - wanted.se)).toBeLessThan(1e-12);
        expect(got.df / wanted.df).toBeCloseTo(1, 10);
      }),
      { numRuns: 60 },
    );
  });

  test('clusters of equal size have G − 1 degrees of freedom, others fewer', () => {
    expect(clusterRobust(new Float64Array(12).fill(4), new Float64Array(12).fill(1)).df).toBeCloseTo(11, 10);
    expect(clusterRobust(new Float64Array(12).fill(1), new Float64Array(12).fill(1)).df).toBeCloseTo(11, 10);
    expect(clusterRobust(Float64Array.of(40, 1, 1, 1), new Float64Array(4).fill(1)).df).toBeLessThan(1.5);
  });

  // By fractions: the trace of P squared over the sum of its squares.
  test.each([
    [[1e7, 1], 1],
    [[1e7, 1, 1], 1.0000002],
    [[1e6, 3, 2, 1, 1], 1.0000097142975102],
    [[5, 1, 9], 1.2727272727272727],
  ])('sizes %j have exactly %d degrees of freedom', (sizes, df) => {
    expect(clusterRobust(Float64Array.from(sizes), new Float64Array(sizes.length).fill(1)).df).toBeCloseTo(df, 13);
  });

  test('clusters of one item give the ordinary standard error', () => {
    const d = [0.2, -0.4, 0.9, 0.1, 0.7];
    const { sizes, sums, mean } = residualSums(d, [1, 2, 3, 4, 5]);
    const variance = d.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    expect(clusterRobust(sizes, sums).se).toBeCloseTo(Math.sqrt(variance / 5), 14);
  });

  test('ignores the sign of the residuals to the bit, and their scale carries through', () => {
    fc.assert(
      fc.property(clusters, fc.double({ min: 0.01, max: 100, noNaN: true }), (pairs, k) => {
        const sizes = Float64Array.from(pairs, ([size]) => size);
        const sums = Float64Array.from(pairs, ([, sum]) => sum);
        const got = clusterRobust(sizes, sums);
        expect(
          clusterRobust(
            sizes,
            sums.map(sum => 0 - sum),
          ),
        ).toEqual(got);
        const scaled = clusterRobust(
          sizes,
          sums.map(sum => k * sum),
        );
        expect(Math.abs(scaled.se - k * got.se)).toBeLessThanOrEqual(1e-12 * k);
        expect(scaled.df).toBe(got.df);
      }),
    );
  });
});

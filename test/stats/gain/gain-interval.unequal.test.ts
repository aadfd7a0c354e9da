import { describe, expect, test } from 'vitest';
import { bootstrapCell } from '../../../src/analysis/bootstrap-cell.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import { dualPValue } from '../../../src/stats/gain/dual-p.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval, theseSeedsInterval } from '../../../src/stats/gain/gain-interval.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { readyCell } from '../../support/cells.ts';

type Sizes = readonly (readonly [count: number, size: number])[];

/** Right-or-wrong differences without an effect; items of one cluster go the same way more often than not. */
function cellWith(parts: Sizes, seeds: number, stream: string | number): GainCell {
  const sizes = parts.flatMap(([count, size]) => new Array<number>(count).fill(size));
  const clusters = Int32Array.from(sizes.flatMap((size, cluster) => new Array<number>(size).fill(cluster)));
  const rng = createRng(3, 'unequal', seeds, stream);
  const pull = sizes.map(() => 0.35 * rng.normal());
  const values = new Float64Array(seeds * clusters.length);
  for (const at of values.keys()) {
    const lean = pull[clusters[at % clusters.length] as number] as number;
    values[at] = rng.uniform() < 0.5 ? 0 : rng.uniform() < 0.5 + lean ? 1 : -1;
  }
  return readyCell({ matrix: { seeds, items: clusters.length, values }, binary: true, clusters });
}

const VERY_UNEQUAL: readonly Sizes[] = [
  [
    [19, 2],
    [1, 60],
  ],
  [
    [40, 1],
    [2, 100],
  ],
  [
    [29, 5],
    [1, 100],
  ],
  [
    [10, 2],
    [5, 10],
    [3, 40],
  ],
];

describe('clusters of very unequal size', () => {
  test.each([1, 2, 3, 5, 10])('get no interval, dual p-value or bootstrap with %d seeds', seeds => {
    for (const parts of VERY_UNEQUAL) {
      const cell = cellWith(parts, seeds, 0);
      for (const interval of [gainInterval(cell, 0.025), theseSeedsInterval(cell, 0.025), dualPValue(cell)]) {
        expect(interval).toMatchObject({ status: 'refused', code: 'TOO_FEW_CLUSTERS', argument: 'clusters' });
      }
      const options = { gain: gainInterval(cell, 0.025), alpha: 0.05, replicates: 999, rng: createRng(1, 'b') };
      expect(bootstrapCell(cell, options)).toMatchObject({ status: 'refused' });
    }
  });

  test('get no contrast either, on whichever side they are', () => {
    const even = cellWith([[30, 4]], 5, 1);
    const uneven = cellWith(VERY_UNEQUAL[0] as Sizes, 5, 1);
    const relation = { seeds: 'independent', columns: () => ({ left: new Int32Array(0), right: new Int32Array(0) }) };
    const options = { tail: 0.025, weights: [1, -0.5], relation } as Parameters<typeof contrastInterval>[1];
    expect(contrastInterval([even, even], options)).toMatchObject({ status: 'estimated' });
    expect(contrastInterval([uneven, even], options)).toMatchObject({ code: 'TOO_FEW_CLUSTERS' });
    expect(contrastInterval([even, uneven], options)).toMatchObject({ code: 'TOO_FEW_CLUSTERS' });
  });

  test('say what they count as', () => {
    const interval = gainInterval(cellWith(VERY_UNEQUAL[2] as Sizes, 5, 2), 0.025);
    expect(interval).toMatchObject({
      reason:
        '30 clusters of unequal size, the largest with 41% of the items, count as 1 of equal size; a verdict needs at least 15.',
    });
  });
});

test('what is not refused with clusters of unequal size holds the truth in 93% of runs or more, up to chance', () => {
  const parts: Sizes = [
    [24, 2],
    [8, 5],
  ];
  for (const seeds of [1, 2, 5]) {
    let [covered, runs] = [0, 0];
    for (let run = 0; run < 400; run++) {
      const interval = gainInterval(cellWith(parts, seeds, run), 0.025);
      if (interval.status === 'refused') throw new Error(interval.reason);
      runs++;
      if (interval.low <= 0 && interval.high >= 0) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.93 - 3 * Math.sqrt((0.93 * 0.07) / runs));
  }
});

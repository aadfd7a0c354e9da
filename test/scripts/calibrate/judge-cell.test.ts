import { describe, expect, test } from 'vitest';
import {
  contrastLimits,
  gainLimits,
  type JudgedCell,
  judgeCell,
  squaresOf,
  theseSeedsLimits,
} from '../../../scripts/calibrate/judge-cell.ts';
import { CellSimulator } from '../../../scripts/calibrate/simulate-cells.ts';
import { solveCell } from '../../../scripts/calibrate/solve-cell.ts';
import type { Estimate } from '../../../src/core/estimate.ts';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import { type GainCell, gainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval, theseSeedsInterval } from '../../../src/stats/gain/gain-interval.ts';
import type { MeanSquares } from '../../../src/stats/gain/layout-squares.ts';
import type { Limits } from '../../../src/stats/limits.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { expectClose } from '../../support/expect-close.ts';

const LAYOUTS = [
  { seeds: 5, items: 60, clusterSize: 1, base: 0.75 },
  { seeds: 3, items: 18, clusterSize: 1, base: 0.9 },
  { seeds: 3, items: 80, clusterSize: 4, base: 0.75 },
  { seeds: 10, items: 64, clusterSize: 4, base: 0.9 },
  { seeds: 20, items: 20, clusterSize: 1, base: 0.9 },
  { seeds: 2, items: 60, clusterSize: 1, base: 0.75 },
  { seeds: 2, items: 80, clusterSize: 4, base: 0.9 },
  { seeds: 1, items: 200, clusterSize: 1, base: 0.75 },
  { seeds: 1, items: 20, clusterSize: 1, base: 0.9 },
  { seeds: 1, items: 200, clusterSize: 4, base: 0.75 },
  { seeds: 1, items: 60, clusterSize: 4, base: 0.9 },
] as const;

interface Both {
  readonly fast: readonly [JudgedCell, JudgedCell];
  readonly slow: readonly [GainCell, GainCell];
}

/** A sandbox and a target cell, summed up by the simulator and laid out for the procedures of the product. */
function* drawBoth({ base, ...layout }: (typeof LAYOUTS)[number], runs: number): Generator<Both> {
  const { seeds, items, clusterSize } = layout;
  const goal = { ...layout, law: 'normal', base, effect: 0.05, share: 0.25 } as const;
  const truth = solveCell(goal);
  const simulator = new CellSimulator(layout, [truth, truth]);
  const values = [new Float64Array(seeds * items), new Float64Array(seeds * items)] as const;
  const clusters =
    clusterSize === 1 ? undefined : Int32Array.from({ length: items }, (_, i) => Math.floor(i / clusterSize));
  const rng = createRng(1, 'judge', seeds, items, clusterSize);
  for (let run = 0; run < runs; run++) {
    simulator.draw(rng, values);
    const slow = values.map(one => gainCell({ matrix: { seeds, items, values: one.slice() }, binary: true, clusters }));
    yield {
      fast: simulator.cells.map(sums => judgeCell({ ...sums }, layout)) as unknown as Both['fast'],
      slow: slow as unknown as Both['slow'],
    };
  }
}

function expectLimits(own: Limits | undefined, expected: Estimate): void {
  if (expected.status === 'refused') throw new Error(expected.reason);
  expectClose([own?.low ?? Number.NaN, own?.high ?? Number.NaN], [expected.low, expected.high]);
}

describe.each(LAYOUTS)('$seeds seeds, $items items in clusters of $clusterSize, base rate $base', layout => {
  test('mean squares, intervals and contrast are those of the product, sparse or not', () => {
    for (const { fast, slow } of drawBoth(layout, 40)) {
      for (const [at, cell] of fast.entries()) {
        const known = slow[at] as GainCell;
        const numbersOf = ({ mean, msSeeds, msItems, msError }: MeanSquares) => [mean, msSeeds, msItems, msError];
        expectClose(numbersOf(squaresOf(cell.sums, layout)), numbersOf(known.squares));
        expect(cell.sparse).toBe(known.sparse);
        for (const tail of [0.025, 0.025 / 6]) {
          const [own, expected] = [gainLimits(cell, tail), gainInterval(known, tail)];
          expectLimits(own, expected);
        }
        const these = theseSeedsInterval(known, 0.025);
        if (layout.seeds >= 3 && these.status === 'estimated' && known.sparse === these.sparse) {
          expectLimits(theseSeedsLimits(cell, 0.025), these);
        }
      }
      const options = { tail: 0.025, weights: [1, -0.5] as const };
      const every = Int32Array.from(slow[0].squares.columnMeans, (_, column) => column);
      const relation = { seeds: 'independent', columns: () => ({ left: every, right: every }) } as const;
      const expected = contrastInterval([slow[1], slow[0]], { ...options, relation });
      const own = contrastLimits(fast[1], fast[0], { tail: 0.025, retention: 0.5 });
      expectLimits(own, expected);
    }
  });
});

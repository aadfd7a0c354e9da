import { describe, expect, test } from 'vitest';
import { contrastInterval } from '../../../src/stats/gain/contrast-interval.ts';
import type { Relation } from '../../../src/stats/gain/quadratic-form.ts';
import { cellOf, filled, readyCell } from '../../support/cells.ts';

const none = new Int32Array();
const apart: Relation = { seeds: 'independent', columns: () => ({ left: none, right: none }) };
const all = Int32Array.from({ length: 40 }, (_, at) => at);
const together: Relation = { seeds: 'independent', columns: () => ({ left: all, right: all }) };
const varied = (seeds: number) => readyCell({ matrix: filled(seeds, 40, at => ((at * 7) % 11) / 20), binary: false });

describe('a contrast is refused where one of its cells is', () => {
  test.each([1, 2, 3])('%i seeds: scores without spread in either cell', seeds => {
    const flat = readyCell({ matrix: filled(seeds, 40, () => -0.1), binary: false });
    for (const cells of [
      [flat, varied(seeds)],
      [varied(seeds), flat],
    ] as const) {
      const interval = contrastInterval(cells, { tail: 0.025, weights: [1, -0.5], relation: apart });
      expect(interval).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
    }
  });

  test('too few clusters in the sandbox', () => {
    const few = cellOf(
      [Array.from({ length: 40 }, (_, at) => (at % 3) / 4)],
      Array.from({ length: 40 }, (_, at) => at % 14),
    );
    const interval = contrastInterval([varied(1), few], { tail: 0.025, weights: [1, -0.5], relation: apart });
    expect(interval).toMatchObject({ status: 'refused', code: 'TOO_FEW_CLUSTERS' });
  });

  test('sparse cells have a width and say so', () => {
    const ties = readyCell({ matrix: filled(1, 40, () => 0), binary: true });
    const interval = contrastInterval([ties, ties], { tail: 0.025, weights: [1, -0.5], relation: together });
    expect(interval).toMatchObject({ status: 'estimated', point: 0, sparse: true });
    if (interval.status === 'estimated') expect(interval.high - interval.low).toBeGreaterThan(0.01);
  });
});

test('a contrast that is the same for every item, up to rounding, is refused', () => {
  const [target, sandbox] = [0.07, 0].map(shift =>
    readyCell({ matrix: filled(1, 40, at => ((at * 7) % 11) / 20 + shift), binary: false }),
  );
  if (target === undefined || sandbox === undefined) throw new Error('no cells');
  const interval = contrastInterval([target, sandbox], { tail: 0.025, weights: [1, -1], relation: together });
  expect(interval).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
});

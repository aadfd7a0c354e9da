import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanSquares } from '../../src/stats/mean-squares.ts';
import { expectClose } from '../support/expect-close.ts';
import { howeReference } from '../support/howe-reference.ts';

describe('mean squares of the two-way layout', () => {
  test('agree with an independent implementation to 1e-9 on 60 designs', () => {
    for (const { seeds, items, d, meanSquares: expected } of howeReference()) {
      const { msSeeds, msItems, msError } = meanSquares({ seeds, items, values: Float64Array.from(d) });
      expectClose([msSeeds, msItems, msError], expected);
    }
  });

  test('whole numbers: the order of rows and columns changes no bit', () => {
    const shape = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 30 }));
    const matrix = shape.chain(([seeds, items]) =>
      fc.record({
        seeds: fc.constant(seeds),
        items: fc.constant(items),
        values: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: seeds * items, maxLength: seeds * items }),
      }),
    );
    fc.assert(
      fc.property(matrix, ({ seeds, items, values }) => {
        const one = meanSquares({ seeds, items, values: Float64Array.from(values) });
        const turned = meanSquares({ seeds, items, values: Float64Array.from(values.toReversed()) });
        expect([turned.mean, turned.msSeeds, turned.msItems, turned.msError]).toEqual([
          one.mean,
          one.msSeeds,
          one.msItems,
          one.msError,
        ]);
      }),
    );
  });

  test('one seed has no seed and no error mean square', () => {
    expect(meanSquares({ seeds: 1, items: 4, values: Float64Array.of(1, 0, 0, -1) })).toMatchObject({
      msSeeds: 0,
      msError: 0,
      msItems: 2 / 3,
    });
  });

  test('a large offset does not swallow a small spread of real numbers', () => {
    const values = Float64Array.from({ length: 60 }, (_, at) => 1e6 + Math.sin(at) / 1e3 + 0.5);
    const shifted = values.map(value => value - 1e6);
    const [far, near] = [values, shifted].map(one => meanSquares({ seeds: 3, items: 20, values: one }));
    expect(far?.msItems).toBeCloseTo(near?.msItems ?? 0, 10);
  });
});

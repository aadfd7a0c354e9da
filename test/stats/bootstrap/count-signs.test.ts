import { expect, test } from 'vitest';
import { countSigns } from '../../../src/stats/bootstrap/count-signs.ts';

test('counts what is 1, −1 and anything', () => {
  expect(countSigns(Float64Array.of(1, 0, -1, 1, -0, 1))).toEqual({ gains: 3, losses: 1, pairs: 6 });
});

test.each([0.5, 2, -2, 3, 65_536, 4_294_967_296, 4_294_967_297, Number.NaN, Number.POSITIVE_INFINITY])(
  'gives up at %d',
  odd => {
    expect(countSigns(Float64Array.of(1, odd, 0))).toBeUndefined();
  },
);

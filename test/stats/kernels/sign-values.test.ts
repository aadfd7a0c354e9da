import { expect, test } from 'vitest';
import { padValues } from '../../../src/stats/kernels/sign-values.ts';

test('values are filled up with zeros to whole words of signs', () => {
  expect(padValues(Float64Array.of(1, 2))).toEqual(Float64Array.from({ length: 32 }, (_, at) => (at < 2 ? at + 1 : 0)));
  expect([0, 32, 33].map(size => padValues(new Float64Array(size)).length)).toEqual([0, 32, 64]);
});

import { expect, test } from 'vitest';
import { signedAdder } from '../../../src/stats/permutation/signed-adder.ts';

test.each([1, 5, 8])('adds %d values with the signs of each byte, the lowest byte of a word first', count => {
  const values = Float64Array.from({ length: count }, (_, at) => 3 ** at);
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => (at * 37) % 256);
  const words = Uint32Array.from({ length: 64 }, (_, at) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(4 * at, 4 * at + 4);
    return a + 256 * (b + 256 * (c + 256 * d));
  });
  const sums = new Float64Array(256).fill(0.5);
  signedAdder()(sums, values, words);
  for (const [at, byte] of bytes.entries()) {
    const expected = values.reduce((sum, value, bit) => sum + (((byte >> bit) & 1) === 1 ? value : -value), 0.5);
    expect(sums[at]).toBe(expected);
  }
});

test('a second call with fewer values knows nothing of the first', () => {
  const add = signedAdder();
  const words = Uint32Array.of(0x03_02_01_00);
  add(new Float64Array(4), Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), words);
  const sums = new Float64Array(4);
  add(sums, Float64Array.of(10), words);
  expect(sums).toEqual(Float64Array.of(-10, 10, -10, 10));
});

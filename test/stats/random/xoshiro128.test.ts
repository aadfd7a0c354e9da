import { describe, expect, test } from 'vitest';
import { xoshiro128 } from '../../../src/stats/random/xoshiro128.ts';

describe('xoshiro128++', () => {
  test('gives the published first outputs from the state 1, 2, 3, 4', () => {
    const words = new Uint32Array(10);
    xoshiro128(Int32Array.of(1, 2, 3, 4), words);
    expect([...words]).toEqual([
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ]);
  });

  test('gives the output that the reference gives after 102,400 steps', () => {
    const words = new Uint32Array(102_401);
    xoshiro128(Int32Array.of(1, 2, 3, 4), words);
    expect(words.at(-1)).toBe(0x2c873cfa);
  });

  test('goes on where it stopped', () => {
    const [whole, first, second] = [new Uint32Array(7), new Uint32Array(3), new Uint32Array(4)];
    xoshiro128(Int32Array.of(9, 8, 7, 6), whole);
    const state = Int32Array.of(9, 8, 7, 6);
    xoshiro128(state, first);
    xoshiro128(state, second);
    expect([...first, ...second]).toEqual([...whole]);
  });
});

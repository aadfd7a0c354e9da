import { describe, expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { laneSums } from '../../../src/stats/kernels/lane-sums.ts';
import { plainLanes } from '../../../src/stats/kernels/lane-sums-plain.ts';
import { wasmLanes } from '../../../src/stats/kernels/lane-sums-wasm.ts';
import type { LaneTable, OpenLanes } from '../../../src/stats/kernels/lane-table.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore } from '../../support/chi-square.ts';

const compiled: OpenLanes = (table, state) => {
  const engine = wasmLanes(table, state);
  if (engine === undefined) throw new Error('No WebAssembly with vectors here');
  return engine;
};
const engines: [string, OpenLanes][] = [
  ['compiled', compiled],
  ['plain', plainLanes],
];

/** One lane for each item that is 1 there: its sum is how often the item was drawn. */
const identity = (items: number): LaneTable => ({
  items,
  lanes: items,
  layers: [Int8Array.from({ length: items * items }, (_, at) => (at % (items + 1) === 0 ? 1 : 0))],
  bound: 1,
});

describe.each(engines)('%s kernel', (_, open) => {
  test('every item is drawn equally often, as many in a resample as there are', () => {
    const items = 43; // 2³² mod 43² is not 0
    const sums = laneSums(identity(items), createRng(1), open);
    sums.weigh(Int32Array.of(1));
    const counts = new Int32Array(items);
    for (let round = 0; round < 100; round++) {
      const drawn = sums.draw(20);
      for (let r = 0; r < 20; r++) {
        const resample = drawn.subarray(r * sums.stride, r * sums.stride + items);
        expect(resample.reduce((sum, count) => sum + count, 0)).toBe(items);
        for (let i = 0; i < items; i++) counts[i] = (counts[i] as number) + (resample[i] as number);
      }
    }
    expect(chiSquareScore(counts, new Float64Array(items).fill(2000))).toBeLessThan(4);
  });

  test('the counts of three items have exactly the multinomial law', () => {
    const sums = laneSums(identity(3), createRng(2), open);
    sums.weigh(Int32Array.of(1));
    const seen = new Map<string, number>();
    const rounds = 600;
    for (let round = 0; round < rounds; round++) {
      const drawn = sums.draw(45);
      for (let r = 0; r < 45; r++) {
        const key = drawn.subarray(r * sums.stride, r * sums.stride + 3).join(' ');
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    // 3!/(a!·b!·c!) of 27 ordered draws.
    const ways = {
      '3 0 0': 1,
      '0 3 0': 1,
      '0 0 3': 1,
      '2 1 0': 3,
      '2 0 1': 3,
      '1 2 0': 3,
      '0 2 1': 3,
      '1 0 2': 3,
      '0 1 2': 3,
      '1 1 1': 6,
    };
    const keys = Object.keys(ways);
    expect([...seen.keys()].sort()).toEqual(keys.toSorted());
    const expected = Object.values(ways).map(count => (count / 27) * rounds * 45);
    expect(
      chiSquareScore(
        keys.map(key => seen.get(key) ?? 0),
        expected,
      ),
    ).toBeLessThan(4);
  });

  test('neighbouring draws are independent', () => {
    // Pairs of indices come out of one word: the sum of products over positions would show it.
    const items = 8;
    const sums = laneSums(identity(items), createRng(3), open);
    sums.weigh(Int32Array.of(1));
    let squares = 0;
    const resamples = 20_000;
    for (let round = 0; round < resamples / 50; round++) {
      const drawn = sums.draw(50);
      for (let r = 0; r < 50; r++) {
        for (let i = 0; i < items; i++) squares += ((drawn[r * sums.stride + i] as number) - 1) ** 2;
      }
    }
    // Var of a multinomial count: n·p·(1 − p) = 7/8; the spread of the mean of squares is below 1.5/√(resamples·items).
    expect(Math.abs(squares / (resamples * items) - 7 / 8)).toBeLessThan((4.5 * 1.5) / Math.sqrt(resamples * items));
  });

  test('items of several blocks share the draws as a multinomial does', () => {
    const items = 20_000;
    const layer = Int8Array.from({ length: items }, (_, i) => (i < 8192 ? 1 : 0));
    const sums = laneSums({ items, lanes: 1, layers: [layer], bound: 1 }, createRng(4), open);
    sums.weigh(Int32Array.of(1));
    const drawn = Float64Array.from({ length: 300 }, () => sums.draw(1)[0] as number);
    const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length;
    const variance = drawn.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (drawn.length - 1);
    const exact = 8192 * (1 - 8192 / items);
    expect(Math.abs(mean - 8192)).toBeLessThan(4.5 * Math.sqrt(exact / drawn.length));
    expect(Math.abs(variance / exact - 1)).toBeLessThan(4.5 * Math.sqrt(2 / drawn.length));
  });

  test('weights add layers up, also those that differ from the last ones in few layers', () => {
    const layers = [1, 10, 100].map(value => Int8Array.of(value));
    const sums = laneSums({ items: 1, lanes: 1, layers, bound: 120 }, createRng(5), open);
    const sumOf = (...weights: number[]) => {
      sums.weigh(Int32Array.from(weights));
      return sums.draw(1)[0];
    };
    expect([sumOf(0, 0, 1), sumOf(0, 2, 1), sumOf(0, 2, 0), sumOf(1, 2, 0), sumOf(0, 0, 0)]).toEqual([
      100, 120, 20, 21, 0,
    ]);
  });
});

test('a generator whose state would be all zeros runs all the same', () => {
  const zeros = { ...createRng(1), fill: (words: Uint32Array) => void words.fill(0) } as Rng;
  const sums = laneSums(identity(5), zeros);
  sums.weigh(Int32Array.of(1));
  const drawn = sums.draw(40);
  const first = new Set(Array.from({ length: 40 }, (_, r) => drawn[r * sums.stride]));
  expect(first.size).toBeGreaterThan(1);
});

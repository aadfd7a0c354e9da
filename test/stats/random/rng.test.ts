import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf } from '../../../src/stats/numeric/special-functions.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, repeat, tally } from '../../support/chi-square.ts';

const first = (count: number, seed: number, ...stream: (string | number)[]): number[] => {
  const rng = createRng(seed, ...stream);
  return Array.from({ length: count }, () => rng.uint32());
};

describe('streams', () => {
  test('a named stream is frozen: published results rest on these words', () => {
    expect(first(4, 1, 'bootstrap', 'math', 'production')).toEqual([4283940384, 1531109347, 1308969682, 56382258]);
  });

  test('the same seed and labels give the same stream, however another one was used', () => {
    const rng = createRng(5, 'a');
    createRng(5, 'b').uniform();
    expect(rng.uint32()).toBe(first(1, 5, 'a')[0]);
  });

  test('seed, labels, their type, order and boundaries each make another stream', () => {
    const streams: [number, ...(string | number)[]][] = [
      [1],
      [2],
      [-1],
      [1.5],
      [2 ** 40],
      [1, 'ab'],
      [1, 'a', 'b'],
      [1, 'b', 'a'],
      [1, ''],
      [1, '', ''],
      [1, 1],
      [1, '1'],
      [1, 1, 1],
      [1, 'é'],
      [1, 'e\u0301'],
    ];
    const starts = streams.map(([seed, ...labels]) => first(4, seed, ...labels).join(' '));
    expect(new Set(starts).size).toBe(streams.length);
  });

  test('−0 and 0 are one seed', () => {
    expect(first(2, -0)).toEqual(first(2, 0));
  });

  test('neighbouring seeds and labels are uncorrelated', () => {
    const size = 20_000;
    const correlate = (a: number[], b: number[]): number =>
      a.reduce((sum, word, at) => sum + (word / 2 ** 32 - 0.5) * ((b[at] ?? 0) / 2 ** 32 - 0.5), 0) * (12 / size);
    const base = first(size, 1, 'cell', 0);
    for (const other of [first(size, 2, 'cell', 0), first(size, 1, 'cell', 1), first(size, 1, 'cell', 2 ** 52)]) {
      expect(Math.abs(correlate(base, other))).toBeLessThan(4 / Math.sqrt(size));
    }
  });

  test('first words over many streams are uniform', () => {
    let label = 0;
    const counts = tally(
      repeat(64_000, () => createRng(3, label++).uint32() >>> 26),
      64,
    );
    expect(Math.abs(chiSquareScore(counts, new Float64Array(64).fill(1000)))).toBeLessThan(4);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a seed or label of %d is refused', value => {
    expect(() => createRng(value)).toThrow(/not finite/);
    expect(() => createRng(1, 'a', value)).toThrow(/not finite/);
  });
});

describe('numbers', () => {
  test('fill gives what single calls give, at any point of the stream', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 8 }), sizes => {
        const [single, block] = [createRng(8), createRng(8)];
        for (const size of sizes) {
          const words = new Uint32Array(size);
          block.fill(words);
          expect([...words]).toEqual(Array.from({ length: size }, () => single.uint32()));
          expect(block.uint32()).toBe(single.uint32());
        }
      }),
    );
  });

  test('uniform stays inside (0, 1), fills it evenly, and uses all 53 bits', () => {
    const rng = createRng(11, 'uniform');
    const values = repeat(200_000, () => rng.uniform());
    expect(values.every(value => value > 0 && value < 1)).toBe(true);
    const counts = tally(
      values.map(value => Math.floor(100 * value)),
      100,
    );
    expect(Math.abs(chiSquareScore(counts, new Float64Array(100).fill(2000)))).toBeLessThan(4);
    const odd = values.filter(value => (value * 2 ** 53) % 2 === 1).length;
    expect(Math.abs(odd - 100_000)).toBeLessThan(4 * Math.sqrt(50_000));
  });

  test.each([1, 2, 3, 7, 1263, 3_000_000_000, 2 ** 32])('below(%d) is uniform', n => {
    const rng = createRng(12, 'below', n);
    const bins = Math.min(n, 50);
    const values = repeat(100_000, () => rng.below(n));
    const counts = tally(
      values.map(value => (n <= 50 ? value : Math.floor((value / n) * bins))),
      bins,
    );
    expect(values.every(Number.isInteger)).toBe(true);
    if (bins === 1) return;
    const sizes = Float64Array.from({ length: bins }, (_, bin) =>
      n <= 50 ? 1 : Math.ceil(((bin + 1) * n) / bins) - Math.ceil((bin * n) / bins),
    );
    const expected = sizes.map(size => (100_000 * size) / n);
    expect(Math.abs(chiSquareScore(counts, expected))).toBeLessThan(4);
  });

  test('below has no bias where plain scaling of a word would have half as much again', () => {
    // 3·2³⁰ values from 2³² words: without rejection every third value would come up twice as often.
    const rng = createRng(13);
    const counts = tally(
      repeat(120_000, () => rng.below(3 * 2 ** 30) % 3),
      3,
    );
    expect(Math.abs(chiSquareScore(counts, [40_000, 40_000, 40_000]))).toBeLessThan(4);
  });

  test('small and large ranges agree with exact 64-bit arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.nat(), (n, seed) => {
        const [rng, words] = [createRng(seed), createRng(seed)];
        const rejected = BigInt(2 ** 32 % n);
        for (let draw = 0; draw < 10; draw++) {
          let product = BigInt(words.uint32()) * BigInt(n);
          while ((product & 0xffffffffn) < rejected) product = BigInt(words.uint32()) * BigInt(n);
          expect(rng.below(n)).toBe(Number(product >> 32n));
        }
      }),
    );
  });

  test.each([0, -1, 2.5, 2 ** 32 + 1, Number.NaN])('below(%d) is refused', n => {
    expect(() => createRng(1).below(n)).toThrow(/whole number/);
  });

  test('signs are fair and independent of their neighbours', () => {
    const rng = createRng(14, 'sign');
    const bit = () => (rng.sign() + 1) / 2;
    const counts = tally(
      repeat(40_000, () => 8 * bit() + 4 * bit() + 2 * bit() + bit()),
      16,
    );
    expect(Math.abs(chiSquareScore(counts, new Float64Array(16).fill(2500)))).toBeLessThan(4);
  });

  test('normal numbers follow the normal law, tails included, and pairs are independent', () => {
    const rng = createRng(15, 'normal');
    const size = 200_000;
    const values = repeat(size, () => rng.normal());
    const counts = tally(
      values.map(value => Math.min(49, Math.floor(50 * normalCdf(value)))),
      50,
    );
    expect(Math.abs(chiSquareScore(counts, new Float64Array(50).fill(size / 50)))).toBeLessThan(4);
    let product = 0;
    for (let at = 0; at < size; at += 2) product += (values[at] ?? 0) * (values[at + 1] ?? 0);
    expect(Math.abs(product) / Math.sqrt(size / 2)).toBeLessThan(4);
    const beyond = values.filter(value => Math.abs(value) > 3).length;
    const expected = size * 2 * normalCdf(-3);
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

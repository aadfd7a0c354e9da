import { describe, expect, test } from 'vitest';
import { drawSums } from '../../../src/stats/random/draw-sums.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore } from '../../support/chi-square.ts';

describe('sums of values drawn with replacement', () => {
  test.each([1, 2, 3, 5, 1263, 8192, 8193, 20_000, 65_536, 70_001])('%d values: draws as many as there are', count => {
    const sumOf = drawSums(createRng(1, count), count);
    const ones = new Float64Array(count).fill(1);
    for (let round = 0; round < 5; round++) expect(sumOf(ones)).toBe(count);
  });

  test.each([3, 24, 1263])('%d values: each is drawn equally often', count => {
    const sumOf = drawSums(createRng(2, count), count);
    const bins = Math.min(count, 12);
    const rounds = Math.ceil(60_000 / count);
    const counts = Array.from({ length: bins }, (_, bin) => {
      const marked = Float64Array.from({ length: count }, (_, at) => (at % bins === bin ? 1 : 0));
      let drawn = 0;
      for (let round = 0; round < rounds; round++) drawn += sumOf(marked);
      return drawn;
    });
    // Each bin is counted in draws of its own, so its variance is binomial.
    for (const [bin, drawn] of counts.entries()) {
      const share = Math.ceil((count - bin) / bins) / count;
      const spread = Math.sqrt(rounds * count * share * (1 - share));
      expect(Math.abs(drawn - rounds * count * share) / spread).toBeLessThan(4);
    }
  });

  test('blocks of many values share the draws by the multinomial law', () => {
    const count = 20_000;
    const sumOf = drawSums(createRng(3), count);
    const inSecondBlock = Float64Array.from({ length: count }, (_, at) => (at >= 8192 && at < 16_384 ? 1 : 0));
    const share = 8192 / count;
    let [sum, squares] = [0, 0];
    const rounds = 2000;
    for (let round = 0; round < rounds; round++) {
      const drawn = sumOf(inSecondBlock) - count * share;
      sum += drawn;
      squares += drawn * drawn;
    }
    const variance = count * share * (1 - share);
    expect(Math.abs(sum) / Math.sqrt(rounds * variance)).toBeLessThan(4);
    expect(Math.abs(squares / rounds / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / rounds));
  });

  test('the sum of three values takes its ten possible forms with the right chances', () => {
    const sumOf = drawSums(createRng(4), 3);
    const values = Float64Array.of(1, 10, 100);
    const seen = new Map<number, number>();
    for (let round = 0; round < 54_000; round++) {
      const sum = sumOf(values);
      seen.set(sum, (seen.get(sum) ?? 0) + 1);
    }
    const forms: [number, number][] = [
      [3, 1],
      [30, 1],
      [300, 1],
      [12, 3],
      [21, 3],
      [102, 3],
      [201, 3],
      [120, 3],
      [210, 3],
      [111, 6],
    ];
    const counts = forms.map(([sum]) => seen.get(sum) ?? 0);
    expect(seen.size).toBe(10);
    expect(
      Math.abs(
        chiSquareScore(
          counts,
          forms.map(([, ways]) => 2000 * ways),
        ),
      ),
    ).toBeLessThan(4);
  });
});

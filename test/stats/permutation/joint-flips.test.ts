import { describe, expect, test } from 'vitest';
import { allSigns, jointFlips, randomSigns } from '../../../src/stats/permutation/joint-flips.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

/** Powers of two, so that a sum tells the sign of every unit. */
const powers = (from: number, count: number) => Float64Array.from({ length: count }, (_, at) => 2 ** (from + at));

const TWO_DOMAINS = [
  {
    units: 9,
    cells: [
      { cell: 2, terms: powers(0, 9) },
      { cell: 0, terms: powers(0, 9).map(term => -term) },
    ],
  },
  { units: 3, cells: [{ cell: 1, terms: powers(0, 3) }] },
];

function collect(domains: typeof TWO_DOMAINS, signs: ReturnType<typeof allSigns>): number[][] {
  const found: number[][] = [[], [], []];
  jointFlips(domains, signs, (sums, count) => {
    for (const [cell, list] of sums.entries()) found[cell]?.push(...list.subarray(0, count));
  });
  return found;
}

describe('flipping the cells of a family together', () => {
  test('all sign vectors come exactly once, over units of all domains', () => {
    const [, second = [], first = []] = collect(TWO_DOMAINS, allSigns(12));
    expect(first).toHaveLength(4096);
    expect(new Set(first.map((sum, at) => `${sum} ${second[at]}`)).size).toBe(4096);
    expect(new Set(first).size).toBe(512);
    expect(new Set(second).size).toBe(8);
  });

  test('a unit has one sign in all cells of its domain', () => {
    const [mirrored = [], , first = []] = collect(TWO_DOMAINS, randomSigns(3000, createRng(1)));
    expect(first).toHaveLength(3000);
    expect(mirrored.map(sum => 0 - sum)).toEqual(first);
  });

  test('domains draw signs of their own', () => {
    const same = [TWO_DOMAINS[1], TWO_DOMAINS[1]].map((domain, cell) => ({
      units: 3,
      cells: [{ cell, terms: domain?.cells[0]?.terms ?? powers(0, 3) }],
    }));
    const [first = [], second = []] = collect(same, randomSigns(8000, createRng(2)));
    const equal = first.filter((sum, at) => sum === second[at]).length;
    expect(Math.abs(equal / 8000 - 1 / 8)).toBeLessThan(5 * Math.sqrt(7 / 64 / 8000));
  });

  test('random signs are fair, unit by unit', () => {
    const [, , sums = []] = collect(TWO_DOMAINS, randomSigns(10_000, createRng(3)));
    for (let unit = 0; unit < 9; unit++) {
      // sum = 2·(bits of the plus signs) − 511
      const plus = sums.filter(sum => (((sum + 511) / 2) >> unit) & 1).length;
      expect(Math.abs(plus - 5000)).toBeLessThan(5 * 50);
    }
  });

  test('without units there is one arrangement, with sums of 0', () => {
    const found = collect([{ units: 0, cells: [{ cell: 0, terms: new Float64Array(0) }] }], allSigns(0));
    expect(found[0]).toEqual([0]);
  });
});

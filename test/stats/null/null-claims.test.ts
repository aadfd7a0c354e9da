import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { flippedNull } from '../../../src/stats/null/flipped-null.ts';
import { exactTangoClaimRate, nullClaims } from '../../../src/stats/null/null-claims.ts';
import { twoWayNull } from '../../../src/stats/null/two-way-null.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { readyCell } from '../../support/cells.ts';

const golden = JSON.parse(readFileSync(new URL('../../golden/cluster_se.json', import.meta.url), 'utf8')) as {
  cases: { id: string; input: { d?: number[][] } }[];
};
const twoWay = golden.cases.find(({ id }) => id.endsWith('twoway-6x20'))?.input.d ?? [];

type Cell = ReturnType<typeof readyCell>;
const cellOf = (rows: readonly (readonly number[])[], binary: boolean, clusters?: number[]): Cell =>
  readyCell({
    matrix: { seeds: rows.length, items: rows[0]?.length ?? 0, values: Float64Array.from(rows.flat()) },
    binary,
    clusters: clusters && Int32Array.from(clusters),
  });

function claimsOf(cell: Cell, tails = { single: 0.025, family: 0.0025 }, replicates = 4000) {
  const units = Int32Array.from({ length: cell.matrix.items }, (_, at) => at);
  const unitSigns = (replicate: number) => {
    const rng = createRng(7, 'units', replicate);
    return Int8Array.from(units, () => rng.sign());
  };
  return accept(nullClaims(cell, { replicates, tails, unitSigns, units, rng: createRng(7, 'own') }));
}

const rateOf = (claims: Int8Array) => claims.reduce((sum, claim) => sum + Math.abs(claim), 0) / claims.length;

describe('the A/A check of one cell', () => {
  test('on the 6 × 20 reference matrix it finds the reference’s rate of 3.3%', () => {
    const { single, family } = claimsOf(cellOf(twoWay, false));
    expect(Math.abs(rateOf(single) - 0.03325)).toBeLessThan(0.012); // three standard errors of the difference of two runs of 4,000
    expect(rateOf(family)).toBeLessThan(rateOf(single));
  });

  test.each([
    [2, flippedNull],
    [3, twoWayNull],
  ] as const)('%s seeds: the null data are those that it is said to draw', (seeds, drawNull) => {
    const rng = createRng(9, 'seeds');
    const rows = Array.from({ length: seeds }, (_, seed) => Array.from({ length: 40 }, () => seed / 4 + rng.normal()));
    const cell = cellOf(rows, false);
    const units = Int32Array.from({ length: 40 }, (_, at) => at);
    const signs = Int8Array.from(units, () => rng.sign());
    const tails = { single: 0.4, family: 0.3 };
    const options = { replicates: 50, tails, unitSigns: () => signs, units, rng: createRng(3, 'own') };
    const draw = drawNull(cell, units, createRng(3, 'own'));
    const expected = Array.from({ length: 50 }, () => {
      const { mean, halfWidth } = draw(signs);
      return Math.abs(mean) > halfWidth(tails.single) ? Math.sign(mean) : 0;
    });
    expect([...accept(nullClaims(cell, options)).single]).toEqual(expected);
  });

  test('where no item differs nothing is claimed', () => {
    expect(rateOf(claimsOf(cellOf([Array(30).fill(0)], true)).single)).toBe(0);
  });

  test('gains and losses are equally frequent', () => {
    const { single } = claimsOf(cellOf(twoWay, false));
    const gains = single.filter(claim => claim > 0).length;
    const losses = single.filter(claim => claim < 0).length;
    expect(Math.abs(gains - losses)).toBeLessThan(4 * Math.sqrt(gains + losses));
  });

  test('it can fail: at a level of 40% it reports about 40%', () => {
    const { single } = claimsOf(cellOf(twoWay, false), { single: 0.2, family: 0.02 });
    expect(rateOf(single)).toBeGreaterThan(0.25);
  });

  test('for Tango the simulated rate is the exact one, and an enumeration agrees', () => {
    const row = [...Array(14).fill(1), ...Array(9).fill(-1), ...Array(60).fill(0)];
    const cell = cellOf([row], true);
    const exact = 2 * accept(exactTangoClaimRate(cell, 0.025));
    expect(Math.abs(rateOf(claimsOf(cell).single) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 4000));
    let enumerated = 0;
    let weight = 2 ** -23;
    for (let b = 0; b <= 23; b++) {
      const flipped = cellOf([[...Array(b).fill(1), ...Array(23 - b).fill(-1), ...Array(60).fill(0)]], true);
      const interval = gainInterval(flipped, 0.025);
      if (interval.status === 'estimated' && interval.low > 0) enumerated += weight;
      weight *= (23 - b) / (b + 1);
    }
    expect(accept(exactTangoClaimRate(cell, 0.025))).toBeCloseTo(enumerated, 12);
    expect(accept(exactTangoClaimRate(cellOf([Array(30).fill(0)], true), 0.025))).toBe(0);
  });

  test.each([
    ['one seed of scores', 1, false, undefined],
    ['two seeds', 2, true, undefined],
    ['one seed of clusters', 1, true, Array.from({ length: 120 }, (_, at) => Math.floor(at / 3))],
    ['sparse cells', 5, true, undefined],
  ] as const)('%s: close to the nominal level or below it', (name, seeds, binary, clusters) => {
    const rng = createRng(8, name);
    const share = name === 'sparse cells' ? 0.01 : 0.3;
    const draw = () => (binary ? (rng.uniform() < share ? rng.sign() : 0) : rng.normal() / 5);
    const cell = cellOf(
      Array.from({ length: seeds }, () => Array.from({ length: 120 }, draw)),
      binary,
      clusters && [...clusters],
    );
    expect(rateOf(claimsOf(cell).single)).toBeLessThan(0.066);
  });
});

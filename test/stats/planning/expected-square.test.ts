import { expect, test } from 'vitest';
import { howeHalfWidth } from '../../../src/stats/gain/howe.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { expectedSquare, grown } from '../../../src/stats/planning/expected-square.ts';

const cell = { items: 50, itemVariance: 0.2, blocks: [{ seeds: 4, seedVariance: 0.01, errorVariance: 0.3 }] };

test('is the squared half-width where every mean square is what it is on average', () => {
  const blocks = [{ seeds: 4, msSeeds: 50 * 0.01 + 0.3, msError: 0.3 }];
  const width = howeHalfWidth({ blocks, columnVariance: 0.2 + 0.3 / 4, items: 50 }, 0.025);
  expect(expectedSquare(cell, 0.025)).toBeCloseTo(width ** 2, 14);
});

test('below three seeds is that of the column means', () => {
  const few = { ...cell, blocks: [{ seeds: 2, seedVariance: 0, errorVariance: 0.3 }] };
  expect(expectedSquare(few, 0.025)).toBeCloseTo((tQuantileUpper(0.025, 49) ** 2 * 0.35) / 50, 14);
});

test('a cell keeps what it has: growing to less changes nothing', () => {
  expect(grown(cell, { seeds: 2, items: 10 })).toEqual(cell);
  expect(grown(cell, { seeds: 9, items: 80 })).toMatchObject({ items: 80, blocks: [{ seeds: 9 }] });
});

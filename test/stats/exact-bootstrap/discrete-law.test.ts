import { expect, test } from 'vitest';
import { discreteLaw } from '../../../src/stats/exact-bootstrap/discrete-law.ts';

const NONE = new Float64Array(5);

test('values ascend, equal ones are merged, undefined ones are counted apart', () => {
  const law = discreteLaw({
    values: Float64Array.of(2, Number.NaN, 1, 2, -1),
    chances: Float64Array.of(0.1, 0.5, 0.2, 0.1, 0.1),
    slack: NONE,
  });
  expect([...law.values]).toEqual([-1, 1, 2]);
  [0.2, 0.4, 0.4].forEach((chance, at) => {
    expect(law.chances[at]).toBeCloseTo(chance, 14);
  });
  expect(law.undefinedChance).toBeCloseTo(0.5, 14);
});

test('values merge within their own rounding only: a wild one far out merges nothing in the middle', () => {
  const law = discreteLaw({
    values: Float64Array.of(0.3, 0.1 + 0.2, 0.3001, 1e9, 1e9 + 1),
    chances: NONE.map(() => 0.2),
    slack: Float64Array.of(1e-14, 1e-14, 1e-14, 5, 5),
  });
  expect(law.values.length).toBe(3);
  expect(law.chances[0]).toBeCloseTo(0.4, 14);
});

test('weights need not sum to 1', () => {
  const law = discreteLaw({ values: Float64Array.of(1, 2), chances: Float64Array.of(3, 1), slack: NONE });
  expect([...law.chances]).toEqual([0.75, 0.25]);
});

test('a statistic that exists nowhere has an empty law', () => {
  const law = discreteLaw({ values: Float64Array.of(Number.NaN), chances: Float64Array.of(1), slack: NONE });
  expect(law).toMatchObject({ values: new Float64Array(0), undefinedChance: 1 });
});

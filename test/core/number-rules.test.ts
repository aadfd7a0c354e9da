import { describe, expect, test } from 'vitest';
import { NUMBER_RULES } from '../../src/core/number-rules.ts';
import { NUMBER_COLUMNS } from '../../src/core/predictions.ts';

describe('NUMBER_RULES', () => {
  test.each(['score', ...NUMBER_COLUMNS] as const)('%s is never NaN, infinite or negative', name => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -Number.MIN_VALUE]) {
      expect(NUMBER_RULES[name].accepts(value), String(value)).toBe(false);
    }
  });

  test.each([
    ['score', [0, 0.5, 1, Number.MIN_VALUE], [1 + Number.EPSILON, 2]],
    ['confidence', [0, 0.5, 1], [1.01, 100]],
    ['size', [1, 6e9, 0.5, Number.MAX_VALUE], [0]],
    ['tokens_in', [0, 1, Number.MAX_SAFE_INTEGER], [0.5, 2 ** 53]],
    ['tokens_out', [0, 1], [1.5]],
    ['cost_usd', [0, 0.0001, 1e6], []],
  ] as const)('%s keeps to its range', (name, good, bad) => {
    for (const value of good) expect(NUMBER_RULES[name].accepts(value), String(value)).toBe(true);
    for (const value of bad) expect(NUMBER_RULES[name].accepts(value), String(value)).toBe(false);
  });
});

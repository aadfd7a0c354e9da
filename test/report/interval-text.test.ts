import { expect, test } from 'vitest';
import type { RatioEstimate } from '../../src/core/estimate.ts';
import {
  coverageText,
  estimateText,
  intervalView,
  ratioText,
  ratioView,
  simulatedShape,
} from '../../src/report/interval-text.ts';

const interval = {
  status: 'estimated',
  point: 0.1736,
  low: 0.1474,
  high: 0.2004,
  level: 0.95,
  method: 'tango',
  sparse: false,
} as const;
const refused = {
  status: 'refused',
  code: 'TOO_FEW_OBSERVATIONS',
  argument: 'items',
  reason: '9 paired items; a verdict needs at least 15.',
} as const;

test('an interval is a point and its bounds, in points', () => {
  expect(estimateText(interval)).toBe('+17.36 [+14.74, +20.04]');
  expect(estimateText({ ...interval, sparse: true })).toContain('(sparse)');
  expect(intervalView(interval)).toMatchObject({ point: 17.36, low: 14.74 });
});

test('a measured coverage names the nearest simulated shapes, and that outcomes were right or wrong', () => {
  const measured = { status: 'measured', least: 0.9512, error: 0.0031, seeds: [3, 5], columns: [50] } as const;
  expect(coverageText(measured, 'clusters')).toBe(
    'at least 95.1% ± 0.3% (nearest simulated: 3–5 seeds × 50 clusters of four, right or wrong, seed shares up to 75%, gains up to 5 points)',
  );
  const one = { ...measured, seeds: [1], columns: [50, 200] } as const;
  expect(coverageText(one, 'items')).toContain(
    '1 seed × 50–200 items, right or wrong, seed shares up to 75%, gains up to 5 points)',
  );
  expect(simulatedShape(one, 'items')).toBe('1 seed × 50–200 items');
  expect(coverageText({ ...measured, least: 0.9 }, 'items')).toMatch(
    /gains up to 5 points\); short of the 93.5% asked of a default$/,
  );
  expect(coverageText({ status: 'not-measured', reason: 'why' }, 'items')).toBe('not measured: why');
  expect(coverageText(undefined, 'items')).toBe('not measured');
});

test('a refusal gives its reason and no number', () => {
  expect(estimateText(refused)).toBe('no interval: 9 paired items; a verdict needs at least 15.');
  expect(intervalView(refused)).toBeUndefined();
});

const ratios: readonly [RatioEstimate, string, number][] = [
  [{ status: 'resolved', point: 1.24, low: 1.0243, high: 1.5099, level: 0.95 }, '1.240 [1.024, 1.510]', 1],
  [
    { status: 'set-only', low: 0.2, high: 4.4, level: 0.95 },
    '[0.20, 4.40], no point value: the denominator is too close to 0 for one',
    1,
  ],
  [
    { status: 'unresolved', set: 'complement', low: -0.3, high: 0.8, level: 0.95 },
    'unresolved: all but −0.300 to 0.800',
    2,
  ],
  [{ status: 'unresolved', set: 'whole-line', level: 0.95 }, 'unresolved: no value is excluded', 1],
  [{ status: 'not-measured', reason: 'No weak arm.' }, 'not measured: No weak arm.', 0],
  [{ ...refused, code: 'DEGENERATE_DENOMINATOR' }, 'no set: 9 paired items; a verdict needs at least 15.', 0],
];
test.each(ratios)('a ratio of status $status says what is not excluded', (ratio, text, parts) => {
  expect(ratioText(ratio)).toBe(text);
  expect(ratioView(ratio).parts).toHaveLength(parts);
});

test('the rays of an unbounded set have open ends', () => {
  const view = ratioView({ status: 'unresolved', set: 'complement', low: -0.3, high: 0.8, level: 0.95 });
  expect(view.parts).toEqual([{ high: -0.3 }, { low: 0.8 }]);
  expect(view.point).toBeUndefined();
});

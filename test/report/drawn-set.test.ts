import { expect, test } from 'vitest';
import { drawSet, ratioDomain } from '../../src/report/drawn-set.ts';
import { SAMPLE_SETS, sampleRatio } from '../support/sample-view.ts';

const AXIS = [-1, 3] as const;

test('a bounded set inside the axis is one bar with its point and no arrow', () => {
  expect(drawSet(sampleRatio(1.24, 1.02, 1.51), AXIS)).toEqual({
    bars: [{ x: 1.02, x2: 1.51 }],
    left: false,
    right: false,
    point: 1.24,
  });
});

test('a complement is two bars that go on beyond both ends, without a point', () => {
  expect(drawSet(SAMPLE_SETS.complement, AXIS)).toEqual({
    bars: [
      { x: -1, x2: -0.31 },
      { x: 0.82, x2: 3 },
    ],
    left: true,
    right: true,
    point: undefined,
  });
});

test('the whole line is a bar from end to end', () => {
  expect(drawSet(SAMPLE_SETS.wholeLine, AXIS)).toMatchObject({ bars: [{ x: -1, x2: 3 }], left: true, right: true });
});

test('a set that lies beyond the axis is an arrow there and nothing else', () => {
  expect(drawSet({ point: 9, parts: [{ low: 7, high: 12 }], text: '' }, AXIS)).toEqual({
    bars: [],
    left: false,
    right: true,
    point: undefined,
  });
});

test('nothing measured draws nothing', () => {
  expect(drawSet(SAMPLE_SETS.unmeasured, AXIS)).toMatchObject({ bars: [], left: false, right: false });
});

test('a huge end does not stretch the axis, a far point does within reason', () => {
  expect(ratioDomain([SAMPLE_SETS.huge], [0.5])[1]).toBeLessThan(4);
  expect(ratioDomain([{ point: 5, parts: [{ low: 4, high: 6 }], text: '' }], [0.5])[1]).toBeGreaterThan(5);
  expect(ratioDomain([{ point: 5e6, parts: [{ low: 4, high: 6e6 }], text: '' }], [0.5])[1]).toBeLessThan(10);
});

test('the axis holds 0, 1 and the floor even where nothing was measured', () => {
  const [low, high] = ratioDomain([], [1.5]);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(1.5);
});

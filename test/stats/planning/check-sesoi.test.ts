import { expect, test } from 'vitest';
import { checkRetention, checkSesoi } from '../../../src/stats/planning/check-sesoi.ts';

test('the smallest effect worth having is 0 or more, and finite', () => {
  for (const good of [0, 0.02, 1]) expect(checkSesoi(good)).toBeUndefined();
  for (const bad of [-0.02, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(checkSesoi(bad)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'sesoi' });
  }
});

test('the retention floor lies above 0, up to 1', () => {
  for (const good of [0.01, 0.5, 1]) expect(checkRetention(good)).toBeUndefined();
  for (const bad of [0, 1.01, Number.NaN])
    expect(checkRetention(bad)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'retention' });
});

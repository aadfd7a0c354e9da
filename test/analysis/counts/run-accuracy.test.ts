import { expect, test } from 'vitest';
import { runAccuracy } from '../../../src/analysis/counts/run-accuracy.ts';

test('an accuracy is the stated one, else the share of the counts, else nothing', () => {
  expect(runAccuracy({ accuracy: 0.25, correct: 1, total: 2 })).toBe(0.25);
  expect(runAccuracy({ correct: 1, total: 2 })).toBe(0.5);
  expect(runAccuracy({ accuracy: 0 })).toBe(0);
  expect(runAccuracy({ correct: 1 })).toBeUndefined();
  expect(runAccuracy({ correct: 0, total: 0 })).toBeUndefined();
});

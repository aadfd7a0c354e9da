import { expect, test } from 'vitest';
import { sampleLines } from '../../../scripts/mutation/sample-lines.ts';

const FILE = 'src/stats/guard.ts';

test('the same lines each time, about one in so many, every one of them for 1', () => {
  const all = sampleLines(FILE, 1);
  const third = sampleLines(FILE, 3);
  expect(all.slice(0, 2)).toEqual([`${FILE}:1-1`, `${FILE}:2-2`]);
  expect(sampleLines(FILE, 3)).toEqual(third);
  expect(all).toEqual(expect.arrayContaining(third));
  expect(third.length / all.length).toBeGreaterThan(0.2);
  expect(third.length / all.length).toBeLessThan(0.5);
});

import { expect, test } from 'vitest';
import { makeReadings } from '../../src/corpora/make-readings.ts';
import { createRng } from '../../src/stats/random/rng.ts';

test('a third of the problems give both readings, a third each of them; none where there is no fault', () => {
  const rng = createRng(2);
  const faulty = { input: 'bad', label: 0, subset: 'slip' } as const;
  const counts = new Map<string, number>();
  for (let time = 0; time < 3000; time++) {
    const name = makeReadings('good', faulty, rng.uint32())
      .map(({ input, label }) => `${String(input)} ${label}`)
      .join(', ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['bad 0', 'good 1', 'good 1, bad 0']);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  expect(makeReadings('good', undefined, rng.uint32())).toEqual([]);
});

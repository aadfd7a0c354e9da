import { expect, test } from 'vitest';
import { makeReadings, type Version } from '../../src/corpora/make-readings.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const rng = createRng(2);
const versionOf = (name: string, isFallible = true): Version => ({
  text: `good ${name}`,
  word: rng.uint32(),
  faulty: () => (isFallible ? { input: `bad ${name}`, label: 0, subset: 'slip' } : undefined),
});

function tally(times: number, make: () => readonly [Version, Version]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let time = 0; time < times; time++) {
    const items = makeReadings(make(), rng.uint32());
    for (const { input, label } of items) expect(String(input).startsWith(label === 1 ? 'good' : 'bad')).toBe(true);
    const name = items.map(({ input }) => String(input)).join(', ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

test('a third of the problems have two items; each item is right or wrong equally often, whatever the other is', () => {
  const counts = tally(6000, () => [versionOf('one'), versionOf('two')]);
  for (const alone of ['good one', 'bad one']) expect(Math.abs((counts.get(alone) ?? 0) - 2000)).toBeLessThan(150);
  for (const one of ['good one', 'bad one']) {
    for (const two of ['good two', 'bad two']) {
      expect(Math.abs((counts.get(`${one}, ${two}`) ?? 0) - 500), `${one}, ${two}`).toBeLessThan(90);
    }
  }
  expect(counts.size).toBe(6);
});

test('a version that cannot go wrong gives no item, or right ones would be more frequent', () => {
  expect([...tally(300, () => [versionOf('one', false), versionOf('two')]).keys()]).toEqual(['']);
  const counts = tally(300, () => [versionOf('one'), versionOf('two', false)]);
  expect([...counts.keys()].sort()).toEqual(['bad one', 'good one']);
});

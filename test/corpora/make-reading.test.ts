import { expect, test } from 'vitest';
import { makeReading } from '../../src/corpora/make-reading.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const rng = createRng(2);

test('a text is read rightly or wrongly, equally often', () => {
  const counts = { good: 0, bad: 0 };
  for (let time = 0; time < 3000; time++) {
    const word = rng.uint32();
    const items = makeReading({ text: 'good', word, faulty: () => ({ input: 'bad', label: 0, subset: 'slip' }) });
    expect(items).toHaveLength(1);
    const [item] = items;
    if (item?.input === 'good') expect(item).toEqual({ input: 'good', label: 1, subset: 'correct' });
    else expect(item).toEqual({ input: 'bad', label: 0, subset: 'slip' });
    counts[item?.input as 'good' | 'bad']++;
  }
  expect(Math.abs(counts.good - 1500)).toBeLessThan(100);
});

test('a text that cannot go wrong gives no item, or right ones would be more frequent', () => {
  for (const word of [0, 2 ** 31, 2 ** 32 - 1]) {
    expect(makeReading({ text: 'good', word, faulty: () => undefined })).toEqual([]);
  }
});

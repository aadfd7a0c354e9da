import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedAccuracies } from '../../src/analysis/seed-accuracies.ts';
import { makeTable } from '../support/make-table.ts';
import { sampleRecord } from '../support/sample-records.ts';

const row = (item: string, score: number) => ({
  domain: 'math',
  rung: 'small',
  arm: 'candidate',
  seed: 's0',
  item,
  score,
});

test('the mean is exact for right and wrong, and within rounding of the plain sum for any score', () => {
  const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(scores, list => {
      const [mean = Number.NaN] = seedAccuracies(makeTable(list.map((score, i) => row(`i${i}`, score))), [
        sampleRecord({}),
      ]);
      expect(mean).toBeCloseTo(list.reduce((sum, score) => sum + score, 0) / list.length, 13);
      expect(mean).toBeGreaterThanOrEqual(0);
      expect(mean).toBeLessThanOrEqual(1);
    }),
  );
  const third = [1, 0, 0].map((score, i) => row(`i${i}`, score));
  expect(seedAccuracies(makeTable(third), [sampleRecord({})])).toEqual([1 / 3]);
});

test('records without a scored row have no mean, and rows without a record count nowhere', () => {
  const table = makeTable([row('a', 1), { ...row('a', 0), seed: 's1' }, { ...row('a', 0), arm: 'unheard' }]);
  const records = [sampleRecord({ domain: 'chat' }), sampleRecord({}), sampleRecord({ seed: 's9' })];
  expect(seedAccuracies(table, records)).toEqual([undefined, 1, undefined]);
});

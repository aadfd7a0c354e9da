import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY_COLUMNS, type PredictionRow } from '../../src/core/predictions.ts';
import { faultOf } from '../support/fault-of.ts';
import { buildTable } from '../support/prediction-rows.ts';

const row = (parts: readonly number[], labels: PredictionRow['labels'] = {}): PredictionRow => {
  const [domain = '', rung = '', arm = '', seed = '', item = ''] = KEY_COLUMNS.map((_, at) => `k${parts[at] ?? 0}`);
  return { key: { domain, rung, arm, seed, item }, status: 'scored', score: 1, labels, numbers: {} };
};

describe('checkPredictions', () => {
  test.each([
    ['few names, which one bit each can stand for', 3],
    ['so many names that it takes a hash table', 1_000_000],
  ])('names both rows of the first key that repeats, with %s', async (_claim, names) => {
    const key = fc.array(fc.nat(names - 1), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { selector: parts => parts.join(), minLength: 2, maxLength: 40 }),
        fc.nat(),
        async (keys, pick) => {
          expect(buildTable(keys.map(parts => row(parts))).rows).toBe(keys.length);
          const twin = pick % keys.length;
          const fault = await faultOf(() => buildTable([...keys, keys[twin] as number[]].map(parts => row(parts))));
          expect(fault.message).toContain(`t.csv:${keys.length + 2} repeats the key of t.csv:${twin + 2}`);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('names the item that has two clusters', async () => {
    const rows = [row([0, 0, 0, 0, 1], { cluster: 'a' }), row([0, 0, 1, 0, 1]), row([0, 0, 2, 0, 1], { cluster: 'b' })];
    expect((await faultOf(() => buildTable(rows))).message).toContain(
      't.csv:4: cluster of item "k1" is "b", but "a" in t.csv:2.',
    );
  });
});

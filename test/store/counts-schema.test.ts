import { describe, expect, test } from 'vitest';
import { countsSettingsSchema, evidenceSchema } from '../../src/store/counts-schema.ts';
import { richArchive, SETTINGS, smallArchive } from '../support/counted.ts';

test('what is written is read back as it was', () => {
  for (const evidence of [smallArchive(), richArchive(), { runs: [], references: [], findings: [] }]) {
    const text = JSON.stringify(evidence);
    expect(JSON.stringify(evidenceSchema.parse(JSON.parse(text)))).toHaveLength(text.length);
    expect(evidenceSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  }
  expect(countsSettingsSchema.parse(SETTINGS)).toEqual(SETTINGS);
});

describe('refused is', () => {
  const [run] = smallArchive().runs;
  test.each([
    ['a run of nobody', { ...run, method: '' }],
    ['a part with more right than items', { ...run, subsets: [{ name: 'a', correct: 3, total: 2 }] }],
    ['a negative count', { ...run, correct: -1 }],
    ['a PGR that is no number', { ...run, statedPgr: Number.POSITIVE_INFINITY }],
    ['a field that nobody knows', { ...run, weight: 1 }],
  ])('%s', (_claim, one) => {
    expect(evidenceSchema.safeParse({ ...smallArchive(), runs: [one] }).success).toBe(false);
  });
});

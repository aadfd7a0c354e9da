import { describe, expect, test } from 'vitest';
import type { SyntheticArchive } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

const CONFIDENT = 'train_only_on_confident_labels';
const labelsOf = (archive: SyntheticArchive): unknown[] =>
  fileOf(archive, 'weak_artifacts').json.soft_labels as unknown[];

describe('a broken row of soft labels', () => {
  test.each([
    ['a sum above 1', [0.7, 0.7]],
    ['a negative share', [-0.1, 1.1]],
    ['one class', [1]],
    ['no numbers', ['a', 'b']],
    ['nothing', null],
  ])('is the fault of the teacher, not of its students: %s', async (_, row) => {
    for (const at of [0, 5, 11]) {
      const { faults } = await plantFault(archive => {
        labelsOf(archive)[at] = row;
      });
      expect(brief(faults)).toEqual([`SOFT seed_8.json soft_labels[${at}]`]);
    }
  });

  test('leaves what the other rows say of the students', async () => {
    const { faults } = await plantFault(archive => {
      labelsOf(archive)[3] = [0.7, 0.7];
      const stats = fileOf(archive, CONFIDENT).json.filter_stats as Record<string, number>;
      stats.kept_samples = (stats.kept_samples as number) - 2;
      stats.filtered_samples = (stats.filtered_samples as number) + 2;
      stats.retention_rate = stats.kept_samples / (stats.total_samples as number);
    });
    expect(brief(faults)).toEqual(['FILTER seed_8.json filter_stats.kept_samples', 'SOFT seed_8.json soft_labels[3]']);
  });

  test('one that is gone is the fault of the teacher too', async () => {
    const { faults } = await plantFault(archive => {
      labelsOf(archive).pop();
    });
    const found = faults.filter(({ code }) => code !== 'GRID');
    expect(brief(found)).toEqual(['ITEMS seed_8.json soft_labels']);
  });
});

test.each([
  ['filtered_samples', 1],
  ['avg_confidence_all', 0.001],
  ['avg_confidence_filtered', 0.001],
  ['retention_rate', 0.001],
])('FILTER: filter_stats.%s that does not follow is the only fault', async (name, by) => {
  const { faults } = await plantFault(archive => {
    const stats = fileOf(archive, CONFIDENT).json.filter_stats as Record<string, number>;
    stats[name] = (stats[name] as number) + by;
  });
  expect(brief(faults)).toEqual([`FILTER seed_8.json filter_stats.${name}`]);
});

test('FILTER: thresholds that contradict each other are found', async () => {
  const { faults } = await plantFault(archive =>
    Object.assign(fileOf(archive, CONFIDENT).json.confidence_thresholds as Json, { low: 0.1 }),
  );
  expect(brief(faults)).toEqual(['FILTER seed_8.json filter_stats.low_threshold']);
});

test('a teacher with a row fewer than the others has that fault alone: its accuracy on them is not held against it', async () => {
  const { faults } = await plantFault(archive => {
    (fileOf(archive, 'weak_artifacts').json.soft_labels as unknown[]).pop();
  });
  expect(faults.map(({ code, field }) => `${code} ${field}`)).toEqual(['ITEMS soft_labels']);
});

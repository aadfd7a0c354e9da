import { describe, expect, test } from 'vitest';
import type { SyntheticArchive } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

const inDomain = ({ files, domains }: SyntheticArchive) => files.filter(({ domain }) => domain === domains[0]);

describe('the name of a dataset', () => {
  test.each(['vanilla_w2s', 'critic', 'weak_artifacts', 'train_ceiling'])(
    'of one file of many that no other file uses is a fault: %s',
    async method => {
      const { faults, reading } = await plantFault(archive => {
        for (const { json } of inDomain(archive)) json.dataset_name = 'law-0115';
        fileOf(archive, method).json.dataset_name = 'law-filtered-v2';
      });
      const own = faults.filter(({ code }) => code === 'DATASET');
      expect(brief(own)).toEqual(['DATASET seed_8.json dataset_name']);
      expect(own[0]?.found).toBe('law-filtered-v2, in 1 of them');
      expect(own[0]?.expected).toMatch(/^law-0115, as in \d+ of the domain's \d+ files$/);
      expect(own[0]?.decision).toBe('the run is not used');
      expect(reading.runs.some(({ path }) => path === own[0]?.path)).toBe(false);
      const notes = reading.findings.filter(({ code, severity }) => code === 'DATASET' && severity === 'note');
      expect(notes.some(({ found }) => found.startsWith('law-0115'))).toBe(true);
    },
  );

  test('known to be another of the domain is no better', async () => {
    const { faults } = await plantFault(
      archive => {
        for (const { json } of inDomain(archive)) json.dataset_name = 'math-dapo-0116';
        fileOf(archive, 'critic').json.dataset_name = 'math-claudefilter-imbalance';
      },
      { domains: ['math', 'law'], methods: ['vanilla_w2s', 'critic'], seeds: [7, 8, 9, 10], subsets: [90, 80] },
    );
    expect(brief(faults)).toEqual(['DATASET seed_8.json dataset_name']);
  });

  test('of a whole folder, of the whole domain, and that of the folder itself are none', async () => {
    const { faults } = await plantFault(archive => {
      for (const { json, method } of inDomain(archive)) {
        json.dataset_name = method === 'critic' ? 'law-critic' : 'law-0115';
      }
      fileOf(archive, 'vanilla_w2s').json.dataset_name = 'law';
    });
    expect(faults).toEqual([]);
  });
});

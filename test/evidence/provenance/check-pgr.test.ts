import { expect, test } from 'vitest';
import type { SyntheticFile } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

const METHOD = 'em_posterior';

function byOwnSeed({ json }: SyntheticFile): void {
  const { transfer_acc: accuracy, weak_acc: floor, strong_acc: ceiling } = json as Record<string, number>;
  json.pgr = ((accuracy as number) - (floor as number)) / ((ceiling as number) - (floor as number));
}

test('one PGR by floor and ceiling of its own seed, where the others are by the fixed ones, is another definition', async () => {
  const { faults } = await plantFault(archive => byOwnSeed(fileOf(archive, METHOD)));
  expect(brief(faults)).toEqual(['PGR seed_8.json pgr']);
  expect(faults[0]?.expected).toContain('by the fixed floor and ceiling, as in 3 other files of the folder');
  expect(faults[0]?.found).toContain('by floor and ceiling of its own seed');
});

test('a folder whose PGR are all by their own seeds has one definition', async () => {
  const { faults } = await plantFault(archive => {
    for (const at of [0, 1, 2, 3]) byOwnSeed(fileOf(archive, METHOD, at));
  });
  expect(faults).toEqual([]);
});

test.each([[['fixed_weak_baseline']], [['fixed_strong_baseline']], [['fixed_weak_baseline', 'fixed_strong_baseline']]])(
  'a PGR that follows from the files of %j, which are empty beside it, is right',
  async fields => {
    const { faults } = await plantFault(archive => {
      for (const field of fields) fileOf(archive, METHOD).json[field] = null;
    });
    expect(brief(faults)).toEqual(fields.map(field => `NOREF seed_8.json ${field}`));
  },
);

test('a PGR that follows from nothing is found where baselines are empty, too', async () => {
  const { faults } = await plantFault(archive =>
    Object.assign(fileOf(archive, METHOD).json, { fixed_weak_baseline: null, pgr: 0.77123456789 }),
  );
  expect(brief(faults)).toEqual(['NOREF seed_8.json fixed_weak_baseline', 'PGR seed_8.json pgr']);
});

test('a folder half by one definition and half by the other is a note, said once', async () => {
  const { faults, reading } = await plantFault(archive => {
    for (const at of [0, 1]) byOwnSeed(fileOf(archive, METHOD, at));
  });
  expect(faults).toEqual([]);
  expect(reading.findings.filter(({ code }) => code === 'PGR').map(({ found }) => found)).toEqual([
    '2 by the fixed floor and ceiling, 2 by floor and ceiling of its own seed',
  ]);
});

import { expect, test } from 'vitest';
import type { SyntheticArchive, SyntheticFile } from '../../support/aar-archive.ts';
import { brief, fileOf, plantFault } from '../../support/plant-fault.ts';

type Json = Record<string, unknown>;

const METHOD = 'em_posterior';
const ALL = [0, 1, 2, 3];

const own = ({ json }: SyntheticFile): Json =>
  (json.detailed_eval as { strong: { final_eval: Json } }).strong.final_eval;

/** Predictions that have the counts of the file; in another order for each seed. */
function predict(file: SyntheticFile): void {
  const counts = own(file).pred_distribution as Record<string, number>;
  const values = ['0', '1'].flatMap(name => Array.from({ length: counts[name] ?? 0 }, () => Number(name)));
  file.json.predictions = [...values.slice(file.seed), ...values.slice(0, file.seed)];
}

const predictAll = (archive: SyntheticArchive): void => {
  for (const at of ALL) predict(fileOf(archive, METHOD, at));
};

test('predictions with the counts of their file are a note: nothing says which items they are of', async () => {
  const { faults, reading } = await plantFault(predictAll);
  expect(faults).toEqual([]);
  const notes = reading.findings.filter(({ code }) => code === 'PRED');
  expect(notes.map(({ found, severity }) => [found, severity])).toEqual([
    ['662 predictions without them, in 4 of 4 files', 'note'],
  ]);
});

test.each([
  ['are more than the items', (values: number[]) => [...values, 0], 'PRED seed_8.json predictions', '663'],
  ['were changed', (values: number[]) => values.map(value => 1 - value), 'PRED seed_8.json predictions', /^0: \d+, 1:/],
  ['are no classes', (values: number[]) => [2, ...values.slice(1)], 'FORM seed_8.json predictions[0]', '2; 1 of 662'],
])('predictions that %s are a fault', async (_, change, expected, found) => {
  const { faults } = await plantFault(archive => {
    predictAll(archive);
    const { json } = fileOf(archive, METHOD);
    json.predictions = change(json.predictions as number[]);
  });
  expect(brief(faults)).toEqual([expected]);
  expect(faults[0]?.found).toMatch(found);
});

test('two runs with the same predictions are copies, and both are named', async () => {
  const { faults } = await plantFault(archive => {
    predictAll(archive);
    const [donor, copy] = [fileOf(archive, METHOD, 1), fileOf(archive, METHOD, 2)];
    copy.json.predictions = donor.json.predictions;
    delete (own(copy) as Partial<Json>).pred_distribution;
  });
  expect(brief(faults).filter(text => text.startsWith('DUPPROV'))).toEqual([
    'DUPPROV seed_8.json predictions',
    'DUPPROV seed_9.json predictions',
  ]);
});

test('a method that draws nothing gives the same predictions under every seed: its seeds are no repetitions', async () => {
  const { reading } = await plantFault(archive => {
    predictAll(archive);
    const [first] = ALL.map(at => fileOf(archive, METHOD, at)) as [SyntheticFile];
    for (const at of ALL) fileOf(archive, METHOD, at).json.predictions = first.json.predictions;
  });
  const same = reading.findings.filter(({ code, field }) => code === 'DUPPROV' && field === 'predictions');
  expect(same.map(({ severity, path }) => [severity, path.split('/').at(-1)])).toEqual(
    ['seed_7.json', 'seed_8.json', 'seed_9.json'].map(name => ['note', name]),
  );
  expect(same[0]?.decision).toContain('pairing by seed');
});

test('a run without labels lists predictions and no accuracy, which is no fault', async () => {
  const { faults, reading } = await plantFault(archive => {
    predictAll(archive);
    for (const at of ALL) {
      const { json } = fileOf(archive, METHOD, at);
      Object.assign(json, { aar_mode: true, transfer_acc: null, pgr: null });
      delete json.detailed_eval;
    }
  });
  expect(faults).toEqual([]);
  const [bare] = reading.findings.filter(({ code, path }) => code === 'NOEVAL' && path.includes(`law_${METHOD}`));
  expect(bare?.decision).toContain('there is no accuracy either');
});

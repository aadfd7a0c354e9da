import { describe, expect, test } from 'vitest';
import { drawAarArchive, type SyntheticArchive, type SyntheticFile } from '../../support/aar-archive.ts';
import { faultsOf, readSynthetic } from '../../support/read-aar.ts';

const METHODS = ['vanilla_w2s', 'em_posterior', 'overlap', 'swap_vote'];
const draw = (methods: number, number = 71): SyntheticArchive =>
  drawAarArchive(number, { domains: ['law'], methods: METHODS.slice(0, methods), seeds: [7, 8, 9, 10] });

const fileOf = ({ files }: SyntheticArchive, method: string, seed = 8): SyntheticFile =>
  files.find(file => file.method === method && file.seed === seed) as SyntheticFile;

/** "MISSING vanilla_w2s 8", of every fault. */
async function faultsIn(archive: SyntheticArchive): Promise<readonly string[]> {
  return faultsOf(await readSynthetic(archive)).map(({ code, path }) => {
    const [, method, seed] = /law_(\w+)\/.*seed_(\d+)\.json$/u.exec(path) ?? [];
    return `${code} ${method} ${seed}`;
  });
}

const take = (archive: SyntheticArchive, file: SyntheticFile): void => {
  archive.files.splice(archive.files.indexOf(file), 1);
};

describe('a seed that is not there', () => {
  test.each([2, 3, 4])('is missing where %i methods have seeds, from a method', async methods => {
    const archive = draw(methods);
    take(archive, fileOf(archive, 'em_posterior'));
    expect(await faultsIn(archive)).toEqual(['MISSING em_posterior 8']);
  });

  test('is not expected of the methods that were run on fewer seeds than one of them', async () => {
    const archive = draw(3);
    const fewer = ({ method, seed }: SyntheticFile): boolean => seed > 8 && method !== 'em_posterior';
    for (const file of archive.files.filter(one => METHODS.includes(one.method) && fewer(one))) take(archive, file);
    expect(await faultsIn(archive)).toEqual([]);
  });
});

test.each(['weak_artifacts', 'train_ceiling'])('all of %s are missing at once where runs state them', async method => {
  const archive = draw(2);
  for (const file of archive.files.filter(one => one.method === method)) take(archive, file);
  const faults = faultsOf(await readSynthetic(archive));
  expect(faults.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`)).toEqual([`MISSING law_${method}`]);
  expect(faults[0]?.expected).toContain('that 8 runs of the domain state');
});

test('a domain without floors or ceilings that no run states misses none', async () => {
  const archive = draw(2);
  for (const file of archive.files.filter(one => !METHODS.includes(one.method))) take(archive, file);
  const none = { weak_acc: null, strong_acc: null, fixed_weak_baseline: null, fixed_strong_baseline: null, pgr: null };
  for (const { json } of archive.files)
    Object.assign(json, none, { detailed_eval: { strong: (json.detailed_eval as { strong: unknown }).strong } });
  expect(await faultsIn(archive)).toEqual([]);
});

test('a result right in the folder of its method is there', async () => {
  const archive = draw(3);
  const file = fileOf(archive, 'em_posterior');
  file.config = '.';
  expect((await faultsIn(archive)).filter(fault => fault.startsWith('MISSING'))).toEqual([]);
});

test('results of which a copy of the tree holds the rest are all there', async () => {
  const archive = drawAarArchive(72, { domains: ['chat'], methods: METHODS, seeds: [7, 8, 9, 10] });
  for (const file of archive.files) {
    file.json.dataset_name = 'chat-0115';
    if (file.seed > 8) Object.assign(file, { domain: 'chat-0115' });
  }
  expect(faultsOf(await readSynthetic(archive)).filter(({ code }) => code === 'MISSING')).toEqual([]);
});

describe('a file that is there but set aside', () => {
  test.each(['em_posterior', 'weak_artifacts', 'train_ceiling'])('of %s is not missing', async method => {
    const archive = draw(3);
    fileOf(archive, method).text = '{"idea_name": ';
    expect((await faultsIn(archive)).filter(fault => fault.startsWith('MISSING'))).toEqual([]);
    expect(await faultsIn(archive)).toContain(`FORM ${method} 8`);
  });

  test.each([
    ['em_posterior', 'strong_model'],
    ['em_posterior', 'weak_model'],
    ['train_ceiling', 'strong_model'],
    ['weak_artifacts', 'weak_model'],
  ])('of %s is not missing: another %s', async (method, field) => {
    const archive = draw(3);
    Object.assign(fileOf(archive, method).json, { [field]: 'nobody/knows' });
    const faults = await faultsIn(archive);
    expect(faults).toContain(`CFGKEY ${method} 8`);
    expect(faults.filter(fault => fault.startsWith('MISSING'))).toEqual([]);
  });
});

test.each(['weak_model', 'strong_model'])('a run without its %s is of the pair of those beside it', async field => {
  for (const value of [undefined, null, 3]) {
    const archive = draw(3);
    Object.assign(fileOf(archive, 'em_posterior').json, { [field]: value });
    const { runs } = await readSynthetic(archive);
    expect(new Set(runs.map(({ pair }) => pair)).size).toBe(1);
    expect(await faultsIn(archive)).toEqual(['FORM em_posterior 8']);
  }
});

test('a method whose files name no models at all is of the pair that its folder is named after', async () => {
  const archive = draw(3);
  for (const { method, json } of archive.files) if (method === 'em_posterior') json.weak_model = undefined;
  const { runs } = await readSynthetic(archive);
  expect(new Set(runs.map(({ pair }) => pair)).size).toBe(1);
});

describe('a seed that only one file has', () => {
  test.each([1, 2, 3, 4])('is a finding on that file and on no other, among %i methods', async methods => {
    const archive = draw(methods);
    const method = METHODS[methods - 1] as string;
    const file = fileOf(archive, method);
    const json = structuredClone(file.json);
    Object.assign(json, { seed: 99, training_time: 1234.567_890_12, cached_at: '2026-02-03 04:05:06' });
    Object.assign(json.config as object, { seed: 99 });
    const modified = Date.parse('2026-02-03T04:05:06Z') / 1000;
    archive.files.push({ ...file, seed: 99, json, modified });
    // Its rows are those of seed 8, which is another finding where they are large enough.
    const faults = (await faultsIn(archive)).filter(fault => !fault.startsWith('SUB_COPY'));
    expect(faults).toEqual([`MISSING ${method} 99`]);
  });
});

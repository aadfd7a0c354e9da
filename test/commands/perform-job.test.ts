import { expect, test } from 'vitest';
import { performJob, type Workbench } from '../../src/commands/perform-job.ts';
import type { Label } from '../../src/core/item.ts';
import type { StoredItems } from '../../src/core/item-artefact.ts';
import type { CellJob, FeaturesJob, ItemsJob } from '../../src/core/job.ts';
import type { ArmTask } from '../../src/core/plan.ts';
import type { SuiteDomain } from '../../src/core/suite.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { memoryStore } from '../support/memory-store.ts';
import { describeRuns } from '../support/requirements.ts';
import { testFolder } from '../support/test-folder.ts';

const SPLITS = { labelled: 60, unlabelled: 120, test: 100 };

function domainOf(kind: SuiteDomain['kind']): SuiteDomain {
  return { name: kind, kind, source: { kind: 'generated', draw: 1 } };
}

const itemsJob = (domain: SuiteDomain): ItemsJob => ({ kind: 'items', key: 'i', domain, splits: SPLITS });
const featuresJob = (domain: SuiteDomain, learner: string): FeaturesJob => ({
  kind: 'features',
  key: learner,
  items: 'i',
  domain,
  learner,
});

const cellJob = (task: ArmTask): CellJob => ({
  kind: 'cell',
  key: 'c',
  items: 'i',
  domain: 'math',
  domainKind: 'math',
  rung: 'sandbox',
  seed: 1,
  task,
  weak: { learner: 'local/tiny', features: 'local/tiny' },
  strong: { learner: 'local/small', features: 'local/small' },
  splits: SPLITS,
  timeLimitSeconds: 20,
});

/** A bench with the items of a domain, and the features of the two smallest models. */
async function equipped(kind: SuiteDomain['kind'] = 'math') {
  const store = memoryStore();
  const bench: Workbench = { store, read: new Map() };
  const domain = domainOf(kind);
  expect(await performJob(itemsJob(domain), bench)).toEqual({ state: 'stored' });
  for (const learner of ['local/tiny', 'local/small']) {
    expect(await performJob(featuresJob(domain, learner), bench)).toEqual({ state: 'stored' });
  }
  return { store, bench };
}

const builtIn = (name: string): ArmTask => ({ kind: 'method', method: { kind: 'built-in', name } });

describeRuns('performJob', () => {
  test('stores items without labels, and the labels of each split apart from them', async () => {
    const { store } = await equipped();
    const read = async (kind: 'items' | 'test-labels' | 'train-labels') =>
      JSON.parse(Buffer.from((await store.get(kind, 'i')) ?? []).toString('utf8'));
    const { train, test: asked } = await read('items');
    expect(asked.length).toBe(100);
    for (const item of [...train, ...asked]) expect(item).not.toHaveProperty('label');
    expect((await read('test-labels')).length).toBe(100);
    expect((await read('train-labels')).length).toBe(train.length);
    expect(store.puts.indexOf('items/i')).toBe(2);
  });

  test('stores the items of a problem in an order that does not tell which of them is right', async () => {
    const store = memoryStore();
    await performJob({ ...itemsJob(domainOf('math')), splits: { ...SPLITS, test: 900 } }, { store, read: new Map() });
    const read = async (artefact: 'items' | 'test-labels') =>
      JSON.parse(Buffer.from((await store.get(artefact, 'i')) ?? []).toString('utf8'));
    const labels = (await read('test-labels')) as Label[];
    const asked = ((await read('items')) as StoredItems).test.map((item, at) => ({ ...item, label: labels[at] }));
    const doubles = [...Map.groupBy(asked, ({ cluster }) => cluster).values()].filter(({ length }) => length === 2);
    const mixed = doubles.filter(([first, second]) => first?.label !== second?.label);
    const rightFirst = mixed.filter(([first]) => first?.label === 1).length;
    expect(mixed.length).toBeGreaterThan(80);
    expect(Math.abs(rightFirst / mixed.length - 0.5)).toBeLessThan(1.65 / Math.sqrt(mixed.length));
    for (const { label, subset } of asked) expect(subset === 'correct').toBe(label === 1);
  });

  test.each(['chat', 'math', 'code'] as const)(
    'runs a cell of %s: a prediction per test item and a receipt',
    async kind => {
      const { bench } = await equipped(kind);
      for (const task of [{ kind: 'weak' }, { kind: 'ceiling' }, builtIn('vanilla'), builtIn('zero-shot')] as const) {
        const result = await performJob(cellJob(task), bench);
        if (result.state !== 'predicted') throw new Error(JSON.stringify(result));
        expect(result.output.draws.map(draw => draw.length)).toEqual([100]);
      }
    },
  );

  test('a cell sees the features that the model computed: a large model knows most answers without any teacher', async () => {
    const store = openStore(testFolder(), '1');
    const bench: Workbench = { store, read: new Map() };
    const domain = domainOf('chat');
    expect(await performJob(itemsJob(domain), bench)).toEqual({ state: 'stored' });
    const features = { ...featuresJob(domain, 'local/large'), key: 'large' };
    expect(await performJob(features, bench)).toEqual({ state: 'stored' });
    const large = { learner: 'local/large', features: 'large' };
    const result = await performJob({ ...cellJob(builtIn('zero-shot')), weak: large, strong: large }, bench);
    const labels = JSON.parse(Buffer.from((await store.get('test-labels', 'i')) ?? []).toString('utf8')) as Label[];
    if (result.state !== 'predicted') throw new Error(JSON.stringify(result));
    const right = labels.filter((label, at) => String(label) === result.output.draws[0]?.[at]).length;
    expect(right).toBeGreaterThan(90);
  });

  test('never asks the store for the labels of test items', async () => {
    const { store, bench } = await equipped();
    const asked: string[] = [];
    const watched = {
      ...store,
      get: (kind: Parameters<typeof store.get>[0], key: string) => {
        asked.push(kind);
        return store.get(kind, key);
      },
    };
    const result = await performJob(cellJob(builtIn('vanilla')), { ...bench, store: watched, read: new Map() });
    expect(result.state).toBe('predicted');
    expect([...new Set(asked)].sort()).toEqual(['features', 'items', 'train-labels']);
  });

  test('runs the control as often as the plan says, and gives the same bytes each time', async () => {
    const { bench } = await equipped();
    const task: ArmTask = { kind: 'shuffled-teacher', method: { kind: 'built-in', name: 'vanilla' }, shuffles: 20 };
    let runs = 0;
    const onRun = () => void runs++;
    const first = await performJob(cellJob(task), { ...bench, onRun });
    expect(runs).toBe(20);
    const second = await performJob(cellJob(task), bench);
    if (first.state !== 'predicted') throw new Error(JSON.stringify(first));
    expect(first.output.draws.length).toBe(20);
    expect(new Set(first.output.draws).size).toBeGreaterThan(1);
    expect(second).toEqual(first);
  });

  test('says what is missing where an artefact is gone', async () => {
    const { store, bench } = await equipped();
    const bare: Workbench = { store: { ...store, get: async () => undefined }, read: new Map() };
    expect(await performJob(cellJob(builtIn('vanilla')), bare)).toMatchObject({
      state: 'failed',
      reason: 'items i are missing or damaged in the store; run again',
    });
    expect(await performJob(featuresJob(domainOf('math'), 'local/huge'), bench)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('"local/huge" is no learner'),
    });
  });

  test('loads a module, and says which file is at fault where it cannot', async () => {
    const { bench } = await equipped();
    const folder = testFolder();
    const run = async (name: string, text: string) => {
      const file = hashedFile(folder, name, text);
      return performJob(
        cellJob({ kind: 'method', method: { kind: 'module', name: 'mine', file, imports: [] } }),
        bench,
      );
    };
    expect(await run('syntax.ts', 'export const method = {')).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^syntax\.ts: cannot be loaded: /),
    });
    expect(await run('empty.ts', 'export const other = 1;')).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('empty.ts'),
    });
  });

  test('pretrains on the file that a suite names, or else on the training inputs', async () => {
    const { store, bench } = await equipped();
    const folder = testFolder();
    const text = Array.from({ length: 300 }, (_, at) => JSON.stringify({ text: `${at}+1=${at + 1}` })).join('\n');
    const file = { ...hashedFile(folder, 'corpus.jsonl', text), format: 'jsonl' } as const;
    const own = (corpus?: typeof file): SuiteDomain => ({
      name: 'own',
      kind: 'math',
      source: { kind: 'files', items: [], corpus },
    });
    const features = async (domain: SuiteDomain, key: string) => {
      expect(await performJob({ ...featuresJob(domain, 'local/small'), key }, bench)).toEqual({ state: 'stored' });
      return store.get('features', key);
    };
    const [named, unnamed] = [await features(own(file), 'named'), await features(own(), 'unnamed')];
    expect(named?.length).toBe(unnamed?.length);
    expect(named).not.toEqual(unnamed);
    const again = { ...featuresJob(own({ ...file, sha256: 'other' }), 'local/small'), key: 'changed' };
    const reason = 'corpus.jsonl: changed since the run began; run again.';
    expect(await performJob(again, bench)).toMatchObject({ state: 'failed', reason });
    expect(await store.get('features', 'changed')).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import type { FailedJob, Job, JobResult } from '../../src/core/job.ts';
import { type Executor, type Progress, type Store, silentProgress } from '../../src/core/ports.ts';
import { measurePlan } from '../../src/run/measure-plan.ts';
import { memoryStore } from '../support/memory-store.ts';
import { smallPlan } from '../support/small-plan.ts';

const OUTPUT = { draws: ['1011'], receipt: { trainedOn: 3 } } as const;

/** What an items job stores. */
const OF_ITEMS = ['train-labels', 'test-labels', 'items'] as const;

/** Stores artefacts as a process would, and remembers its jobs in order; `fails` says how a job fails that does. */
function executorFor(store: Store, fails: (job: Job) => string | FailedJob | undefined = () => undefined) {
  const jobs: Job[] = [];
  const executor: Executor = {
    concurrency: 2,
    async run(job): Promise<JobResult> {
      jobs.push(job);
      await new Promise(resolve => setImmediate(resolve));
      const failed = fails(job);
      if (typeof failed === 'string') return { state: 'failed', reason: failed };
      if (failed !== undefined) return failed;
      if (job.kind === 'cell') return { state: 'predicted', output: OUTPUT };
      for (const kind of job.kind === 'items' ? OF_ITEMS : (['features'] as const)) {
        await store.put(kind, job.key, new Uint8Array(1));
      }
      return { state: 'stored' };
    },
    async close() {},
  };
  return { executor, jobs };
}

describe('measurePlan', () => {
  test('makes items and features once each, before the cells that need them, and stores every cell', async () => {
    const store = memoryStore();
    const { executor, jobs } = executorFor(store);
    const { cells, reused } = await measurePlan(smallPlan(), { store, executor, progress: silentProgress });
    expect(cells.size).toBe(32);
    expect(reused).toBe(0);
    const names = jobs.map(({ kind, key }) => `${kind}/${key}`);
    expect(new Set(names).size).toBe(names.length);
    expect(jobs.filter(({ kind }) => kind === 'items').length).toBe(2);
    expect(jobs.filter(({ kind }) => kind === 'features').length).toBe(6);
    for (const [at, job] of jobs.entries()) {
      if (job.kind === 'items') continue;
      const needs =
        job.kind === 'cell'
          ? [job.weak, job.strong].map(model => ('features' in model ? model.features : ''))
          : job.kind === 'features'
            ? [job.items]
            : [];
      const before = jobs.slice(0, at).map(({ key }) => key);
      for (const need of needs) expect(before).toContain(need);
    }
    expect(store.puts.filter(name => name.startsWith('cells/')).length).toBe(32);
  });

  test('does nothing where everything is stored, and gives the same outputs', async () => {
    const store = memoryStore();
    const first = await measurePlan(smallPlan(), { store, ...executorFor(store), progress: silentProgress });
    const again = executorFor(store);
    const second = await measurePlan(smallPlan(), { store, executor: again.executor, progress: silentProgress });
    expect(again.jobs).toEqual([]);
    expect(second.reused).toBe(32);
    expect(new Map([...second.cells].sort())).toEqual(new Map([...first.cells].sort()));
  });

  test('measures what is missing only, with the artefacts that are there', async () => {
    const store = memoryStore();
    const plan = smallPlan();
    const half = { ...plan, cells: plan.cells.filter(({ seed }) => seed === 1) };
    await measurePlan(half, { store, ...executorFor(store), progress: silentProgress });
    const { executor, jobs } = executorFor(store);
    const { reused } = await measurePlan(plan, { store, executor, progress: silentProgress });
    expect(reused).toBe(16);
    expect(jobs.length).toBe(16);
    expect(jobs.every(job => job.kind === 'cell' && job.seed === 2)).toBe(true);
  });

  test('a cell that fails is errored with its reason and tried again by the next run; the others are done', async () => {
    const store = memoryStore();
    const broken = executorFor(store, job => (job.key === 'math larger candidate 2' ? 'out of ideas' : undefined));
    const { cells } = await measurePlan(smallPlan(), { store, executor: broken.executor, progress: silentProgress });
    expect(cells.get('math larger candidate 2')).toEqual({ state: 'errored', reason: 'out of ideas' });
    expect([...cells.values()].filter(({ state }) => state === 'done').length).toBe(31);
    const { executor, jobs } = executorFor(store);
    await measurePlan(smallPlan(), { store, executor, progress: silentProgress });
    expect(jobs.map(({ key }) => key)).toEqual(['math larger candidate 2']);
  });

  test('a cell that lacks answers counts in this run and is asked for again by the next one', async () => {
    const store = memoryStore();
    const { executor } = executorFor(store);
    const models = [{ learner: 'anthropic/x', asked: 4, refused: 0, unreadable: 1, failed: 1 }];
    const lacking = { draws: ['10e1'], receipt: { trainedOn: 3 }, asked: { models } };
    const flaky: Executor = {
      ...executor,
      run: async job =>
        job.kind === 'cell' && job.seed === 1 ? { state: 'predicted', output: lacking } : executor.run(job),
    };
    const first = await measurePlan(smallPlan(), { store, executor: flaky, progress: silentProgress });
    expect([...first.cells.values()].every(({ state }) => state === 'done')).toBe(true);
    const second = await measurePlan(smallPlan(), { store, executor, progress: silentProgress });
    expect(second.reused).toBe(16);
    expect([...second.cells.values()].every(cell => cell.state === 'done' && cell.output === lacking)).toBe(false);
  });

  test('a model that cannot be trained fails the cells that need it, and no others', async () => {
    const store = memoryStore();
    const { executor } = executorFor(store, job => (job.key === 'local/medium math' ? 'no memory' : undefined));
    const { cells } = await measurePlan(smallPlan(), { store, executor, progress: silentProgress });
    const errored = [...cells].filter(([, { state }]) => state === 'errored');
    expect(errored.every(([key]) => key.startsWith('math larger'))).toBe(true);
    expect(errored.length).toBe(8);
    expect(errored[0]?.[1]).toEqual({ state: 'errored', reason: 'features could not be made: no memory' });
  });

  test.each(OF_ITEMS)('%s that were lost are made again, where cells are missing and where none is', async lost => {
    const store = memoryStore();
    await measurePlan(smallPlan(), { store, ...executorFor(store), progress: silentProgress });
    store.drop(`${lost}/items math`);
    const all = executorFor(store);
    const { reused } = await measurePlan(smallPlan(), { store, executor: all.executor, progress: silentProgress });
    expect(reused).toBe(32);
    expect(all.jobs.map(({ kind, key }) => `${kind}/${key}`)).toEqual(['items/items math']);
    for (const name of [`${lost}/items math`, 'cells/math larger candidate 2']) store.drop(name);
    const one = executorFor(store);
    await measurePlan(smallPlan(), { store, executor: one.executor, progress: silentProgress });
    expect(one.jobs.map(({ kind }) => kind)).toEqual(['items', 'cell']);
    for (const name of [`${lost}/items math`, 'cells/chat larger candidate 2']) store.drop(name);
    const other = executorFor(store);
    await measurePlan(smallPlan(), { store, executor: other.executor, progress: silentProgress });
    expect(other.jobs.map(({ key }) => key)).toEqual(['items math', 'chat larger candidate 2']);
  });

  test.each(['items', 'features'])(
    'a process that is killed over %s is given one more chance, and no more',
    async kind => {
      const killed: FailedJob = { state: 'failed', reason: 'the process was ended by SIGKILL', isLost: true };
      const measure = async (times: number) => {
        const store = memoryStore();
        let left = times;
        const { executor, jobs } = executorFor(store, job => (job.kind === kind && left-- > 0 ? killed : undefined));
        const plan = smallPlan();
        const domain = plan.domains.slice(0, 1);
        const cells = plan.cells.filter(({ domain: name, rung }) => name === 'chat' && rung === 'sandbox');
        const one = { ...plan, domains: domain, items: plan.items.slice(0, 1), cells };
        const measured = await measurePlan(one, { store, executor, progress: silentProgress });
        const states = new Set(Array.from(measured.cells.values(), ({ state }) => state));
        return { states: [...states], jobs: jobs.filter(job => job.kind === kind).length };
      };
      const once = kind === 'items' ? 1 : 2;
      expect(await measure(1)).toEqual({ states: ['done'], jobs: once + 1 });
      expect((await measure(9)).states).toEqual(['errored']);
      expect((await measure(9)).jobs).toBe(2 * once);
    },
  );

  test('a job that failed by itself is not tried again', async () => {
    const store = memoryStore();
    const { executor, jobs } = executorFor(store, job => (job.kind === 'items' ? 'no memory' : undefined));
    const { cells } = await measurePlan(smallPlan(), { store, executor, progress: silentProgress });
    expect(jobs.length).toBe(2);
    expect(cells.get('chat sandbox weak 1')).toEqual({
      state: 'errored',
      reason: 'items could not be made: no memory',
    });
  });

  test('counts its steps', async () => {
    const steps: string[] = [];
    const progress: Progress = {
      start: (step, total) => void steps.push(`${step} ${total}`),
      advance: by => void steps.push(`+${by}`),
      done: () => void steps.push('done'),
    };
    const store = memoryStore();
    await measurePlan(smallPlan(), { store, ...executorFor(store), progress });
    expect(steps[0]).toBe('measuring 32');
    expect(steps.filter(step => step === '+1').length).toBe(32);
    expect(steps.at(-1)).toBe('done');
  });

  test('passes on that the store cannot be written', async () => {
    const store = memoryStore();
    const full: Store = {
      ...store,
      put: async kind => {
        if (kind === 'cells') throw new Error('the disk is full');
      },
    };
    const { executor } = executorFor(store);
    await expect(measurePlan(smallPlan(), { store: full, executor, progress: silentProgress })).rejects.toThrow(
      'the disk is full',
    );
  });
});

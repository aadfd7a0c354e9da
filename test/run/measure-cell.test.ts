import { describe, expect, test } from 'vitest';
import type { Item, Label } from '../../src/core/item.ts';
import type { CellJob } from '../../src/core/job.ts';
import type { AskedLearner, Example, Learner, Withheld } from '../../src/core/learner.ts';
import type { MethodOutput, MethodTask } from '../../src/core/method.ts';
import type { ArmTask } from '../../src/core/plan.ts';
import { measureCell } from '../../src/run/measure-cell.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** Knows the answer to odd ids, and remembers what it was trained on. */
function spy(identity: string) {
  const seen: (readonly Example[])[] = [];
  const belief = ({ id }: Item): number => (Number(id.slice(1)) % 2 === 1 ? 0.9 : 0.2);
  const learner: Learner = {
    identity,
    capabilities: [],
    async fit(examples) {
      seen.push(examples);
      return { learner: identity, trainedOn: examples.length, parametersMoved: 2, state: null };
    },
    predict: async (_, items) => items.map(belief),
    prior: async items => items.map(belief),
  };
  return { learner, seen };
}

const items = {
  train: Array.from({ length: 100 }, (_, at): Item => ({ id: `i${at}`, input: `x${at}` })),
  test: Array.from({ length: 20 }, (_, at): Item => ({ id: `t${at}`, input: `y${at}` })),
};
const trainLabels = items.train.map((_, at): Label => (at % 3 === 0 ? 1 : 0));

const jobOf = (task: ArmTask, seed = 4): CellJob => ({
  kind: 'cell',
  key: 'k',
  items: 'i',
  domain: 'math',
  domainKind: 'math',
  rung: 'sandbox',
  seed,
  task,
  weak: { learner: 'local/tiny', features: 'a' },
  strong: { learner: 'local/small', features: 'b' },
  splits: { labelled: 30, unlabelled: 50, test: 20 },
  timeLimitSeconds: 9,
});

const METHOD: ArmTask = { kind: 'method', method: { kind: 'built-in', name: 'vanilla' } };

function setUp(apply: (task: MethodTask) => Promise<readonly MethodOutput[]> = async () => []) {
  const [weak, strong] = [spy('local/tiny'), spy('local/small')];
  return {
    weak,
    strong,
    equipment: {
      items,
      trainLabels,
      weak: weak.learner,
      strong: strong.learner,
      apply: async function* (task: MethodTask) {
        yield* await apply(task);
      },
      createRng,
    },
  };
}

const outputOf = (task: MethodTask): MethodOutput => ({
  predictions: task.test
    .map(({ id }): MethodOutput['predictions'][number] => ({ item: id, prediction: 1 }))
    .toReversed(),
  receipt: { trainedOn: 50, labelsChanged: 3 },
});

const isTrue = ({ item, target }: Example): boolean => target === trainLabels[Number(item.id.slice(1))];

describe('measureCell', () => {
  test('the weak arm is the teacher itself, trained on the true labels of the labelled items', async () => {
    const { weak, strong, equipment } = setUp();
    const { draws, receipt } = await measureCell(jobOf({ kind: 'weak' }), equipment);
    expect(draws).toEqual([items.test.map((_, at) => at % 2).join('')]);
    expect(receipt).toEqual({ trainedOn: 30, parametersMoved: 2 });
    expect(weak.seen[0]?.every(isTrue)).toBe(true);
    expect(strong.seen).toEqual([]);
  });

  test('the ceiling is the student, trained on the true labels of the unlabelled items', async () => {
    const { weak, strong, equipment } = setUp();
    const { receipt } = await measureCell(jobOf({ kind: 'ceiling' }), equipment);
    expect(receipt.trainedOn).toBe(50);
    expect(strong.seen[0]?.every(isTrue)).toBe(true);
    expect(weak.seen).toEqual([]);
  });

  test('a method gets labels of the labelled items only, the beliefs of the teacher, and test items without labels', async () => {
    const tasks: MethodTask[] = [];
    const { weak, equipment } = setUp(async task => {
      tasks.push(task);
      return [outputOf(task)];
    });
    const { draws, receipt } = await measureCell(jobOf(METHOD), equipment);
    const [task] = tasks;
    expect(task?.labelled.length).toBe(30);
    expect(task?.labelled.map(({ id }) => id)).toEqual(weak.seen[0]?.map(({ item }) => item.id));
    expect(task?.unlabelled.length).toBe(50);
    expect(task?.teacher.beliefs).toEqual(
      task?.unlabelled.map(({ id }) => (Number(id.slice(1)) % 2 === 1 ? 0.9 : 0.2)),
    );
    for (const item of [...(task?.unlabelled ?? []), ...(task?.test ?? [])]) expect(item).not.toHaveProperty('label');
    const labelled = new Set(task?.labelled.map(({ id }) => id));
    expect(task?.unlabelled.some(({ id }) => labelled.has(id))).toBe(false);
    expect(draws).toEqual(['1'.repeat(20)]);
    expect(receipt).toEqual({ trainedOn: 50, labelsChanged: 3 });
  });

  test('a method and its learner see id, input and cluster of an item, and no more', async () => {
    const tasks: MethodTask[] = [];
    const { equipment } = setUp(async task => {
      tasks.push(task);
      return [outputOf(task)];
    });
    const told = (item: Item) => ({ ...item, cluster: item.id, subset: 'correct', meta: 1 });
    const all = { train: items.train.map(told), test: items.test.map(told) };
    await measureCell(jobOf(METHOD), { ...equipment, items: all });
    const fields = (list: readonly Item[] = []) => new Set(list.map(item => Object.keys(item).join(' ')));
    expect(fields(tasks[0]?.test)).toEqual(new Set(['id input cluster']));
    expect(fields(tasks[0]?.unlabelled)).toEqual(new Set(['id input cluster']));
    expect(fields(tasks[0]?.labelled)).toEqual(new Set(['id input cluster label']));
  });

  test.each<readonly [string, (task: { test: { id: string }[]; teacher: { beliefs: number[] } }) => unknown]>([
    ['sorts the test items', ({ test: asked }) => asked.reverse()],
    ['takes a test item away', ({ test: asked }) => asked.pop()],
    ['renames a test item', ({ test: [first] }) => first && Object.assign(first, { id: 'other' })],
    ['sorts the beliefs', ({ teacher }) => teacher.beliefs.sort()],
  ])('a method that %s fails, and what other arms and the scores go by stays as it was', async (_, spoil) => {
    const before = structuredClone(items);
    const { equipment } = setUp(async task => {
      spoil(task as never);
      return [outputOf(task)];
    });
    await expect(measureCell(jobOf(METHOD), equipment)).rejects.toThrow(TypeError);
    expect(items).toEqual(before);
  });

  test('baseline and candidate of a seed get the same teacher and items; other seeds and other rungs get others', async () => {
    const deals: string[] = [];
    const { equipment } = setUp(async task => {
      deals.push(task.labelled.map(({ id }) => id).join(' '));
      return [outputOf(task)];
    });
    await measureCell(jobOf(METHOD), equipment);
    await measureCell(jobOf({ kind: 'method', method: { kind: 'built-in', name: 'em-posterior' } }), equipment);
    await measureCell(jobOf(METHOD, 5), equipment);
    await measureCell({ ...jobOf(METHOD), weak: { learner: 'local/small', features: 'b' } }, equipment);
    expect(deals[1]).toBe(deals[0]);
    expect(new Set(deals).size).toBe(3);
  });

  test('a control that repeats itself gives a draw for each time', async () => {
    const { equipment } = setUp(async task => [outputOf(task), outputOf(task), outputOf(task)]);
    const task: ArmTask = { kind: 'shuffled-teacher', method: { kind: 'built-in', name: 'vanilla' }, shuffles: 3 };
    expect((await measureCell(jobOf(task), equipment)).draws.length).toBe(3);
  });

  /** A learner that has no answer for some items, which become others with every call. */
  const shy = (identity: string, refuses: (call: number, id: string) => Withheld | undefined): AskedLearner => {
    const { learner } = spy(identity);
    const withheld = new Map<string, Withheld>();
    let calls = 0;
    return {
      ...learner,
      predict: async (_, asked) => {
        calls++;
        return asked.map(({ id }) => {
          const why = refuses(calls, id);
          withheld.delete(id);
          if (why !== undefined) withheld.set(id, why);
          return why === undefined ? 0.9 : 0.5;
        });
      },
      withheld: () => new Map(withheld),
      observations: () => ({ learner: identity, asked: calls, refused: 0, unreadable: 0, failed: 0 }),
    };
  };

  test('what the student had no answer for is no prediction, whatever the method made of it', async () => {
    const { equipment } = setUp(async task => {
      await task.student.predict({ learner: 'x', trainedOn: 1, state: null }, task.test);
      return [outputOf(task)];
    });
    const strong = shy('local/small', (_, id) => ({ t3: 'refused' as const, t5: 'errored' as const })[id]);
    const output = await measureCell(jobOf(METHOD), { ...equipment, strong });
    expect(output.draws).toEqual([`111r1e${'1'.repeat(14)}`]);
    expect(output.asked).toEqual({
      models: [{ learner: 'local/small', asked: 1, refused: 0, unreadable: 0, failed: 0 }],
    });
    const ceiling = await measureCell(jobOf({ kind: 'ceiling' }), { ...equipment, strong });
    expect(ceiling.draws).toEqual([`111r1e${'1'.repeat(14)}`]);
  });

  test('each draw of a control goes by what the student withheld in it', async () => {
    const { equipment } = setUp();
    const strong = shy('local/small', (call, id) => (id === `t${call}` ? 'refused' : undefined));
    const apply = async function* (task: MethodTask) {
      for (let run = 0; run < 3; run++) {
        await task.student.predict({ learner: 'x', trainedOn: 1, state: null }, task.test);
        yield outputOf(task);
      }
    };
    const task: ArmTask = { kind: 'shuffled-teacher', method: { kind: 'built-in', name: 'vanilla' }, shuffles: 3 };
    const { draws } = await measureCell(jobOf(task), { ...equipment, strong, apply });
    expect(draws.map(draw => draw.indexOf('r'))).toEqual([1, 2, 3]);
  });

  test('items that the weak teacher has no label for are left out of the task, and counted', async () => {
    const tasks: MethodTask[] = [];
    const { equipment } = setUp(async task => {
      tasks.push(task);
      return [outputOf(task)];
    });
    const weak = shy('local/tiny', (_, id) => (Number(id.slice(1)) % 5 === 0 ? 'errored' : undefined));
    const { asked } = await measureCell(jobOf(METHOD), { ...equipment, weak });
    const [task] = tasks;
    expect(task?.unlabelled.some(({ id }) => Number(id.slice(1)) % 5 === 0)).toBe(false);
    expect(task?.teacher.beliefs).toEqual(task?.unlabelled.map(() => 0.9));
    expect(asked?.leftOut).toBe(50 - (task?.unlabelled.length ?? 0));
    expect(asked?.leftOut).toBeGreaterThan(0);
    const silent = shy('local/tiny', () => 'refused');
    await expect(measureCell(jobOf(METHOD), { ...equipment, weak: silent })).rejects.toThrow(
      'the weak teacher local/tiny gave no label for any of 50 unlabelled items',
    );
  });

  test('a method cannot reach what its student withheld', async () => {
    const tasks: MethodTask[] = [];
    const { equipment } = setUp(async task => {
      tasks.push(task);
      return [outputOf(task)];
    });
    await measureCell(jobOf(METHOD), { ...equipment, strong: shy('local/small', () => undefined) });
    expect(Object.keys(tasks[0]?.student ?? {}).sort()).toEqual([
      'capabilities',
      'fit',
      'identity',
      'predict',
      'prior',
    ]);
  });

  test('refuses a deal whose labelled items all have one label, naming the seed', async () => {
    const { equipment } = setUp();
    const one = { ...equipment, trainLabels: items.train.map((): Label => 1) };
    await expect(measureCell(jobOf({ kind: 'weak' }), one)).rejects.toThrow(
      'seed 4 dealt the weak teacher 30 labelled items, all of them with label 1',
    );
  });

  test('passes on what a method throws, and what it leaves out', async () => {
    const broken = setUp(async () => {
      throw new Error('out of ideas');
    });
    await expect(measureCell(jobOf(METHOD), broken.equipment)).rejects.toThrow('out of ideas');
    const silent = setUp(async () => [{ predictions: [], receipt: { trainedOn: 0 } }]);
    await expect(measureCell(jobOf(METHOD), silent.equipment)).rejects.toThrow('no prediction for test item "t0"');
  });
});

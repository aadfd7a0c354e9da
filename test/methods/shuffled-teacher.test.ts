import { describe, expect, it } from 'vitest';
import type { Method, MethodOutput } from '../../src/core/method.ts';
import { shuffledTeacher } from '../../src/methods/shuffled-teacher.ts';
import { vanilla } from '../../src/methods/vanilla.ts';
import { zeroShot } from '../../src/methods/zero-shot.ts';
import { faultOf } from '../support/fault-of.ts';
import { accuracyOf, toyProblem, withBeliefs } from '../support/toy-task.ts';

/** Beliefs that a method was given, one list per run. */
function spyOn(method: Method, draws = 0): { readonly spy: Method; readonly given: (readonly number[])[] } {
  const given: (readonly number[])[] = [];
  const run: Method['run'] = async task => {
    given.push(task.teacher.beliefs);
    for (let draw = 0; draw < draws; draw++) task.rng.uniform();
    return method.run(task);
  };
  return { spy: { ...method, run }, given };
}

const ascending = (list: readonly number[]): readonly number[] => [...list].sort((x, y) => x - y);

async function outputsOf(runs: AsyncIterable<MethodOutput>): Promise<readonly MethodOutput[]> {
  const outputs: MethodOutput[] = [];
  for await (const output of runs) outputs.push(output);
  return outputs;
}

describe('shuffledTeacher', () => {
  it('runs the method as often as asked, on the same beliefs in other orders', async () => {
    const { task } = await toyProblem();
    const { spy, given } = spyOn(vanilla);
    expect(await outputsOf(shuffledTeacher(spy, task, { shuffles: 20 }))).toHaveLength(20);
    expect(new Set(given.map(beliefs => beliefs.join())).size).toBe(20);
    for (const beliefs of given) expect(ascending(beliefs)).toEqual(ascending(task.teacher.beliefs));
    expect(given).not.toContainEqual(task.teacher.beliefs);
  });

  it('deals every order equally often', async () => {
    const { task } = await toyProblem();
    const idle: Method = { ...vanilla, run: async () => ({ predictions: [], receipt: { trainedOn: 0 } }) };
    const { spy, given } = spyOn(idle);
    await outputsOf(shuffledTeacher(spy, withBeliefs(task, [0.1, 0.5, 0.9]), { shuffles: 3000 }));
    const counts = new Map<string, number>();
    for (const beliefs of given) counts.set(beliefs.join(), (counts.get(beliefs.join()) ?? 0) + 1);
    expect(counts.size).toBe(6);
    // 500 expected, standard deviation 20.4.
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(82);
  });

  it('takes away what the teacher knows: accuracies lie about one half, and spread widely', async () => {
    const { task, truth } = await toyProblem();
    const taught = accuracyOf((await vanilla.run(task)).predictions, truth);
    const accuracies = (await outputsOf(shuffledTeacher(vanilla, task, { shuffles: 20 }))).map(output =>
      accuracyOf(output.predictions, truth),
    );
    const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / 20;
    expect(mean).toBeLessThan(taught - 0.15);
    expect(Math.max(...accuracies) - Math.min(...accuracies)).toBeGreaterThan(0.2);
  });

  it('deals by the task’s generator alone: the same again, whatever the method draws', async () => {
    const orders = async (draws: number): Promise<unknown> => {
      const { spy, given } = spyOn(vanilla, draws);
      await outputsOf(shuffledTeacher(spy, (await toyProblem({ seed: 3 })).task, { shuffles: 20 }));
      return given;
    };
    expect(await orders(0)).toEqual(await orders(7));
  });

  it('refuses a method that uses no teacher, and a number of shuffles that is none', async () => {
    const { task } = await toyProblem();
    expect((await faultOf(() => outputsOf(shuffledTeacher(zeroShot, task, { shuffles: 20 })))).message).toMatch(
      /^zero-shot uses no teacher/,
    );
    for (const shuffles of [0, -1, 2.5, Number.NaN]) {
      const fault = await faultOf(() => outputsOf(shuffledTeacher(vanilla, task, { shuffles })));
      expect(fault.message).toBe(
        `shuffled-teacher was asked for ${shuffles} shuffles; expected a whole number from 1 on.`,
      );
    }
  });
});

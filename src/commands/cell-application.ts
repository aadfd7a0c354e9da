import type { Learner } from '../core/learner.ts';
import type { MethodOutput, MethodTask } from '../core/method.ts';
import type { ArmTask } from '../core/plan.ts';
import { checkNeeds } from '../methods/check-needs.ts';
import { checkOutput } from '../methods/check-output.ts';
import { shuffledTeacher } from '../methods/shuffled-teacher.ts';
import { loadMethod, refuseUnknownLoads } from './load-method.ts';

type Apply = (task: MethodTask) => AsyncGenerator<MethodOutput>;

/**
 * What a cell does with its task: runs the method once or, as the control, under many shuffles of the teacher's labels; every
 * output is checked before anybody uses it, and so is what the method was made of by then.
 * @param student is held against what the method needs
 * @param onRun is called before each run of the method: its time begins
 */
export async function cellApplication(arm: ArmTask, student: Learner, onRun: () => void): Promise<Apply> {
  if (arm.kind === 'weak' || arm.kind === 'ceiling') return async function* () {};
  const { method, loads } = await loadMethod(arm.method);
  refuseUnknownLoads(arm.method, loads);
  // Before the teacher is asked for a single label: answers may cost money.
  checkNeeds(method, student);
  const shuffles = arm.kind === 'method' ? undefined : arm.shuffles;
  return async function* (task) {
    const run = async (one: MethodTask): Promise<MethodOutput> => {
      onRun();
      return checkOutput(await method.run(one), task.test);
    };
    if (shuffles === undefined) yield await run(task);
    else yield* shuffledTeacher(method, task, { shuffles, run });
    refuseUnknownLoads(arm.method, loads);
  };
}

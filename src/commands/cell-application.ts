import type { MethodOutput, MethodTask } from '../core/method.ts';
import type { ArmTask } from '../core/plan.ts';
import { checkNeeds } from '../methods/check-needs.ts';
import { checkOutput } from '../methods/check-output.ts';
import { shuffledTeacher } from '../methods/shuffled-teacher.ts';
import { loadMethod } from './load-method.ts';

/**
 * What a cell does with its task: runs the method once or, as the control, under many shuffles of the teacher's labels; every
 * output is checked before anybody uses it.
 */
export async function cellApplication(arm: ArmTask): Promise<(task: MethodTask) => Promise<readonly MethodOutput[]>> {
  if (arm.kind === 'weak' || arm.kind === 'ceiling') return async () => [];
  const method = await loadMethod(arm.method);
  return async task => {
    checkNeeds(method, task.student);
    const outputs =
      arm.kind === 'method' ? [await method.run(task)] : await shuffledTeacher(method, task, arm.shuffles);
    return outputs.map(output => checkOutput(output, task.test));
  };
}

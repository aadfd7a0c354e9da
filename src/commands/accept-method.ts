import { CarryoverError } from '../core/errors.ts';
import type { JobResult, MethodJob } from '../core/job.ts';
import { quote } from '../core/quote.ts';
import { loadMethod } from './load-method.ts';

/**
 * Loads a method and holds it against its role.
 * @throws CarryoverError `usage` where it cannot be loaded, is no method, or is a candidate that does without the teacher
 */
export async function acceptMethod({ method, role }: MethodJob): Promise<JobResult> {
  const { name, usesTeacher } = await loadMethod(method);
  if (role !== 'candidate' || usesTeacher) return { state: 'accepted' };
  const path = method.kind === 'module' ? method.file.path : quote(name);
  const found = `${path}: method.usesTeacher is false; expected true of a candidate.`;
  throw new CarryoverError('usage', found, 'Name a method without a teacher as the baseline, or set usesTeacher.');
}

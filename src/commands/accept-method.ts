import { CarryoverError } from '../core/errors.ts';
import type { JobResult, MethodJob } from '../core/job.ts';
import { quote } from '../core/quote.ts';
import { loadMethod } from './load-method.ts';

/**
 * Loads a method and holds it against its role.
 * @returns with the files that it was loaded from
 * @throws CarryoverError `usage` where it cannot be loaded, is no method, or is a candidate that does without the teacher
 */
export async function acceptMethod({ method: source, role }: MethodJob): Promise<JobResult> {
  const { method, loads } = await loadMethod(source);
  const { name, usesTeacher } = method;
  if (role !== 'candidate' || usesTeacher) return { state: 'accepted', files: [...loads.keys()].sort() };
  const path = source.kind === 'module' ? source.file.path : quote(name);
  const found = `${path}: method.usesTeacher is false; expected true of a candidate.`;
  throw new CarryoverError('usage', found, 'Name a method without a teacher as the baseline, or set usesTeacher.');
}

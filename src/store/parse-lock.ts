import { z } from 'zod';
import { CarryoverError } from '../core/errors.ts';
import type { PlanLock } from '../core/plan-lock.ts';
import { describeIssue } from '../util/describe-issue.ts';
import { STUDY_SCHEMA } from './study-schema.ts';

const name = z.string().min(1);
const count = z.int().min(0);
const files = z.array(z.strictObject({ path: name, sha256: name }));
const methods = z.strictObject({ baseline: name, candidate: name });
const splits = z.strictObject({ labelled: count, unlabelled: count, test: count });
const own = { suite: name, seeds: z.array(count), splits, files, methods };

const plan = z.strictObject({
  ...own,
  design: STUDY_SCHEMA.design,
  settings: STUDY_SCHEMA.settings,
  policy: STUDY_SCHEMA.policy,
});

const lock = z.strictObject({ schema: z.literal(1), hash: name, plan });

/** The lock of a run, as `run.json` keeps it. */
export const lockRecordSchema = z.strictObject({ hash: name, plan, own: z.strictObject(own) });

/**
 * Parses an analysis plan.
 * @throws CarryoverError `usage` naming field, found and expected
 */
export function parseLock(text: string, path: string): PlanLock {
  const hint = 'Restore the file from version control, or lock a new plan: carryover plan SUITE --lock --force.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CarryoverError('usage', `${path}: is no valid JSON; expected a plan of carryover plan --lock.`, hint, {
      cause: error,
    });
  }
  const parsed = lock.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 3).map(issue => describeIssue(issue, value, () => undefined));
  throw new CarryoverError('usage', `${path}: ${faults.join('; ')}.`, hint);
}

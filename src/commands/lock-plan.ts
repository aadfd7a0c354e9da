import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import type { LockedPlan, PlanLock } from '../core/plan-lock.ts';
import type { Suite } from '../core/suite.ts';
import { isMissing } from '../store/is-missing.ts';
import { parseLock } from '../store/parse-lock.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { fixedParts, type RunStudy } from './study-of.ts';
import { writeNewFile } from './write-new-file.ts';

/** The analysis plan of a suite lies beside it: `nightly.yaml` has `nightly.plan.json`. */
export const lockPath = (suite: string): string => `${suite.replace(/\.(?:ya?ml|json)$/iu, '')}.plan.json`;

const hashOf = (plan: LockedPlan): string => hash('sha256', canonicalJson(plan), 'hex');

interface Planned {
  readonly suite: Suite;
  readonly study: RunStudy;
}

function planOf({ suite, study: { design, settings, policy, provenance } }: Planned): LockedPlan {
  return { ...fixedParts(suite, provenance.inputs), design, settings, policy };
}

/**
 * Writes the analysis plan of a suite beside it.
 * @returns its hash
 * @throws CarryoverError `output-failed` where one is there already and `force` is not given
 */
export async function writeLock(path: string, of: Planned, force: boolean): Promise<string> {
  const plan = planOf(of);
  const lock: PlanLock = { schema: 1, hash: hashOf(plan), plan };
  const instead = 'A plan is locked once: replace it with --force, and say why in the commit.';
  await writeNewFile(lockPath(path), `${JSON.stringify(lock, null, 2)}\n`, { replace: force, instead });
  return lock.hash;
}

/**
 * The analysis plan that lies beside a suite; undefined where there is none.
 * @throws CarryoverError `usage` where it is not what `carryover plan --lock` wrote
 */
export async function readLock(suite: string): Promise<PlanLock | undefined> {
  const path = lockPath(suite);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const lock = parseLock(text, path);
  const found = hashOf(lock.plan);
  if (found === lock.hash) return lock;
  const message = `${path}: was changed after it was written: the plan hashes to ${found.slice(0, 8)}, expected ${lock.hash.slice(0, 8)}.`;
  throw new CarryoverError(
    'usage',
    message,
    'Restore the file from version control, or lock a new plan: carryover plan SUITE --lock --force.',
  );
}

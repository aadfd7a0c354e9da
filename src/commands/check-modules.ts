import { CarryoverError } from '../core/errors.ts';
import type { MethodSource, Suite } from '../core/suite.ts';
import { openPool } from './open-pool.ts';

function refusal({ file }: Suite, field: string, { path, reason }: { path: string; reason: string }): CarryoverError {
  const detail = reason.startsWith(`${path}: `) ? reason : `${path}: ${reason}`;
  const hint = 'Correct the module; docs/methods.md holds one that runs as it is, and says what a method must be.';
  return new CarryoverError('usage', `${file.path}: ${field}: ${detail.replace(/\.?$/, '.')}`, hint);
}

/**
 * Loads every module that the suite names, in a process of its own, before any work: what cannot be loaded, is no method or
 * cannot play its role would otherwise be found one cell at a time, among others that took an hour.
 * @throws CarryoverError `usage` naming suite, field and module, and what is wrong
 */
export async function checkModules(suite: Suite, store: string): Promise<void> {
  const { baseline, candidate } = suite.method;
  const roles: readonly ['baseline' | 'candidate', MethodSource][] = [
    ['baseline', baseline],
    ['candidate', candidate],
  ];
  const pool = openPool(store, 1);
  try {
    for (const [role, method] of roles) {
      if (method.kind === 'built-in') continue;
      const { path, sha256: key } = method.file;
      const result = await pool.run({ kind: 'method', key, method, role });
      if (result.state === 'accepted') continue;
      const reason = result.state === 'failed' ? result.reason : 'the process answered another job';
      throw refusal(suite, `method.${role}`, { path, reason });
    }
  } finally {
    await pool.close();
  }
}

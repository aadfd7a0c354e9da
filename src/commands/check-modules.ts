import { CarryoverError } from '../core/errors.ts';
import type { Executor } from '../core/ports.ts';
import type { MethodSource, ModuleSource, Suite } from '../core/suite.ts';
import { findImports } from '../suite/find-imports.ts';
import { readImports } from '../suite/read-imports.ts';
import { namedVariables } from './model-key.ts';
import { openPool } from './open-pool.ts';

type Role = 'baseline' | 'candidate';

function refusal({ file }: Suite, field: string, { path, reason }: { path: string; reason: string }): CarryoverError {
  const detail = reason.startsWith(`${path}: `) ? reason : `${path}: ${reason}`;
  const hint = 'Correct the module; docs/methods.md holds one that runs as it is, and says what a method must be.';
  return new CarryoverError('usage', `${file.path}: ${field}: ${detail.replace(/\.?$/, '.')}`, hint);
}

/** A module with every file that it was loaded from, whether its text names them or not, and those that their texts name. */
async function complete(module: ModuleSource, files: readonly string[], place: Parameters<typeof readImports>[1]) {
  const known = new Set([module.file, ...module.imports].map(({ location }) => location));
  const locations = new Set(files);
  for (const file of files) for (const named of await findImports(file)) locations.add(named);
  const found = await readImports(
    [...locations].filter(location => !known.has(location)),
    place,
  );
  const imports = [...module.imports, ...found].sort((a, b) => (a.location < b.location ? -1 : 1));
  return { ...module, imports };
}

async function checkMethod(role: Role, suite: Suite, pool: Executor): Promise<MethodSource> {
  const method = suite.method[role];
  if (method.kind === 'built-in') return method;
  const { path, sha256: key } = method.file;
  const result = await pool.run({ kind: 'method', key, method, role });
  if (result.state === 'accepted') {
    return complete(method, result.files, { suitePath: suite.file.path, field: `method.${role}.module` });
  }
  const reason = result.state === 'failed' ? result.reason : 'the process answered another job';
  throw refusal(suite, `method.${role}`, { path, reason });
}

/**
 * Loads every module that the suite names, in a process of its own, before any work: what cannot be loaded, is no method or
 * cannot play its role would otherwise be found one cell at a time, among others that took an hour. And Node alone knows which
 * files a module is made of: however they are imported, they are part of what its cells are known by.
 * @returns the suite, its modules with all of their files
 * @throws CarryoverError `usage` naming suite, field and module, and what is wrong
 */
export async function checkModules(suite: Suite, store: string): Promise<Suite> {
  const pool = openPool(store, 1, { keyVariables: namedVariables(suite.api ?? {}) });
  try {
    const baseline = await checkMethod('baseline', suite, pool);
    return { ...suite, method: { baseline, candidate: await checkMethod('candidate', suite, pool) } };
  } finally {
    await pool.close();
  }
}

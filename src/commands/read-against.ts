import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GatePolicy } from '../core/design.ts';
import type { Provenance } from '../core/result.ts';
import { parseBaseline } from '../store/parse-baseline.ts';
import type { Against } from './conclude.ts';

/** Where a blessed run goes, beside its suite, unless somebody says otherwise. */
export const BASELINE_FILE = 'carryover-baseline.json';

/** Larger than any baseline: what a slip of the finger names instead is not looked at. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Text of a file, undefined where there is none; what is there and cannot be read is no baseline, and says nothing. */
async function readText(path: string): Promise<string | undefined> {
  try {
    // A pipe or a device would be waited for.
    const stats = await stat(path);
    return stats.isFile() && stats.size <= MOST_BYTES ? await readFile(path, 'utf8') : '';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : '';
  }
}

/** Where paths of the policy begin: the suite's folder as it was typed; tables have none, so it is where one stands. */
export const policyFolder = (kind: 'analysis' | 'run', inputs: Provenance['inputs']): string =>
  kind === 'run' ? dirname(inputs[0]?.path ?? '.') : '.';

interface PolicyPlace {
  readonly kind: 'analysis' | 'run';
  readonly policy: GatePolicy;
  readonly provenance: Provenance;
}

/** Reads the blessed run that the policy names; undefined where it names none. */
export async function readAgainst({ kind, policy, provenance }: PolicyPlace): Promise<Against | undefined> {
  if (policy.baseline === undefined) return undefined;
  const path = join(policyFolder(kind, provenance.inputs), policy.baseline);
  return { kind, reading: parseBaseline(await readText(path), path) };
}

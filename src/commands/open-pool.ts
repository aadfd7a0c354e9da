import { randomUUID } from 'node:crypto';
import type { Answerer } from '../core/answers.ts';
import type { Executor } from '../core/ports.ts';
import { processPool } from '../run/process-pool.ts';
import { sharedCode } from './shared-code.ts';
import { withoutKeys } from './without-keys.ts';

/** The module beside this one, as it is called where this one was started from: source or build. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './cell-process.ts' : './cell-process.js', import.meta.url);

/**
 * Node lets a heap grow to gigabytes before it looks for garbage. Several processes at once had better look earlier: measured on
 * the quickstart, 440 MiB in all instead of 590, for 5% of its time. No limit is set: a method may need more.
 */
const NODE_OPTIONS = ['--max-semi-space-size=8', '--heap-growing-percent=30'];

export interface PoolApi {
  /** Answers what cells ask of models behind an API. */
  readonly answerer?: Answerer | undefined;
  /** Environment variables that the suite says hold keys. */
  readonly keyVariables?: readonly string[] | undefined;
}

/**
 * Processes for the jobs of a run; each is started by its first job.
 * @param store folder of the store, as the user typed it; it is made when something is put there
 */
export const openPool = (store: string, processes: number, api: PoolApi = {}): Executor =>
  processPool({
    entry: ENTRY,
    args: [store, String(process.pid)],
    execArgv: NODE_OPTIONS,
    env: { ...withoutKeys(process.env, api.keyVariables ?? []), ...sharedCode() },
    answerer: api.answerer,
    createNonce: randomUUID,
    processes,
  });

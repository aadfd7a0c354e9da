import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rng } from '../../src/core/random.ts';

export interface KillOptions {
  /** Starts the run, in a process group of its own: its processes die with it in the same instant. */
  readonly start: () => ChildProcess;
  readonly kills: number;
  /** Each kill comes at a random moment up to here. */
  readonly longestMs: number;
  readonly rng: Pick<Rng, 'uniform'>;
  /** Looks at what a kill has left, before the next start. */
  readonly after?: () => Promise<void>;
}

/** Starts a run and kills it with SIGKILL, again and again. @returns how many times it was killed before it was done */
export async function killRepeatedly({ start, kills, longestMs, rng, after }: KillOptions): Promise<number> {
  let killed = 0;
  for (let at = 0; at < kills; at++) {
    const child = start();
    const ended = new Promise<boolean>(done => child.on('exit', (_, signal) => done(signal === 'SIGKILL')));
    await Promise.race([ended, sleep(rng.uniform() * longestMs)]);
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      process.kill(-child.pid, 'SIGKILL');
    }
    if (await ended) killed++;
    await after?.();
  }
  return killed;
}

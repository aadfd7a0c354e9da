/**
 * Entry point of a pool's process: `cell-process.ts STORE PARENT`. Takes jobs over the channel to its parent, one at a time, and
 * answers each with its result.
 */
import type { JobResult } from '../core/job.ts';
import type { WorkerAnswer, WorkerOrder, WorkerStart } from '../run/read-answer.ts';
import { runsModule } from '../run/runs-module.ts';
import { openStore } from '../store/open-store.ts';
import { performJob, type Workbench } from './perform-job.ts';
import { reasonOf } from './reason-of.ts';
import { watchParent } from './watch-parent.ts';

const [, , folder = '', parent] = process.argv;
const bench: Workbench = { store: openStore(folder, String(process.pid)), read: new Map() };

// Taken before any method is loaded, and then out of its reach: what crosses the channel is this module's to say.
// (`process.disconnect` stays: Node itself calls it when the parent is gone.)
const send = process.send?.bind(process);
delete process.send;

/** Nonce of the job in hand. */
let current: string | undefined;

function answer(nonce: string, result: JobResult): void {
  // A job is answered once; one that an error has failed may still come to its end.
  if (nonce !== current) return;
  current = undefined;
  send?.({ nonce, result } satisfies WorkerAnswer);
}

process.on('message', ({ nonce, job }: WorkerOrder) => {
  if (current !== undefined) return;
  current = nonce;
  const begin = (): void => {
    if (current === nonce) send?.({ nonce, begun: true } satisfies WorkerStart);
  };
  begin();
  if (runsModule(job)) watchParent(Number(parent));
  void performJob(job, { ...bench, onRun: begin }).then(result => answer(nonce, result));
});

// What a method throws outside of its `run`, in a timer or a promise that nobody awaits, fails its cell with the reason.
process.on('uncaughtException', (error: unknown, origin) => {
  if (current === undefined) process.exit(1);
  const what =
    origin === 'unhandledRejection' ? 'a promise was rejected and nothing caught it' : 'an error was not caught';
  answer(current, { state: 'failed', reason: `${what}: ${reasonOf(error)}` });
});
// Without its parent there is nobody to work for. What is busy hears of it later; what is busy for ever, `watchParent` ends.
process.on('disconnect', () => process.exit());

/**
 * Entry point of a pool's process: `cell-process.ts STORE PARENT`. Takes jobs over the channel to its parent, one at a time, and
 * answers each with its result.
 */
import type { Answerer, Reply } from '../core/answers.ts';
import { CarryoverError } from '../core/errors.ts';
import type { JobResult } from '../core/job.ts';
import type { WorkerAnswer, WorkerAsk, WorkerOrder, WorkerReply, WorkerStart } from '../run/read-answer.ts';
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

/** Asks of the job in hand that wait for their answer, by number. */
const waiting = new Map<number, { resolve: (replies: readonly Reply[]) => void; reject: (error: Error) => void }>();
let asks = 0;

/** Models behind an API are asked by the parent: it alone has keys, budget and network. */
const answerer: Answerer = {
  ask: inquiry =>
    new Promise((resolve, reject) => {
      if (current === undefined) return reject(new Error('the job is over; nothing can be asked any more'));
      const ask = asks++;
      waiting.set(ask, { resolve, reject });
      send?.({ nonce: current, ask, inquiry } satisfies WorkerAsk);
    }),
};

function settle({ ask, replies, halted }: WorkerReply): void {
  const asked = waiting.get(ask);
  waiting.delete(ask);
  if (replies !== undefined) asked?.resolve(replies);
  else asked?.reject(new CarryoverError('halted', halted?.message ?? 'No answer came.', halted?.hint ?? 'Run again.'));
}

process.on('message', (message: WorkerOrder | WorkerReply) => {
  if ('ask' in message) return settle(message);
  const { nonce, job } = message;
  if (current !== undefined) return;
  current = nonce;
  const begin = (): void => {
    if (current === nonce) send?.({ nonce, begun: true } satisfies WorkerStart);
  };
  begin();
  if (runsModule(job)) watchParent(Number(parent));
  void performJob(job, { ...bench, answerer, onRun: begin }).then(result => answer(nonce, result));
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

import { parentPort, workerData } from 'node:worker_threads';
import type { Piecework } from '../core/piecework.ts';
import { packFailure } from './packed-failure.ts';
import type { PieceReport, ThreadTask } from './threads.ts';

// What a thread of `threads` runs: it takes pieces from the shared list until none is left, and reports each.
const { module, name, input, next, pieces } = workerData as ThreadTask;
const { [name]: work } = (await import(module)) as Record<string, Piecework<unknown, unknown>>;
if (work === undefined) throw new Error(`${module} exports no ${name}`);
const answer = work.open(input);
const report = (message: PieceReport): void => parentPort?.postMessage(message);
for (;;) {
  const piece = Atomics.add(next, 0, 1);
  if (piece >= pieces) break;
  try {
    report({ piece, answer: answer(piece) });
  } catch (error) {
    report({ piece, failure: packFailure(error) });
  }
}

import { isMainThread, threadId } from 'node:worker_threads';
import { CarryoverError } from '../../src/core/errors.ts';
import type { Piecework } from '../../src/core/piecework.ts';

export interface ToyInput {
  /** What pieces do instead of answering, by number. */
  readonly odd?: Readonly<Record<number, 'refuse' | 'fault' | 'unsayable'>>;
  /** Whether a thread ends, without a word, as soon as it takes a piece. */
  readonly dies?: boolean;
  /** Not 0 once another thread has taken a piece: but for the first five, this one then waits for that. */
  readonly helped?: Int32Array;
  /** What the numbers are added to: memory that threads share. */
  readonly shared?: Float64Array;
}

export interface ToyAnswer {
  readonly square: number;
  readonly thread: number;
}

const LONGEST_MS = 60_000;

/** The pieces of this thread wait until there is help, those of another say that there is. */
function meet(helped: Int32Array, piece: number): void {
  if (isMainThread) {
    if (piece > 4) Atomics.wait(helped, 0, 0, LONGEST_MS);
  } else {
    Atomics.store(helped, 0, 1);
    Atomics.notify(helped, 0);
  }
}

function misbehave(piece: number, odd: 'refuse' | 'fault' | 'unsayable'): ToyAnswer {
  if (odd === 'refuse') throw new CarryoverError('data-invalid', `Piece ${piece} is odd.`, `Take ${piece + 1}.`);
  if (odd === 'fault') throw new TypeError(`piece ${piece} is broken`);
  throw Object.assign(new Error(`piece ${piece} says nothing`), { cause: () => piece });
}

function open({ odd = {}, dies, shared, helped }: ToyInput): (piece: number) => ToyAnswer {
  return piece => {
    if (helped !== undefined) meet(helped, piece);
    if (dies && !isMainThread) process.exit(1);
    const how = odd[piece];
    return how === undefined
      ? { square: piece * piece + (shared?.[piece] ?? 0), thread: threadId }
      : misbehave(piece, how);
  };
}

/** Squares. */
export const toyPieces: Piecework<ToyInput, ToyAnswer> = { module: import.meta.url, name: 'toyPieces', open };

import type { Reply } from '../../core/answers.ts';
import type { Asked, BatchRecord } from './batch-record.ts';
import type { ModelRequest } from './provider.ts';

/** A question that somebody waits for. */
export interface Wanted extends Asked {
  readonly request: ModelRequest;
  /** What it takes in a batch. */
  readonly bytes: number;
  /** The batch that it will be in next, or is in; counts from 1. */
  attempt: number;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** Who waits for which answer, and which batches have it. */
export interface BatchBooks {
  /** @returns whether no batch has the question yet */
  want(item: Wanted): boolean;
  wanted(key: string): Wanted | undefined;
  /** The questions of a batch are in it from now on. */
  open(record: BatchRecord): void;
  /** A question is in no batch any more. */
  leave(key: string): void;
  answer(key: string, reply: Reply): void;
  refuse(key: string, error: unknown): void;
  /** Refuses everything, now and later. */
  fail(error: unknown): void;
  /** Host's names of all batches that are known. */
  readonly ids: Set<string>;
}

export function openBatchBooks(): BatchBooks {
  const waiting = new Map<string, Wanted>();
  const inBatch = new Set<string>();
  let fault: { readonly error: unknown } | undefined;
  const take = (key: string): Wanted | undefined => {
    const item = waiting.get(key);
    waiting.delete(key);
    return item;
  };
  return {
    ids: new Set(),
    want(item) {
      if (fault !== undefined) {
        item.reject(fault.error);
        return false;
      }
      waiting.set(item.key, item);
      return !inBatch.has(item.key);
    },
    wanted: key => waiting.get(key),
    open({ keys }) {
      for (const key of keys) inBatch.add(key);
    },
    leave: key => void inBatch.delete(key),
    answer(key, reply) {
      inBatch.delete(key);
      take(key)?.resolve(reply);
    },
    refuse: (key, error) => take(key)?.reject(error),
    fail(error) {
      fault ??= { error };
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

import type { Wanted } from './batch-books.ts';
import type { Purse } from './purse.ts';

/** No new question for so long means that every cell waits. */
const QUIET_MS = 1000;

export interface BatchQueueOptions {
  readonly purse: Purse;
  /** Most questions in one batch. */
  readonly most: number;
  /** Most bytes of one batch; a question that is larger goes alone. */
  readonly mostBytes: number;
  /** Hands in one batch, whose most possible cost is reserved. */
  readonly handIn: (items: readonly Wanted[]) => Promise<void>;
  /** There is no budget for a question. */
  readonly refuse: (key: string, error: unknown) => void;
  /** Ends the gathering. */
  readonly signal: AbortSignal;
  /** Nothing can be handed in any more. */
  readonly fail: (error: unknown) => void;
}

export interface BatchQueue {
  add(item: Wanted): void;
  /** From now on no batch is larger. */
  narrow(bytes: number): void;
}

interface Affordable {
  readonly taken: number;
  /** Why there is nothing more to be had at all. */
  readonly refusal?: { readonly error: unknown };
}

/** Gathers questions until no more come, and hands them in: as many at a time as host and budget allow. */
export function createBatchQueue({
  purse,
  most,
  handIn,
  refuse,
  signal,
  fail,
  ...rest
}: BatchQueueOptions): BatchQueue {
  let { mostBytes } = rest;
  let queue: Wanted[] = [];
  let isGathering = false;

  /** Reserves what the questions from here on can cost, as far as it fits into the budget and one batch. */
  function afford(items: readonly Wanted[], from: number): Affordable {
    let taken = 0;
    let bytes = 0;
    try {
      for (; taken < most; taken++) {
        const item = items[from + taken];
        bytes += item?.bytes ?? 0;
        if (item === undefined || (taken > 0 && bytes > mostBytes) || purse.reserve(item.bound) === 'later') break;
      }
      return { taken };
    } catch (error) {
      return { taken, refusal: { error } };
    }
  }

  /** Waits for bills until none comes for a while: those of one batch come together, and the next is to be as large. */
  async function billsToCalm(): Promise<void> {
    let isMore = true;
    await purse.nextBill();
    while (isMore) {
      const bill = purse.nextBill().then(() => true);
      isMore = await Promise.race([bill, purse.sleep(QUIET_MS, signal).then(() => false)]);
    }
  }

  async function handInAll(items: readonly Wanted[]): Promise<void> {
    for (let at = 0; at < items.length; ) {
      const { taken, refusal } = afford(items, at);
      if (taken > 0) {
        await handIn(items.slice(at, at + taken));
        at += taken;
      } else if (refusal === undefined) {
        await billsToCalm();
      } else {
        for (const { key } of items.slice(at)) refuse(key, refusal.error);
        return;
      }
    }
  }

  async function gather(): Promise<void> {
    while (queue.length > 0) {
      for (let size = -1; size !== queue.length; ) {
        size = queue.length;
        await purse.sleep(QUIET_MS, signal);
      }
      const items = queue;
      queue = [];
      await handInAll(items);
    }
    isGathering = false;
  }

  return {
    add(item) {
      queue.push(item);
      if (isGathering) return;
      isGathering = true;
      void gather().catch(fail);
    },
    narrow(bytes) {
      mostBytes = Math.min(mostBytes, bytes);
    },
  };
}

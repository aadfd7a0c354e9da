import type { Timer } from '../../src/core/ports.ts';

interface Sleeper {
  readonly until: number;
  readonly order: number;
  readonly wake: () => void;
  isOver: boolean;
}

/** A clock that jumps to whoever wakes next, when nothing else is left to do in the program. */
export function fakeTimer(): Timer & { readonly pending: number } {
  let now = 0;
  let order = 0;
  let isScheduled = false;
  const heap: Sleeper[] = [];
  const isBefore = (x: Sleeper, y: Sleeper): boolean => x.until < y.until || (x.until === y.until && x.order < y.order);
  const at = (index: number): Sleeper => heap[index] as Sleeper;
  const swap = (x: number, y: number): void => {
    [heap[x], heap[y]] = [at(y), at(x)];
  };
  const push = (sleeper: Sleeper): void => {
    heap.push(sleeper);
    for (let child = heap.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!isBefore(at(child), at(parent))) return;
      swap(child, parent);
      child = parent;
    }
  };
  const pop = (): Sleeper => {
    swap(0, heap.length - 1);
    const first = heap.pop() as Sleeper;
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < heap.length && isBefore(at(child), at(least))) least = child;
      if (least === parent) return first;
      swap(least, parent);
      parent = least;
    }
  };
  const step = (): void => {
    isScheduled = false;
    if (heap.length === 0) return;
    const { until, wake, isOver } = pop();
    if (!isOver) {
      now = until;
      wake();
    }
    schedule();
  };
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(step); // after everything that promises still have to do
  };
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper = { until: now + Math.max(0, ms), order: order++, wake: resolve, isOver: false };
        signal?.addEventListener('abort', () => {
          sleeper.isOver = true;
          reject(signal.reason);
        });
        push(sleeper);
        schedule();
      }),
    get pending() {
      return heap.filter(({ isOver }) => !isOver).length;
    },
  };
}

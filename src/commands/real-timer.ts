import { setTimeout as sleep } from 'node:timers/promises';
import type { Timer } from '../core/ports.ts';

/** Time as it really passes. Waiting keeps the process alive. */
export const realTimer: Timer = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

import type { Clock } from '../core/ports.ts';
import { gitCommit } from './versions.ts';

/** When a run is made, by what, and from which checkout: the part of `run.json` that no result depends on. */
export const stampRun = (clock: Clock) => ({
  schema: 1 as const,
  node: process.versions.node,
  gitCommit: gitCommit(),
  createdAt: clock.now(),
});

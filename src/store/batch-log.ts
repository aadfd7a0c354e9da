import type { BatchEntry, BatchLog } from '../core/batch-log.ts';
import { openFrameLog } from './frame-log.ts';

const FILE = 'batches';

/**
 * The batches that were handed in, in a folder of the store; forced to the disk, for a batch that nobody remembers is bought
 * again. No entry is harmed by another process that adds some at the same time; but runs that buy batches of one model together ask
 * each for what the other has not stored yet, and take what is only about to be handed in for what a crash left behind.
 * @param folder of the store, as the user typed it
 */
export function openBatchLog(folder: string): BatchLog {
  const frames = openFrameLog<BatchEntry>(folder, true);
  return { read: () => frames.readAll(FILE), append: entry => frames.appendAll(FILE, [entry]) };
}

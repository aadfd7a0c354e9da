import type { BatchEntry, BatchLog } from '../core/batch-log.ts';
import { openFrameLog } from './frame-log.ts';

const FILE = 'batches';

/**
 * The batches that were handed in, in a folder of the store; forced to the disk, for a batch that nobody remembers is bought
 * again. Any number of processes may use it at the same time.
 * @param folder of the store, as the user typed it
 */
export function openBatchLog(folder: string): BatchLog {
  const frames = openFrameLog<BatchEntry>(folder, true);
  return { read: () => frames.readAll(FILE), append: entry => frames.appendAll(FILE, [entry]) };
}

import { join } from 'node:path';
import type { AnswerLog, StoredReply } from '../core/answers.ts';
import { openFrameLog } from './frame-log.ts';

/**
 * The answers that were bought, in a folder of the store: a file per part, added to in frames that are read whole or not at
 * all. Any number of processes may use it at the same time.
 * @param folder of the store, as the user typed it
 */
export function openAnswerLog(folder: string): AnswerLog {
  const frames = openFrameLog<readonly [key: string, answer: StoredReply]>(join(folder, 'answers'), false);
  return {
    read: async part => new Map(await frames.readAll(part)),
    append: async (part, answers) => {
      if (answers.size > 0) await frames.appendAll(part, [...answers]);
    },
  };
}

import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BatchEntry } from '../../src/core/batch-log.ts';
import { openAnswerLog } from '../../src/store/answer-log.ts';
import { openBatchLog } from '../../src/store/batch-log.ts';
import { testFolder } from '../support/test-folder.ts';

test('a log of batches gives back its entries, the oldest first, beside the answers', async () => {
  const folder = join(testFolder(), 'store');
  const entries: readonly BatchEntry[] = [
    {
      state: 'intended',
      batch: 'b',
      learner: 'anthropic/m',
      at: '2026-01-01T00:00:00Z',
      parts: [{ part: 'p', keys: ['k'] }],
    },
    { state: 'submitted', batch: 'b', id: 'msgbatch_1' },
    { state: 'settled', batch: 'b' },
  ];
  expect(await openBatchLog(folder).read()).toEqual([]);
  for (const entry of entries) await openBatchLog(folder).append(entry);
  await openAnswerLog(folder).append('p', new Map());
  expect(await openBatchLog(folder).read()).toEqual(entries);
});

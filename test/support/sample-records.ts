import type { CellRecord } from '../../src/core/cell-record.ts';
import type { Receipt } from '../../src/core/method.ts';

export interface SampleRecord {
  readonly domain?: string;
  readonly rung?: string;
  readonly arm?: string;
  readonly seed?: string;
  readonly method?: string | undefined;
  readonly learner?: string;
  readonly receipt?: Partial<Receipt>;
  readonly repeats?: readonly number[];
  /** The cell failed. */
  readonly reason?: string;
}

/** What became of a cell; whatever a test does not name has a plain value. */
export function sampleRecord(sample: SampleRecord): CellRecord {
  const { domain = 'math', rung = 'small', arm = 'candidate', seed = 's0', learner = 'local/small' } = sample;
  const origin = { domain, rung, arm, seed, key: `${domain} ${rung} ${arm} ${seed}`, method: sample.method, learner };
  if (sample.reason !== undefined) return { ...origin, state: 'errored', reason: sample.reason };
  return { ...origin, state: 'done', receipt: { trainedOn: 100, ...sample.receipt }, repeats: sample.repeats };
}

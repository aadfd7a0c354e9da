import { join } from 'node:path';
import { readArgs, wholeOption } from '../support/usage.ts';

export const USAGE =
  'npm run calibrate -- [--quick] [--workers 2] [--runs 5000] [--work FILE] [--out FOLDER] [--published FILE]';

export interface CalibrateOptions {
  /** A smoke test: few runs of small designs. */
  readonly quick: boolean;
  readonly workers: number;
  readonly runs: number;
  readonly work: string;
  readonly out: string;
  /** Published outcomes of one seed; left out where it is not there. */
  readonly published: string;
}

/**
 * Options of a run, as they are given. What a smoke test finds is nothing to show: unless told where, it goes under `build`.
 * @throws UsageError
 */
export function readOptions(args: readonly string[], root: string): CalibrateOptions {
  const { values } = readArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      workers: { type: 'string', default: '2' },
      runs: { type: 'string', default: '5000' },
      work: { type: 'string' },
      out: { type: 'string' },
      published: { type: 'string', default: join(root, '../shared/data/gsm8k_transfer.csv') },
    },
  });
  const { quick, published } = values;
  const folder = join(root, quick ? 'build/calibrate-quick' : 'build/calibrate');
  return {
    quick,
    workers: wholeOption('workers', values.workers),
    runs: wholeOption('runs', values.runs),
    work: values.work ?? join(folder, 'work.jsonl'),
    out: values.out ?? (quick ? folder : root),
    published,
  };
}

import { readArgs, UsageError, wholeOption } from '../support/usage.ts';

export const USAGE = 'npm run bench [-- GROUP … --json --quick --rounds N]';

export interface BenchOptions {
  /** Groups of workloads to measure, all unless some are named. */
  readonly groups: readonly string[];
  readonly json: boolean;
  readonly quick: boolean;
  readonly rounds: number;
}

/**
 * @param known groups that there are
 * @throws UsageError
 */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = readArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
    },
  });
  const unknown = positionals.find(group => !known.includes(group));
  if (unknown !== undefined) throw new UsageError(`There is no group ${unknown}; expected ${known.join(', ')}.`);
  const { json, quick } = values;
  const rounds = wholeOption('rounds', values.rounds);
  return { groups: positionals.length === 0 ? known : positionals, json, quick, rounds: quick ? 1 : rounds };
}

/** Why the page is to stay as it is; undefined where it is to be written. */
export function whyNotWritten({ quick }: BenchOptions, missing: string | undefined): string | undefined {
  if (quick) return 'a quick run has one round at the smallest size';
  return missing === undefined ? undefined : `the peers could not be measured (${missing})`;
}

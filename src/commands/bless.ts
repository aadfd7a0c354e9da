import { join } from 'node:path';
import { Command } from 'commander';
import { CarryoverError } from '../core/errors.ts';
import type { TransferResult } from '../core/result.ts';
import { cellName } from '../report/words.ts';
import { listItemSets } from '../store/list-item-sets.ts';
import { makeBaseline } from '../store/make-baseline.ts';
import { decimalsFor, points, pointsInterval } from '../util/format.ts';
import { concludeWith } from './conclude.ts';
import type { CommandIo } from './io.ts';
import { loadRun } from './load-run.ts';
import { BASELINE_FILE, policyFolder } from './read-against.ts';
import { quote } from './reproducing-command.ts';
import { threads } from './threads.ts';
import { writeNewFile } from './write-new-file.ts';

interface BlessOptions {
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** What is no evidence tonight must not be the measure of the nights to come. */
function checkHealth({ cells, calibration }: TransferResult, directory: string): void {
  const ill = cells.flatMap(({ estimates, verdict, replication }) =>
    verdict?.kind === 'disqualified' || verdict?.kind === 'incomplete' || replication === 'unmeasured'
      ? [`${cellName(estimates)} is ${verdict?.kind ?? 'not measured'}`]
      : [],
  );
  const faults = calibration.aa.passed ? ill : [...ill, 'the A/A check failed'];
  if (faults.length === 0) return;
  const found = `${directory}: cannot be blessed: ${faults.slice(0, 3).join('; ')}; expected every cell measured and none disqualified.`;
  throw new CarryoverError(
    'run-invalid',
    found,
    'Bless a run that is whole; carryover report says what this one lacks.',
  );
}

/** One line for each cell: what a reviewer has to agree with. */
function describeGains({ cells }: TransferResult): string {
  return cells
    .map(({ estimates, verdict, replication }) => {
      const gain = estimates.status === 'measured' ? estimates.bounds.family.gain : undefined;
      if (gain?.status !== 'estimated') return `  ${cellName(estimates)}: no interval\n`;
      const decimals = decimalsFor(50 * (gain.high - gain.low));
      const word = verdict?.kind ?? replication ?? '';
      return `  ${cellName(estimates)}: ${points(gain.point, decimals)} ${pointsInterval(gain.low, gain.high, decimals)} ${word}\n`;
    })
    .join('');
}

async function bless(directory: string, { out, force, json }: BlessOptions, io: CommandIo): Promise<void> {
  const run = await loadRun(directory, io.progress);
  if ('evidence' in run) {
    const found = `${directory}: holds counts and no items; expected a run with gains per cell.`;
    throw new CarryoverError('usage', found, 'Bless a run of carryover run or carryover analyze.');
  }
  const { manifest, predictions } = run;
  // Not held against the present baseline: what is blessed is the run itself.
  const result = await concludeWith(threads(), { predictions, study: manifest }, io.progress);
  checkHealth(result, directory);
  const { kind, policy, provenance } = manifest;
  const path = out ?? join(policyFolder(kind, provenance.inputs), policy.baseline ?? BASELINE_FILE);
  const items = listItemSets(predictions, manifest.design);
  const text = `${JSON.stringify(makeBaseline({ manifest, result, items, blessedAt: io.clock.now() }), null, 2)}\n`;
  const instead = 'Review it, then replace it with --force; no other command ever does.';
  await writeNewFile(path, text, { replace: force, instead });
  if (json) io.stdout(text);
  io.stderr(`Gains in accuracy points, with intervals that hold for all cells together:\n${describeGains(result)}`);
  io.stderr(`Gate without a baseline: ${result.gate.outcome}.\n`);
  const use =
    policy.baseline === undefined
      ? `carryover gate ${quote(directory)} --baseline ${quote(path)}`
      : `commit ${quote(path)}`;
  io.stderr(`Wrote ${path}. Next step: review it, then ${use}\n`);
}

const EXAMPLES = `
Examples:
  carryover bless reports/nightly-1a2b3c4d
  carryover bless reports/nightly-1a2b3c4d --out suites/nightly-baseline.json --force

Writes a small file for review: gains with their intervals, verdicts, hashes of plan, suite and items, versions, time and commit.
A gate that names it (gate.baseline in the suite, or --baseline) holds later runs against it. Nothing but this command writes it.`;

/** `carryover bless`: a run in, the file that later runs are held against out. */
export function blessCommand(io: CommandIo): Command {
  return new Command('bless')
    .description('Make a run the one that later runs are held against.')
    .argument('<run>', 'run directory')
    .option('--out <file>', `file to write (default: gate.baseline of the suite, or ${BASELINE_FILE} beside it)`)
    .option('--force', 'replace a baseline that is there', false)
    .option('--json', 'print the baseline as well', false)
    .addHelpText('after', EXAMPLES)
    .action((directory: string, options: BlessOptions) => bless(directory, options, io));
}

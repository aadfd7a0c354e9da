import { Command, Option } from 'commander';
import { CarryoverError } from '../core/errors.ts';
import { EXIT } from '../core/exit-code.ts';
import { type History, type LeftOut, NIGHT_DRAWS, type NightDraw } from '../core/history.ts';
import { makeHistory } from '../history/make-history.ts';
import type { NightRun } from '../history/night-run.ts';
import { orderNights } from '../history/order-nights.ts';
import { isUnheld } from '../report/history/agreed-view.ts';
import { renderHistoryCsv } from '../report/history/history-csv.ts';
import { countChanged } from '../report/history/history-headline.ts';
import { historyLine } from '../report/history/history-line.ts';
import { renderHistoryText } from '../report/history/history-text.ts';
import { isLastNightWhole } from '../report/history/last-night.ts';
import { renderHistoryPage } from '../report/registry.ts';
import { type FoundRun, findRuns } from '../store/find-runs.ts';
import type { Tonight } from '../verdict/find-departures.ts';
import type { CommandIo } from './io.ts';
import { numberIn } from './parse-options.ts';
import { baselineOption } from './policy-options.ts';
import { readAgreed } from './read-agreed.ts';
import { readNight } from './read-night.ts';
import { writeNewFile } from './write-new-file.ts';

interface HistoryOptions {
  readonly suite?: string;
  readonly draws: NightDraw | 'auto';
  readonly alpha: number;
  readonly html?: string;
  readonly baseline?: string;
  readonly json: boolean;
  readonly csv: boolean;
}

interface Read {
  readonly nights: readonly NightRun[];
  readonly left: readonly LeftOut[];
  /** By directory of the night. */
  readonly about: ReadonlyMap<string, Tonight>;
}

async function gather(paths: readonly string[]): Promise<readonly FoundRun[]> {
  const found = new Map<string, FoundRun>();
  for (const path of paths) for (const run of await findRuns(path)) found.set(run.directory, run);
  return [...found.values()];
}

async function readNights(runs: readonly FoundRun[], { draws }: HistoryOptions, io: CommandIo): Promise<Read> {
  const nights: NightRun[] = [];
  const left: LeftOut[] = [];
  const about = new Map<string, Tonight>();
  io.progress.start('reading nights', runs.length);
  try {
    for (const run of runs) {
      const read = await readNight(run, draws);
      if ('night' in read) {
        nights.push(read.night);
        about.set(run.directory, read.tonight);
      } else left.push(read.left);
      io.progress.advance(1);
    }
  } finally {
    io.progress.done();
  }
  return { nights, left, about };
}

/** The suite of the newest run, unless one is named: a folder of reports holds those of many. */
function pickSuite({ nights, left, about }: Read, wanted: string | undefined): Read & { readonly suite: string } {
  const newest = nights.reduce<NightRun | undefined>(
    (last, one) => (last && last.createdAt > one.createdAt ? last : one),
    undefined,
  );
  const suite = wanted ?? newest?.suite;
  const own = nights.filter(night => night.suite === suite);
  if (suite === undefined || own.length === 0) {
    const found =
      newest === undefined
        ? `no run can be read:\n${left.map(({ directory, reason }) => `  ${directory}: ${reason}`).join('\n')}`
        : `no run of ${JSON.stringify(wanted)}; there are ${[...new Set(nights.map(night => JSON.stringify(night.suite)))].join(', ')}`;
    throw new CarryoverError(
      'usage',
      `History: ${found}.`,
      'Name folders with runs of the suite (carryover run SUITE --out DIR).',
    );
  }
  const others = nights.filter(night => night.suite !== suite);
  const foreign = others.map(
    (night): LeftOut => ({
      directory: night.directory,
      kind: 'other-suite',
      reason: `a run of another suite, ${JSON.stringify(night.suite)}`,
    }),
  );
  return { suite, nights: own, left: [...left, ...foreign], about };
}

/** A fall is an answer; what was not measured, nights that cannot be counted, or a baseline that is none leave one incomplete. */
function exitCodeOf(history: History) {
  const { series, left } = history;
  if (countChanged(series, 'fall') > 0) return EXIT.failed;
  const isLost = left.some(({ kind }) => kind !== 'other-suite' && kind !== 'copy');
  return isLost || isUnheld(history) || !isLastNightWhole(history) ? EXIT.incomplete : EXIT.passed;
}

async function history(paths: readonly string[], options: HistoryOptions, io: CommandIo): Promise<void> {
  const read = pickSuite(await readNights(await gather(paths), options, io), options.suite);
  const { suite, left } = read;
  const ordered = orderNights(read.nights, io.clock.now());
  const last = read.about.get(ordered.nights.at(-1)?.directory ?? '');
  const blessed = last && (await readAgreed(last, options.baseline));
  const { alpha, draws } = options;
  const found = makeHistory(ordered.nights, { suite, alpha, draws, left: [...left, ...ordered.left], blessed });
  if (options.html !== undefined) {
    await writeNewFile(options.html, await renderHistoryPage(found), {
      replace: true,
      instead: 'Choose another path.',
    });
    io.stderr(`Page: ${options.html}\n`);
  }
  if (options.json) io.stdout(`${JSON.stringify(found, null, 2)}\n`);
  else io.stdout(options.csv ? renderHistoryCsv(found) : renderHistoryText(found));
  io.stderr(`carryover: ${historyLine(found)}.\n`);
  io.setExitCode(exitCodeOf(found));
}

const EXAMPLES = `
Examples:
  carryover history reports
  carryover history nights/2026-11-20 nights/2026-11-21 --html history.html
  carryover history reports --suite nightly --night-draws seeds --csv > nights.csv
  carryover history reports --baseline carryover-baseline.json
  carryover history reports --json | jq '.series[].changes'

Follows the gain of every cell over nights. The interval of a night holds at every look, and so does the finding that a gain fell
or rose: all such findings together are false with a chance of --alpha at most, however many nights follow. Where items, suite or
price of a cell change, its series starts anew and says so. The blessed run that the policy of the last night names, or --baseline, is
shown with the gains. Exits with 0 where nothing fell, 3 where a gain fell, 6 where the last night was not measured, or some cell of it, a
run could not be read or placed, or a baseline is missing, edited or of another study, 64 where there is no run.
What every night draws anew decides what an interval rests on: docs/plan-and-history.md.`;

/** `carryover history`: gains and verdicts over nights, and whether they changed. */
export function historyCommand(io: CommandIo): Command {
  const draws = new Option('--night-draws <what>', 'what every night draws anew')
    .choices(['auto', ...NIGHT_DRAWS])
    .default('auto');
  const alpha = numberIn({ least: 0, most: 0.5, includes: { least: false, most: false } });
  return new Command('history')
    .description('Follow gains and verdicts over nights, and find out whether they changed.')
    .argument('<directories...>', 'run directories, or folders of them')
    .option('--suite <name>', 'which suite (default: that of the newest run)')
    .addOption(draws)
    .option('--alpha <number>', 'chance of any false finding, over all nights', alpha, 0.05)
    .addOption(baselineOption('the last night'))
    .option('--html <file>', 'also write a self-contained page, replacing the file')
    .option('--json', 'print the history as JSON', false)
    .option('--csv', 'print one row per night and cell as CSV', false)
    .addHelpText('after', EXAMPLES)
    .action(
      (
        paths: string[],
        { nightDraws, ...options }: Omit<HistoryOptions, 'draws'> & { nightDraws: NightDraw | 'auto' },
      ) => history(paths, { ...options, draws: nightDraws }, io),
    );
}

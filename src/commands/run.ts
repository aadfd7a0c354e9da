import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CellRecord } from '../core/cell-record.ts';
import type { Plan } from '../core/plan.ts';
import type { TransferResult } from '../core/result.ts';
import type { Suite } from '../core/suite.ts';
import { makePlan } from '../plan/make-plan.ts';
import { createRun } from '../store/create-run.ts';
import { refuseOtherRun } from '../store/refuse-other-run.ts';
import { loadSuite } from '../suite/load-suite.ts';
import { checkModules } from './check-modules.ts';
import { codeHash } from './code-hash.ts';
import { conclude, type Study } from './conclude.ts';
import { findRun } from './find-run.ts';
import { hostsOf } from './hosts-of.ts';
import type { CommandIo } from './io.ts';
import { keepTexts } from './keep-texts.ts';
import { knownNames } from './known-names.ts';
import { loadRun } from './load-run.ts';
import { readLock } from './lock-plan.ts';
import { prepareStore } from './measure-suite.ts';
import { measureWithModels } from './measure-with-models.ts';
import { readOwnItems } from './own-items.ts';
import { wholeNumber } from './parse-options.ts';
import { baselineOption } from './policy-options.ts';
import { announce, publish } from './publish.ts';
import { readAgainst } from './read-against.ts';
import { readUnchangedText } from './read-unchanged.ts';
import type { RunOptions } from './run-options.ts';
import { stampRun } from './stamp-run.ts';
import { studyOf } from './study-of.ts';
import { loadSuiteModels, type SuiteModels } from './suite-models.ts';

const isComplete = (records: readonly CellRecord[] | undefined, { cells }: Plan): boolean =>
  records?.length === cells.length &&
  cells.every(({ key }, at) => records[at]?.key === key && records[at]?.state === 'done');

/** What was measured, in a sentence for the person at the terminal. */
function describeWork(records: readonly CellRecord[], reused: number): string {
  const errored = records.filter(({ state }) => state === 'errored').length;
  const fresh = records.length - reused - errored;
  const failed = errored === 0 ? '' : `, ${errored} failed (the report says why; the next run tries them again)`;
  return `Cells: ${records.length} (${fresh} measured now, ${reused} measured before${failed})\n`;
}

interface Work {
  readonly suite: Suite;
  readonly study: Study;
  readonly plan: Plan;
  readonly models: SuiteModels;
  readonly directory: string;
}

/** Says on Ctrl-C that nothing is lost, then lets the signal do what it does. */
async function tellingInterrupts<T>(io: CommandIo, work: () => Promise<T>): Promise<T> {
  const tell = (): void => {
    io.stderr('\ncarryover: interrupted; what was measured is kept, and the same command goes on from there.\n');
    process.kill(process.pid, 'SIGINT');
  };
  process.once('SIGINT', tell);
  try {
    return await work();
  } finally {
    process.off('SIGINT', tell);
  }
}

/** Measures what is missing, concludes, and writes the run directory with the texts of the items that decided it. */
async function measure(work: Work, options: RunOptions, io: CommandIo): Promise<TransferResult> {
  const { suite, study, plan, directory } = work;
  const store = await prepareStore(plan, options.store, await readOwnItems(suite));
  const measuring = () => measureWithModels({ ...work, store }, options, io);
  const { predictions, records, reused, items } = await tellingInterrupts(io, measuring);
  io.stderr(describeWork(records, reused));
  const against = await readAgainst({ kind: 'run', ...study });
  const result = conclude(predictions, { ...study, records, against }, io.progress);
  const texts = keepTexts(result, items);
  const manifest = { ...stampRun(io.clock), kind: 'run', ...study, records, texts } as const;
  const { clock, progress } = io;
  await createRun(directory, { manifest, predictions }, { clock, progress, replace: true });
  return { ...result, texts };
}

/** The result of a run that is there already, whole, and checked against its hashes. */
async function reuse({ directory, plan, study }: Work, io: CommandIo): Promise<TransferResult> {
  const run = await loadRun(directory, io.progress);
  if ('evidence' in run) throw refuseOtherRun(directory, run.manifest, study.provenance.planHash);
  const { manifest, predictions } = run;
  io.stderr(`Cells: ${plan.cells.length} (all measured before; nothing to do)\n`);
  const { records = [], texts } = manifest;
  const against = await readAgainst({ kind: 'run', ...study });
  return conclude(predictions, { ...study, records, texts, against }, io.progress);
}

async function run(path: string, options: RunOptions, io: CommandIo): Promise<void> {
  // Which files a module is made of is part of what its cells are known by: it is asked even where they are measured.
  const suite = await checkModules(await loadSuite(path, knownNames()), options.store);
  const lock = await readLock(path);
  const models = await loadSuiteModels(suite, io.clock);
  const asked = options.baseline === undefined ? {} : { baseline: options.baseline };
  const text = await readUnchangedText(suite.file);
  const study = studyOf(path, suite, { lock, hosts: hostsOf(models.live.values()), text, asked });
  if (lock !== undefined) io.stderr(`Locked plan: ${lock.hash.slice(0, 8)}; the report shows any departure from it.\n`);
  const plan = makePlan(suite, { code: codeHash(), models: models.prompted });
  const directory = options.out ?? join('reports', `${suite.name}-${study.provenance.planHash.slice(0, 8)}`);
  const work = { suite, study, plan, models, directory };
  // Whatever is there: with --force it is not looked at.
  const stored = options.force ? undefined : await findRun(directory);
  const isSame = stored?.provenance.planHash === study.provenance.planHash;
  if (stored !== undefined && !isSame) throw refuseOtherRun(directory, stored, study.provenance.planHash);
  const isThere = isSame && stored.kind !== 'counts' && isComplete(stored.records, plan);
  // A recording is made of the store: the run directory has no answers.
  const isEnough = isThere && options.record === undefined;
  const result = isEnough ? await reuse(work, io) : await measure(work, options, io);
  await publish(directory, result, io);
  await announce(directory, result, { ...io, json: options.json });
  io.setExitCode(result.gate.exitCode);
}

const EXAMPLES = `
Examples:
  carryover run suites/quickstart.yaml
  carryover run my-suite.yaml --processes 8 --out out/night
  carryover run my-suite.yaml --json | jq .gate
  carryover run my-suite.yaml --baseline carryover-baseline.json
  carryover run suites/nightly.yaml --yes

Measures every cell (arm × rung × domain × seed) of the suite in child processes, tests whether the gain carries over, and
writes the report. A cell is stored as soon as it is done and never measured twice: an interrupted run goes on where it was.
The exit code is the gate's answer: 0 passed, 3 failed, 4 inconclusive, 5 disqualified, 6 incomplete; 64 is a wrong suite or
wrong usage, 70 a fault of carryover.`;

/** `carryover run`: a suite in, models trained and judged, a transfer report and a gate decision out. */
export function runCommand(io: CommandIo): Command {
  return new Command('run')
    .description('Run a suite: train, evaluate and judge a method on every rung and domain.')
    .argument('<suite>', 'suite file (YAML or JSON); carryover init writes one')
    .option('--out <directory>', 'run directory (default: reports/<suite>-<hash>)')
    .option('--store <directory>', 'where cells, models and features are kept between runs', 'reports/.store')
    .option('--processes <number>', 'child processes', wholeNumber(1, 256), availableParallelism())
    .option('--yes', 'spend without asking first; budget caps hold all the same', false)
    .option('--offline', 'use no network: stored and recorded answers alone', false)
    .option('--record <directory>', 'write every answer of models behind an API, to replay them as recorded/FILE')
    .addOption(baselineOption('the suite'))
    .option('--force', 'write the run directory anew, replacing any run in it', false)
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: RunOptions) => run(path, options, io));
}

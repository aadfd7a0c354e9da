import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import type { Design } from '../core/design.ts';
import { EXIT } from '../core/exit-code.ts';
import type { AssumedCell, Forecast } from '../core/forecast.ts';
import type { Plan } from '../core/plan.ts';
import type { Suite } from '../core/suite.ts';
import { type Assumptions, assumeCells, DEFAULT_ASSUMPTIONS } from '../plan/assume-cells.ts';
import { forecastCells } from '../plan/forecast-cells.ts';
import { makePlan } from '../plan/make-plan.ts';
import { renderForecastText } from '../report/forecast-text.ts';
import { openStore } from '../store/open-store.ts';
import { loadSuite } from '../suite/load-suite.ts';
import { counted, plainPoints } from '../util/format.ts';
import { selectRules } from '../verdict/select-rules.ts';
import { checkModules } from './check-modules.ts';
import { codeHash } from './code-hash.ts';
import { estimatePurchase } from './estimate-purchase.ts';
import { hostsOf } from './hosts-of.ts';
import type { CommandIo } from './io.ts';
import { knownNames } from './known-names.ts';
import { lockPath, writeLock } from './lock-plan.ts';
import { numberIn, wholeNumber } from './parse-options.ts';
import { readPilot } from './read-pilot.ts';
import { type RunStudy, studyOf } from './study-of.ts';
import { loadSuiteModels } from './suite-models.ts';

interface PlanOptions extends Assumptions {
  readonly pilot?: string;
  readonly store: string;
  readonly processes: number;
  readonly power: number;
  readonly draws: number;
  readonly lock: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** Seconds of one core for a cell of the quickstart, its share of models and features included, and what it deals with. */
const [CELL_SECONDS, CELL_ITEMS] = [0.5, 600 + 1500 + 3000];

async function countStored({ cells }: Plan, folder: string): Promise<number> {
  const store = openStore(folder, String(process.pid));
  const found = await Promise.all(cells.map(({ key }) => store.get('cells', key)));
  return found.filter(bytes => bytes !== undefined).length;
}

function minutesOf(cells: number, { splits }: Suite, processes: number): number {
  const items = splits.labelled + splits.unlabelled + splits.test;
  return (cells * CELL_SECONDS * (items / CELL_ITEMS)) / processes / 60;
}

/** How far the chances can be trusted, from a pilot of so many seeds. */
const pilotNote = (seeds: number): string =>
  `The pilot has ${counted(seeds, 'seed')}: gains and seed variances are estimates, and the chances are no better than they are. How far off plans by pilots of 5 to 80 seeds were is measured in docs/plan-and-history.md.`;

function basisOf(assumed: readonly AssumedCell[], options: PlanOptions): Forecast['basis'] {
  if (options.pilot === undefined) return { kind: 'assumed', text: assumptionText(options) };
  const seeds = Math.min(...assumed.flatMap(({ pilotSeeds }) => pilotSeeds ?? []));
  return { kind: 'pilot', path: options.pilot, seeds };
}

const assumptionText = ({ gain, itemVariance, seedVariance, errorVariance }: Assumptions): string =>
  `sandbox gain ${plainPoints(gain)} points, variances of a paired difference: items ${itemVariance}, seeds ${seedVariance}, residual ${errorVariance}`;

const NOTES = [
  'A retention of exactly φ is settled by no number of items or seeds: there the answer stays inconclusive.',
  'Chances are of the verdict alone; where the sandbox does not replicate, the target is unfounded whatever it shows. Minutes are a rule of thumb: half a second of one core for a cell of the size of the quickstart.',
];

async function assume(suite: Suite, design: Design, options: PlanOptions): Promise<readonly AssumedCell[]> {
  const { test } = suite.splits;
  return options.pilot === undefined ? assumeCells(design, test, options) : readPilot(options.pilot, test);
}

function describe(
  { study, suite }: { study: RunStudy; suite: Suite },
  assumed: readonly AssumedCell[],
  options: PlanOptions,
) {
  const { design, settings, policy } = study;
  const targets = design.rungs
    .filter(({ role }) => role !== 'sandbox')
    .flatMap(({ name: rung }) => design.domains.map(domain => ({ rung, domain })));
  const rules = selectRules(policy, targets, design);
  const required = targets.filter((_, at) => rules[at]?.isRequired);
  const { power, draws } = options;
  return forecastCells(assumed, { design, settings, seeds: suite.seeds.length, required, power, draws });
}

async function plan(path: string, options: PlanOptions, io: CommandIo): Promise<void> {
  const suite = await checkModules(await loadSuite(path, knownNames()), options.store);
  const models = await loadSuiteModels(suite, io.clock);
  const study = studyOf(path, suite, { hosts: hostsOf(models.live.values()) });
  const work = makePlan(suite, { code: codeHash(), models: models.prompted });
  const assumed = await assume(suite, study.design, options);
  const targets = describe({ study, suite }, assumed, options);
  const basis = basisOf(assumed, options);
  const stored = await countStored(work, options.store);
  const { store: folder, processes } = options;
  const asked = { suite, plan: work, models };
  const purchase = await estimatePurchase(asked, { folder, processes, progress: io.progress });
  const forecast: Forecast = {
    schema: 1,
    suite: suite.name,
    planHash: study.provenance.planHash,
    basis,
    cells: { planned: work.cells.length, stored },
    minutes: minutesOf(work.cells.length - stored, suite, options.processes),
    purchase,
    power: options.power,
    draws: options.draws,
    targets,
    notes: basis.kind === 'pilot' ? [...NOTES, pilotNote(basis.seeds)] : NOTES,
  };
  if (options.lock) {
    const hash = await writeLock(path, { suite, study }, options.force);
    io.stderr(`Locked: ${lockPath(path)} (${hash.slice(0, 8)}); carryover run shows every departure from it.\n`);
  }
  io.stdout(options.json ? `${JSON.stringify(forecast, null, 2)}\n` : renderForecastText(forecast));
  const hopeless = targets.filter(({ feasibility }) => feasibility === 'error').length;
  const doubtful = targets.filter(({ feasibility }) => feasibility === 'warning').length;
  const word =
    hopeless > 0
      ? `${hopeless} of ${targets.length} cells can tell nothing`
      : doubtful > 0
        ? `${doubtful} of ${targets.length} cells are a coin toss or worse`
        : 'every cell can be settled';
  io.stderr(`carryover: plan of ${suite.name}: ${word}.\n`);
  io.setExitCode(hopeless > 0 ? EXIT.inconclusive : EXIT.passed);
}

const EXAMPLES = `
Examples:
  carryover plan suites/quickstart.yaml
  carryover plan suites/quickstart.yaml --gain 0.05 --seed-variance 0.0004
  carryover plan my-suite.yaml --pilot reports/pilot --json | jq '.targets[].scenarios'
  carryover plan my-suite.yaml --pilot reports/pilot --lock

What a suite will cost and what it can find, before anything is spent: cells, requests, dollars and minutes; per cell the smallest
gain it finds and the chance of each verdict if nothing, half of φ, φ or all of the sandbox gain arrives. Goes by a pilot (any run
directory with three or more seeds) or by assumptions. --lock writes the analysis plan and its hash beside the suite; carryover run
and the report then show any departure from it. Exits with 0, or with 4 where a cell can tell nothing.`;

/** `carryover plan`: what a suite will cost, and what it can find. */
export function planCommand(io: CommandIo): Command {
  const variance = numberIn({ least: 0, most: 1, includes: { least: true, most: true } });
  const open = { least: false, most: false };
  return new Command('plan')
    .description('Say what a suite will cost and what it can find, before it is run.')
    .argument('<suite>', 'suite file (YAML or JSON)')
    .addOption(
      new Option(
        '--pilot <run>',
        'run directory to take gains and variances from, in place of assuming them',
      ).conflicts(['gain', 'itemVariance', 'seedVariance', 'errorVariance']),
    )
    .option(
      '--gain <number>',
      'sandbox gain to assume, as a fraction',
      numberIn({ least: 0, most: 1, includes: open }),
      DEFAULT_ASSUMPTIONS.gain,
    )
    .option('--item-variance <number>', 'variance between items to assume', variance, DEFAULT_ASSUMPTIONS.itemVariance)
    .option('--seed-variance <number>', 'variance between seeds to assume', variance, DEFAULT_ASSUMPTIONS.seedVariance)
    .option('--error-variance <number>', 'residual variance to assume', variance, DEFAULT_ASSUMPTIONS.errorVariance)
    .option(
      '--power <number>',
      'power of the smallest gain that is found',
      numberIn({ least: 0.5, most: 1, includes: open }),
      0.8,
    )
    .option('--draws <number>', 'simulated studies per scenario', wholeNumber(1000, 1_000_000), 10_000)
    .option('--store <directory>', 'where cells are kept between runs', 'reports/.store')
    .option('--processes <number>', 'child processes of the run', wholeNumber(1, 256), availableParallelism())
    .option('--lock', 'write the analysis plan with its hash beside the suite', false)
    .option('--force', 'with --lock: replace a plan that is there', false)
    .option('--json', 'print the forecast as JSON', false)
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: PlanOptions) => plan(path, options, io));
}

import { MIN_COLUMNS } from '../../src/stats/gain/gain-cell.ts';
import type { Limits } from '../../src/stats/limits.ts';
import { type BoundsVerdict, verdictOf } from '../../src/stats/planning/verdict-rule.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import type { CellSums } from './cell-sums.ts';
import { ALPHA, type Design, RETENTION, SESOI } from './design.ts';
import {
  contrastLimits,
  cr2Limits,
  gainLimits,
  howeLimits,
  type JudgedCell,
  judgeCell,
  tangoLimits,
  theseSeedsLimits,
} from './judge-cell.ts';
import { oracleWidth, type Truth } from './oracle-width.ts';
import { CellSimulator } from './simulate-cells.ts';
import { type CellTruth, solveCell } from './solve-cell.ts';
import { type IntervalTally, Tally } from './tally.ts';

/** Claims about the first target cell at m = 1, and about any (`any…`) or all of them at m = their number. */
export interface ClaimCounts {
  readonly runs: number;
  /** L > 0, U < 0. */
  readonly gain: number;
  readonly loss: number;
  readonly anyGainOrLoss: number;
  readonly verdicts: Readonly<Record<BoundsVerdict, number>>;
  readonly anyVerdict: Readonly<Record<BoundsVerdict, number>>;
  /** All target cells survive, each at m = 1: what a gate asks that requires them all. */
  readonly allSurvive: number;
  /** The sandbox gain is not founded: its own L ≤ 0. */
  readonly unfounded: number;
}

export interface ClosedResult {
  /** By procedure and truth, such as "howe/new-seeds". */
  readonly intervals: Readonly<Record<string, IntervalTally>>;
  /** All target cells' intervals at m = their number hold the truth. */
  readonly family: { readonly runs: number; readonly covered: number };
  readonly claims: ClaimCounts;
  readonly truth: { readonly share: number; readonly sd: number };
}

type Procedure = (cell: JudgedCell, tail: number) => Limits | undefined;

/** What is measured at each shape, and what each interval is held against. */
function proceduresFor({ seeds, clusterSize }: Design): readonly (readonly [string, Procedure, Truth])[] {
  const these = [
    ['these-seeds-t', theseSeedsLimits, 'these-seeds'],
    ['these-seeds-t', theseSeedsLimits, 'new-seeds'],
  ] as const;
  if (seeds === 2) return these;
  if (seeds >= 3) return [['howe', howeLimits, 'new-seeds'], ...these];
  const [name, own] =
    clusterSize === 1 ? (['tango', tangoLimits] as const) : (['cr2-satterthwaite', cr2Limits] as const);
  return [[name, own, 'these-seeds'], [name, own, 'new-seeds'], ...these];
}

const noVerdicts = (): Record<BoundsVerdict, number> => ({
  reversed: 0,
  vanished: 0,
  attenuated: 0,
  inconclusive: 0,
  survives: 0,
});

interface Bounds {
  readonly gain: Limits | undefined;
  readonly verdict: BoundsVerdict;
}

function boundsOf(target: JudgedCell, sandbox: JudgedCell, tail: number): Bounds {
  const gain = gainLimits(target, tail);
  const contrast = gain && gainLimits(sandbox, tail) && contrastLimits(target, sandbox, { tail, retention: RETENTION });
  const four = { low: gain?.low, high: gain?.high, contrastLow: contrast?.low, contrastHigh: contrast?.high };
  return { gain, verdict: verdictOf(four, SESOI) };
}

const isClaim = (gain: Limits | undefined): boolean => gain !== undefined && (gain.low > 0 || gain.high < 0);

/** Counts claims run by run. */
class ClaimTally {
  private readonly counts = { runs: 0, gain: 0, loss: 0, anyGainOrLoss: 0, allSurvive: 0, unfounded: 0 };
  private readonly verdicts = noVerdicts();
  private readonly anyVerdict = noVerdicts();
  private readonly covered = { runs: 0, covered: 0 };

  add(targets: readonly JudgedCell[], sandbox: JudgedCell, effect: number): void {
    const { counts } = this;
    counts.runs++;
    const single = targets.map(target => boundsOf(target, sandbox, ALPHA / 2));
    const [{ gain, verdict }] = single as [Bounds];
    if (gain !== undefined && gain.low > 0) counts.gain++;
    if (gain !== undefined && gain.high < 0) counts.loss++;
    this.verdicts[verdict]++;
    if (single.every(one => one.verdict === 'survives')) counts.allSurvive++;
    const founded = gainLimits(sandbox, ALPHA / 2);
    if (founded === undefined || founded.low <= 0) counts.unfounded++;
    this.addFamily(targets, sandbox, effect);
  }

  private addFamily(targets: readonly JudgedCell[], sandbox: JudgedCell, effect: number): void {
    const family = targets.map(target => boundsOf(target, sandbox, ALPHA / 2 / targets.length));
    if (family.some(({ gain }) => isClaim(gain))) this.counts.anyGainOrLoss++;
    for (const verdict of new Set(family.map(one => one.verdict))) this.anyVerdict[verdict]++;
    if (family.some(({ gain }) => gain === undefined)) return;
    this.covered.runs++;
    if (family.every(({ gain }) => gain !== undefined && gain.low <= effect && effect <= gain.high))
      this.covered.covered++;
  }

  result(): Pick<ClosedResult, 'claims' | 'family'> {
    return { claims: { ...this.counts, verdicts: this.verdicts, anyVerdict: this.anyVerdict }, family: this.covered };
  }
}

/** The cells of a design, solved: the sandbox cell, then the target cells. */
function truthsOf(design: Design): readonly CellTruth[] {
  const target = solveCell(design);
  const sandbox = solveCell({ ...design, effect: design.sandboxEffect });
  return [sandbox, ...Array.from({ length: design.targets }, () => target)];
}

/** Too few columns for a verdict: whatever is drawn, every procedure is refused and nothing is claimed. */
function refusedDesign(design: Design): ClosedResult {
  const { runs, share } = design;
  const refused = { intervals: 0, refused: runs, covered: 0, above: 0, below: 0, relativeWidth: 0 };
  const counts = { runs, gain: 0, loss: 0, anyGainOrLoss: 0, allSurvive: 0, unfounded: runs };
  const verdicts = { ...noVerdicts(), inconclusive: runs };
  return {
    intervals: Object.fromEntries(proceduresFor(design).map(([name, , about]) => [`${name}/${about}`, refused])),
    family: { runs: 0, covered: 0 },
    claims: { ...counts, verdicts, anyVerdict: verdicts },
    truth: { share, sd: 0 },
  };
}

/** Runs one design and counts: every closed-form procedure on the first target cell, verdicts on all of them. */
export function measureClosed(design: Design, seed: number): ClosedResult {
  if (design.items / design.clusterSize < MIN_COLUMNS) return refusedDesign(design);
  const truths = truthsOf(design);
  const truth = truths[1] as CellTruth;
  const simulator = new CellSimulator(design, truths);
  const rng = createRng(seed, 'calibrate', design.id);
  const entries = proceduresFor(design).map(([name, procedure, about]) => ({
    key: `${name}/${about}`,
    procedure,
    about,
    tally: new Tally(oracleWidth(truth, about)),
  }));
  const claims = new ClaimTally();
  for (let run = 0; run < design.runs; run++) {
    simulator.draw(rng);
    const [sandbox, ...targets] = simulator.cells.map(sums => judgeCell(sums, design)) as [JudgedCell, ...JudgedCell[]];
    const first = targets[0] as JudgedCell;
    for (const { procedure, about, tally } of entries) {
      const held = about === 'new-seeds' ? truth.effect : (simulator.cells[1] as CellSums).theseSeeds;
      tally.add(procedure(first, ALPHA / 2), held);
    }
    claims.add(targets, sandbox, truth.effect);
  }
  const intervals = Object.fromEntries(entries.map(({ key, tally }) => [key, tally.result()]));
  return { intervals, ...claims.result(), truth: { share: truth.share, sd: truth.seedModel.sd } };
}

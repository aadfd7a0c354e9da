import type { Rng } from '../../core/random.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { type CellModel, columnVarianceOf, fewestSeeds } from '../gain/cell-model.ts';
import { type HoweSquares, type HoweTerms, howeSquares, howeTerms } from '../gain/howe.ts';
import { checkBetween, checkDraws, checkTail } from '../guard.ts';
import { drawSeeds, type SeedDraw } from '../null/draw-seeds.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { projectPositive } from '../numeric/symmetric-eigen.ts';
import { checkCellModel } from './check-cell-model.ts';
import { checkRetention } from './check-sesoi.ts';
import { type ColumnModel, drawColumns } from './draw-columns.ts';
import { type BoundsVerdict, verdictOf } from './verdict-rule.ts';

/** A cell with the gain that it is assumed to have. */
export interface ScenarioCell extends CellModel {
  /** True gain, accuracy points as a fraction. */
  readonly gain: number;
}

export interface VerdictScenario {
  readonly target: ScenarioCell;
  readonly sandbox: ScenarioCell;
  /** Correlation over items of the item effects of the two cells, in [−1, 1]; 0 unless both have the same items. */
  readonly itemCorrelation: number;
  /** δ ≥ 0. */
  readonly sesoi: number;
  /** φ in (0, 1]. */
  readonly retention: number;
  /** One-sided error, α/(2m). */
  readonly tail: number;
}

export interface VerdictChances {
  /** Probability of each verdict on the target; they add up to 1. */
  readonly chances: Readonly<Record<BoundsVerdict, number>>;
  /** Probability that the sandbox's own interval lies above 0; elsewhere the target would be unfounded. */
  readonly replicates: number;
  /** Number of simulated studies; the standard error of a probability p is √(p(1−p)/draws). */
  readonly draws: number;
}

function checkScenario({
  target,
  sandbox,
  itemCorrelation,
  sesoi,
  retention,
  tail,
}: VerdictScenario): Refusal | undefined {
  const wrong =
    checkTail(tail) ??
    checkCellModel(target, 'target') ??
    checkCellModel(sandbox, 'sandbox') ??
    checkBetween(itemCorrelation, [-1 - Number.EPSILON, 1 + Number.EPSILON], 'itemCorrelation');
  if (wrong !== undefined) return wrong;
  if (![target.gain, sandbox.gain].every(Number.isFinite)) {
    return refuse('NON_FINITE', 'gain', `True gains ${target.gain}, ${sandbox.gain}: expected finite numbers.`);
  }
  if (!(sesoi >= 0 && sesoi < 1)) return refuse('OUT_OF_RANGE', 'sesoi', `sesoi = ${sesoi}: expected 0 to 1.`);
  const wrongShare = checkRetention(retention);
  if (wrongShare !== undefined) return wrongShare;
  if (itemCorrelation === 0 || target.items === sandbox.items) return undefined;
  const found = `${target.items} and ${sandbox.items} items`;
  return refuse('LENGTH_MISMATCH', 'itemCorrelation', `${found}: only cells with the same items can be correlated.`);
}

/** Covariance of the item effects as it enters that of the column means. */
function columnModel({ target, sandbox, itemCorrelation }: VerdictScenario): ColumnModel {
  return {
    items: [target.items, sandbox.items],
    variances: [columnVarianceOf(target), columnVarianceOf(sandbox)],
    covariance: itemCorrelation * Math.sqrt(target.itemVariance * sandbox.itemVariance),
  };
}

/** What the interval of a cell is made with, whatever is drawn. */
interface CellRule {
  readonly cell: ScenarioCell;
  /** t_{N−1}(p). */
  readonly quantile: number;
  /** Of a claim about new seeds; absent where there are too few of them. */
  readonly squares?: HoweSquares | undefined;
}

const ruleOf = (cell: ScenarioCell, tail: number): CellRule => ({
  cell,
  quantile: tQuantileUpper(tail, cell.items - 1),
  squares: fewestSeeds(cell) >= 3 ? howeSquares(cell, tail) : undefined,
});

function termsOf({ cell: { items }, quantile, squares }: CellRule, seeds: SeedDraw, columnVariance: number): HoweTerms {
  if (squares !== undefined) return howeTerms({ blocks: seeds.blocks, columnVariance, items }, squares);
  return { seedTerm: 0, itemTerm: (quantile ** 2 * columnVariance) / items };
}

const widthOf = (square: number): number => Math.sqrt(Math.max(0, square));

/** Draws studies: means and half-widths of target, sandbox and contrast, as the analysis would compute them. */
function studies(scenario: VerdictScenario, rng: Rng) {
  const { target, sandbox, retention: phi, tail } = scenario;
  const model = columnModel(scenario);
  const [rule, yardstick] = [ruleOf(target, tail), ruleOf(sandbox, tail)];
  const shared = rule.quantile * yardstick.quantile;
  return () => {
    const [own, other] = [drawSeeds(target, rng), drawSeeds(sandbox, rng)];
    const { means, covariance } = drawColumns(model, rng);
    const x = termsOf(rule, own, covariance[0]);
    const y = termsOf(yardstick, other, covariance[2]);
    const cross = (shared * covariance[1]) / target.items;
    const [xx = 0, xy = 0, , yy = 0] = projectPositive([x.itemTerm, cross, cross, y.itemTerm], 2);
    return {
      gain: target.gain + own.shift + means[0],
      sandboxGain: sandbox.gain + other.shift + means[1],
      width: widthOf(x.seedTerm + Math.max(0, x.itemTerm)),
      sandboxWidth: widthOf(y.seedTerm + Math.max(0, y.itemTerm)),
      contrastWidth: widthOf(x.seedTerm + phi * phi * y.seedTerm + xx - 2 * phi * xy + phi * phi * yy),
    };
  };
}

/**
 * How likely each verdict is before anything is run: studies are simulated with normal seed, item and residual effects, and the
 * verdict rule is applied to their bounds. From three seeds on the claim is about new seeds, below about these seeds, as in the
 * analysis itself. Right-or-wrong outcomes with few discordant items get wider intervals than this model knows.
 * @param draws simulated studies, 10,000 for a standard error of half a point
 * @returns chances, or a refusal: OUT_OF_RANGE, NON_FINITE, TOO_FEW_OBSERVATIONS (fewer than 15 items), TOO_FEW_SEEDS,
 * EMPTY_INPUT, LENGTH_MISMATCH (correlated cells of different sizes)
 * @source the model of Searle, Casella & McCulloch, Variance Components (1992), ch. 4; the intervals are `gainInterval` and
 * `contrastInterval`
 */
export function verdictChances(scenario: VerdictScenario, draws: number, rng: Rng): VerdictChances | Refusal {
  const wrong = checkScenario(scenario) ?? checkDraws(draws);
  if (wrong !== undefined) return wrong;
  const counts = { reversed: 0, vanished: 0, survives: 0, attenuated: 0, inconclusive: 0 };
  const drawStudy = studies(scenario, rng);
  let replicated = 0;
  for (let draw = 0; draw < draws; draw++) {
    const study = drawStudy();
    const contrast = study.gain - scenario.retention * study.sandboxGain;
    const bounds = {
      low: study.gain - study.width,
      high: study.gain + study.width,
      contrastLow: contrast - study.contrastWidth,
      contrastHigh: contrast + study.contrastWidth,
    };
    counts[verdictOf(bounds, scenario.sesoi)]++;
    if (study.sandboxGain > study.sandboxWidth) replicated++;
  }
  const chances = Object.fromEntries(Object.entries(counts).map(([verdict, count]) => [verdict, count / draws]));
  return { chances: chances as VerdictChances['chances'], replicates: replicated / draws, draws };
}

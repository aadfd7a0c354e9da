import type { AnalysisSettings } from '../core/design.ts';
import type { Power, RightChances } from '../core/power.ts';
import type { Rng } from '../core/random.ts';
import { accept, isRefused, type Refusal } from '../core/refusal.ts';
import { columnCovariance } from '../stats/gain/quadratic-form.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';
import { minimumDetectableGain } from '../stats/planning/minimum-detectable-gain.ts';
import type { PlannedCell } from '../stats/planning/settle.ts';
import { verdictChances } from '../stats/planning/verdict-chances.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';
import { plannedCell } from './planned-cell.ts';

/** Usual in planning: four of five such studies find it. */
const POWER = 0.8;

export interface PowerOptions extends Pick<AnalysisSettings, 'alpha' | 'sesoi' | 'retention'> {
  /** m, the number of target cells. */
  readonly targets: number;
  readonly draws: number;
  readonly rng: Rng;
}

/** Correlation of the item effects of two cells, as far as their items are the same; the chances are only known for that. */
function itemCorrelation(target: ContrastView, sandbox: ContrastView, cells: readonly [PlannedCell, PlannedCell]) {
  const [x, y] = cells;
  const product = Math.sqrt(x.itemVariance * y.itemVariance);
  if (x.items !== y.items || !(product > 0)) return 0;
  const relation = rungRelation([target, sandbox]);
  if (relation.seeds === 'shared') return 0;
  const covariance = columnCovariance(target.cell, sandbox.cell, relation.columns(0, 1)) * target.cell.matrix.items;
  return Math.min(1, Math.max(-1, covariance / product));
}

function chancesOf(
  target: ContrastView,
  sandbox: ContrastView,
  { draws, rng, ...settings }: PowerOptions,
): RightChances | Refusal {
  const cells = [plannedCell(target), plannedCell(sandbox)] as const;
  const [own, yardstick] = cells;
  const { alpha, sesoi, retention } = settings;
  const scenario = {
    sandbox: { ...yardstick, gain: yardstick.mean },
    itemCorrelation: itemCorrelation(target, sandbox, [own, yardstick]),
    sesoi,
    retention,
    tail: alpha / 2,
  };
  const all = verdictChances({ ...scenario, target: { ...own, gain: yardstick.mean } }, draws, rng);
  if (isRefused(all)) return all;
  const { chances: none } = accept(verdictChances({ ...scenario, target: { ...own, gain: 0 } }, draws, rng));
  const failsIfNone = none.vanished + none.attenuated + none.reversed;
  return { survivesIfAll: all.chances.survives, failsIfNone };
}

/** Of a verdict at m = 1, and at m = number of target cells: which one is the cell's own is for the gate to say. */
function levelledChances(target: ContrastView, sandbox: ContrastView, options: PowerOptions): Power['chances'] {
  const single = chancesOf(target, sandbox, options);
  if (isRefused(single)) return single;
  const { alpha, targets } = options;
  if (targets === 1) return { single, family: single };
  return { single, family: accept(chancesOf(target, sandbox, { ...options, alpha: alpha / targets })) };
}

/**
 * What a study of this size could have found: the smallest gain that shows in four of five of them and, for a target, how
 * often its verdict would be the right one were the whole sandbox gain there, or none of it. From the spread that was seen.
 * @returns refused where the cell has too few columns for an interval
 */
export function estimatePower(
  target: ContrastView,
  sandbox: ContrastView | undefined,
  options: PowerOptions,
): Power | Refusal {
  const few = refuseFewColumns(target.cell);
  if (few !== undefined) return few;
  const { alpha, draws, rng } = options;
  const smallestGain = minimumDetectableGain(plannedCell(target), { tail: alpha / 2, power: POWER, draws, rng });
  const chances = sandbox && (refuseFewColumns(sandbox.cell) ?? levelledChances(target, sandbox, options));
  return { smallestGain, power: POWER, chances, draws };
}

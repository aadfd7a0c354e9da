import type { SettleAdvice } from '../../core/cell-estimates.ts';
import type { Refusal } from '../../core/refusal.ts';
import { type CellModel, fewestSeeds } from '../gain/cell-model.ts';
import { isNoise, MIN_COLUMNS } from '../gain/gain-cell.ts';
import { checkFinite, checkTail } from '../guard.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { checkCellModel } from './check-cell-model.ts';
import { checkRetention, checkSesoi } from './check-sesoi.ts';
import { expectedSquare, grown, type Size } from './expected-square.ts';
import { verdictOf } from './verdict-rule.ts';

/** What is known about one cell, with its estimated mean. */
export interface PlannedCell extends CellModel {
  readonly mean: number;
}

export interface SettleInput {
  readonly target: PlannedCell;
  readonly sandbox: PlannedCell;
  /** cov_i(b_target, b_sandbox) over shared items × shared items ÷ sandbox items: the covariance of the two means × N_target. */
  readonly itemCovariance: number;
  readonly sesoi: number;
  readonly retention: number;
  /** One-sided error. */
  readonly tail: number;
}

const ITEM_LIMIT = 10_000_000;
const SEED_LIMIT = 1000;

/** Whether anything varied that more seeds or items could average out. */
const hasSpread = (cell: PlannedCell, tail: number): boolean => !isNoise(Math.sqrt(expectedSquare(cell, tail)), 1);

/** Product of the two quantiles and the covariance of the two means; the share of target items that are shared stays. */
function sharedTerm({ target, sandbox, itemCovariance, tail }: SettleInput, size: Size): number {
  const [x, y] = [grown(target, size).items, grown(sandbox, size).items];
  const perSandboxItem = (itemCovariance * sandbox.items) / target.items;
  return (tQuantileUpper(tail, x - 1) * tQuantileUpper(tail, y - 1) * perSandboxItem) / y;
}

function isSettled(input: SettleInput, size: Size): boolean {
  const { target, sandbox, sesoi, retention, tail } = input;
  if ([target, sandbox].some(cell => grown(cell, size).items < MIN_COLUMNS)) return false;
  const gainSquare = expectedSquare(grown(target, size), tail);
  const gainWidth = Math.sqrt(gainSquare);
  const square =
    gainSquare + retention ** 2 * expectedSquare(grown(sandbox, size), tail) - 2 * retention * sharedTerm(input, size);
  const contrastWidth = Math.sqrt(Math.max(0, square));
  const contrast = target.mean - retention * sandbox.mean;
  const bounds = {
    low: target.mean - gainWidth,
    high: target.mean + gainWidth,
    contrastLow: contrast - contrastWidth,
    contrastHigh: contrast + contrastWidth,
  };
  return verdictOf(bounds, sesoi) !== 'inconclusive';
}

/** Smallest whole number in (from, limit] that is enough; more of anything only narrows the bounds. */
function smallestEnough(from: number, limit: number, isEnough: (count: number) => boolean): number | undefined {
  if (from >= limit || !isEnough(limit)) return undefined;
  let [low, high] = [from, limit];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function checkInput({ target, sandbox, itemCovariance, sesoi, retention, tail }: SettleInput): Refusal | undefined {
  return (
    checkTail(tail) ??
    checkSesoi(sesoi) ??
    checkRetention(retention) ??
    checkFinite([target.mean, sandbox.mean], 'mean') ??
    checkFinite([itemCovariance], 'itemCovariance') ??
    checkCellModel(target, 'target', 1) ??
    checkCellModel(sandbox, 'sandbox', 1)
  );
}

/**
 * What would settle an inconclusive verdict if the estimates stayed where they are: items at each cell's present seeds, or
 * seeds at its present items, bought for the target and the sandbox up to the same number. A plan, not a promise: the
 * estimates will move. Exactly on a boundary no number is enough; below three seeds in either cell nothing is known about
 * more of them.
 * @param input cells of at least one item and one seed; they may be too small for a verdict as yet
 * @returns undefined where the estimates point to no verdict at all, or the spread of a cell is not known; or a refusal:
 * OUT_OF_RANGE, NON_FINITE, TOO_FEW_OBSERVATIONS, TOO_FEW_SEEDS, EMPTY_INPUT
 */
export function settle(input: SettleInput): SettleAdvice | undefined | Refusal {
  const wrong = checkInput(input);
  if (wrong !== undefined) return wrong;
  const { target, sandbox, retention, sesoi } = input;
  const contrast = target.mean - retention * sandbox.mean;
  const limit = { low: target.mean, high: target.mean, contrastLow: contrast, contrastHigh: contrast };
  const toward = verdictOf(limit, sesoi);
  if (toward === 'inconclusive' || !hasSpread(target, input.tail) || !hasSpread(sandbox, input.tail)) return undefined;
  const { items } = target;
  const seeds = fewestSeeds(target);
  const fewSeeds = Math.min(seeds, fewestSeeds(sandbox)) < 3;
  return {
    toward,
    items: smallestEnough(items, ITEM_LIMIT, count => isSettled(input, { seeds: 0, items: count })),
    seeds: fewSeeds
      ? undefined
      : smallestEnough(seeds, SEED_LIMIT, count => isSettled(input, { seeds: count, items: 0 })),
    itemLimit: ITEM_LIMIT,
    seedLimit: SEED_LIMIT,
  };
}

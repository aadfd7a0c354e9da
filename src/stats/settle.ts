import type { SettleAdvice } from '../core/cell-estimates.ts';
import { decideBounds } from './decide-bounds.ts';
import { tQuantileUpper } from './special-functions.ts';

/** What is known about one cell; components are ≥ 0. With fewer than three seeds `seedVariance` is unknown and must be 0. */
export interface SettleCell {
  readonly mean: number;
  readonly seeds: number;
  readonly items: number;
  readonly seedVariance: number;
  readonly itemVariance: number;
  readonly errorVariance: number;
}

export interface SettleInput {
  readonly target: SettleCell;
  readonly sandbox: SettleCell;
  /** cov_i(b_target, b_sandbox) over shared items, times the share of items that are shared. */
  readonly itemCovariance: number;
  readonly sesoi: number;
  readonly retention: number;
  /** One-sided error. */
  readonly tail: number;
}

const ITEM_LIMIT = 10_000_000;
const SEED_LIMIT = 1000;

/** Expected squared half-width of a cell's mean, were it run with S seeds and N items. */
function expectedSquare(
  cell: SettleCell,
  { seeds, items, tail }: { seeds: number; items: number; tail: number },
): number {
  const [S, N] = [Math.max(seeds, cell.seeds), Math.max(items, cell.items)];
  const itemT = tQuantileUpper(tail, N - 1) ** 2;
  if (S < 3) return (itemT * (cell.itemVariance + cell.errorVariance / S)) / N;
  const seedT = tQuantileUpper(tail, S - 1) ** 2;
  return seedT * (cell.seedVariance / S + cell.errorVariance / (S * N)) + (itemT * cell.itemVariance) / N;
}

function isSettled(
  { target, sandbox, itemCovariance, sesoi, retention, tail }: SettleInput,
  seeds: number,
  items: number,
) {
  const size = { seeds, items, tail };
  const gainWidth = Math.sqrt(expectedSquare(target, size));
  const shared =
    (tQuantileUpper(tail, Math.max(items, target.items) - 1) ** 2 * itemCovariance) / Math.max(items, target.items);
  const square = expectedSquare(target, size) + retention ** 2 * expectedSquare(sandbox, size) - 2 * retention * shared;
  const contrastWidth = Math.sqrt(Math.max(0, square));
  const contrast = target.mean - retention * sandbox.mean;
  const bounds = {
    low: target.mean - gainWidth,
    high: target.mean + gainWidth,
    contrastLow: contrast - contrastWidth,
    contrastHigh: contrast + contrastWidth,
  };
  return decideBounds(bounds, sesoi) !== 'inconclusive';
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

/**
 * What would settle an inconclusive verdict if the estimates stayed where they are: items at the present seeds, or seeds at
 * the present items, bought for the target and the sandbox alike. A plan, not a promise: the estimates will move.
 * Exactly on a boundary no number is enough.
 * @returns undefined where the estimates point to no verdict at all
 */
export function settle(input: SettleInput): SettleAdvice | undefined {
  const { target, sandbox, retention, sesoi } = input;
  const contrast = target.mean - retention * sandbox.mean;
  const limit = { low: target.mean, high: target.mean, contrastLow: contrast, contrastHigh: contrast };
  const toward = decideBounds(limit, sesoi);
  if (toward === 'inconclusive') return undefined;
  const { seeds, items } = target;
  return {
    toward,
    items: smallestEnough(items, ITEM_LIMIT, count => isSettled(input, seeds, count)),
    seeds: seeds < 3 ? undefined : smallestEnough(seeds, SEED_LIMIT, count => isSettled(input, count, items)),
    itemLimit: ITEM_LIMIT,
    seedLimit: SEED_LIMIT,
  };
}

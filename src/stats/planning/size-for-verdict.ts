import type { CreateRng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween } from '../guard.ts';

import { checkCellModel } from './check-cell-model.ts';
import { grown, type Size } from './expected-square.ts';
import { type VerdictScenario, verdictChances } from './verdict-chances.ts';
import { BOUNDS_ORDER, type BoundsVerdict } from './verdict-rule.ts';

export interface SizeOptions {
  /** What is bought for both cells, up to the same number. */
  readonly grow: 'items' | 'seeds';
  /** Verdicts that count as an answer, at least one; each counts once, however often it is named. */
  readonly verdicts: readonly BoundsVerdict[];
  /** Probability of one of them, in (0, 1). */
  readonly power: number;
  /** No more than this number is tried. */
  readonly limit: number;
  /** Simulated studies at every size. */
  readonly draws: number;
  /** Every size gets the same stream, so that sizes are compared on the same luck. */
  readonly createRng: CreateRng;
}

/** Chance of an answer if both cells had at least this size. */
function chanceAt(scenario: VerdictScenario, size: Size, options: SizeOptions): number | Refusal {
  const target = { ...scenario.target, ...grown(scenario.target, size) };
  const sandbox = { ...scenario.sandbox, ...grown(scenario.sandbox, size) };
  const rng = options.createRng(1, 'size for verdict');
  const result = verdictChances({ ...scenario, target, sandbox }, options.draws, rng);
  if (isRefused(result)) return result;
  return [...new Set(options.verdicts)].reduce((sum, verdict) => sum + result.chances[verdict], 0);
}

function checkOptions({ grow, verdicts, power, limit }: SizeOptions): Refusal | undefined {
  if (grow !== 'items' && grow !== 'seeds') {
    return refuse('OUT_OF_RANGE', 'grow', `grow = ${grow}: expected items or seeds.`);
  }
  if (verdicts.length === 0)
    return refuse('EMPTY_INPUT', 'verdicts', 'No verdict counts as an answer: name at least one.');
  const unknown = verdicts.find(verdict => !BOUNDS_ORDER.includes(verdict));
  if (unknown !== undefined) {
    return refuse('OUT_OF_RANGE', 'verdicts', `No verdict is called ${unknown}: expected ${BOUNDS_ORDER.join(', ')}.`);
  }
  if (!Number.isSafeInteger(limit) || limit < 1) {
    return refuse('OUT_OF_RANGE', 'limit', `limit = ${limit}: expected a whole number, 1 or more.`);
  }
  return checkBetween(power, [0, 1], 'power');
}

/**
 * The smallest number of items, or of seeds, at which one of the wanted verdicts comes with probability `power` under a
 * scenario. The present size is the least it says.
 * @returns the number, or a refusal: NOT_ACHIEVABLE where not even `limit` is enough (retention exactly at φ is resolved by
 * none), OUT_OF_RANGE (options), EMPTY_INPUT (no verdict named), and whatever `verdictChances` refuses
 * @source bisection over `verdictChances`, with the same random numbers at every size
 */
export function sizeForVerdict(scenario: VerdictScenario, options: SizeOptions): number | Refusal {
  const { grow, power, limit } = options;
  const { target, sandbox } = scenario;
  // Growing would hide a size that is none.
  const wrong = checkOptions(options) ?? checkCellModel(target, 'target', 1) ?? checkCellModel(sandbox, 'sandbox', 1);
  if (wrong !== undefined) return wrong;
  const sizeOf = (count: number): Size => (grow === 'items' ? { items: count, seeds: 0 } : { items: 0, seeds: count });
  const most = chanceAt(scenario, sizeOf(limit), options);
  if (isRefused(most)) return most;
  if (most < power) {
    const found = `${limit} ${grow} give ${most.toFixed(3)}`;
    return refuse('NOT_ACHIEVABLE', grow, `A chance of ${power} is out of reach: ${found}.`);
  }
  const present = grow === 'items' ? target.items : Math.min(...target.blocks.map(b => b.seeds));
  let [low, high] = [Math.min(present, limit) - 1, limit];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const chance = chanceAt(scenario, sizeOf(middle), options);
    if (isRefused(chance)) return chance;
    if (chance >= power) high = middle;
    else low = middle;
  }
  return high;
}

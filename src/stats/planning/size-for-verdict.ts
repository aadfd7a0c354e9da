import type { CreateRng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween } from '../guard.ts';
import type { BoundsVerdict } from './decide-bounds.ts';
import { grown, type Size } from './expected-square.ts';
import { type VerdictScenario, verdictChances } from './verdict-chances.ts';

export interface SizeOptions {
  /** What is bought for both cells, up to the same number. */
  readonly grow: 'items' | 'seeds';
  /** Verdicts that count as an answer. */
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
  return options.verdicts.reduce((sum, verdict) => sum + result.chances[verdict], 0);
}

/**
 * The smallest number of items, or of seeds, at which one of the wanted verdicts comes with probability `power` under a
 * scenario. The present size is the least it says.
 * @returns the number, or a refusal: NOT_ACHIEVABLE where not even `limit` is enough (retention exactly at φ is resolved by
 * none), and whatever `verdictChances` refuses
 * @source bisection over `verdictChances`, with the same random numbers at every size
 */
export function sizeForVerdict(scenario: VerdictScenario, options: SizeOptions): number | Refusal {
  const { grow, power, limit } = options;
  const wrong = checkBetween(power, [0, 1], 'power');
  if (wrong !== undefined) return wrong;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    return refuse('OUT_OF_RANGE', 'limit', `limit = ${limit}: expected a whole number, 1 or more.`);
  }
  const sizeOf = (count: number): Size => (grow === 'items' ? { items: count, seeds: 0 } : { items: 0, seeds: count });
  const most = chanceAt(scenario, sizeOf(limit), options);
  if (isRefused(most)) return most;
  if (most < power) {
    const found = `${limit} ${grow} give ${most.toFixed(3)}`;
    return refuse('NOT_ACHIEVABLE', grow, `A chance of ${power} is out of reach: ${found}.`);
  }
  const present = grow === 'items' ? scenario.target.items : Math.min(...scenario.target.blocks.map(b => b.seeds));
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

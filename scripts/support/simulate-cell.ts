import { makeRandom } from './random.ts';

/** Standard deviations of the random effects, in logits. */
export interface Effects {
  /** Some items are easy for every arm, rung and seed. */
  readonly item: number;
  /** Solutions of one problem share their fate. */
  readonly cluster: number;
  /** A seed fixes the weak teacher, hence its labels: the same items fall in every arm. */
  readonly itemSeed: number;
  /** A lucky seed is lucky for all arms … */
  readonly seed: number;
  /** … or for one of them. */
  readonly seedArm: number;
}

export interface SimulatedItem {
  readonly name: string;
  /** Absent where items stand alone. */
  readonly cluster?: string | undefined;
  /** Ease in logits, the same for all rungs and arms. */
  readonly ease: number;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Items of a domain with their ease; `clusterOf` tells which problem the i-th item belongs to. */
export function makeItems(
  count: number,
  clusterOf: (index: number) => string | undefined,
  { domain, seed, effects }: { readonly domain: string; readonly seed: number; readonly effects: Effects },
): readonly SimulatedItem[] {
  const random = makeRandom(seed, `items of ${domain}`);
  const shared = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const cluster = clusterOf(index);
    if (cluster !== undefined && !shared.has(cluster)) shared.set(cluster, random.normal() * effects.cluster);
    const ease = random.normal() * effects.item + (cluster === undefined ? 0 : (shared.get(cluster) ?? 0));
    return { name: `${domain}-${String(index + 1).padStart(4, '0')}`, cluster, ease };
  });
}

/** The intercept that gives these items the wanted mean accuracy, by bisection. */
function findIntercept(accuracy: number, offsets: readonly number[]): number {
  let low = -30;
  let high = 30;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const mean = offsets.reduce((sum, offset) => sum + logistic(middle + offset), 0) / offsets.length;
    if (mean < accuracy) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface CellPlan {
  readonly domain: string;
  readonly rung: string;
  readonly seeds: number;
  /** Arm → mean accuracy over items and seeds, before the seeds' luck. */
  readonly accuracy: Readonly<Record<string, number>>;
}

export interface SimulatedOutcome {
  readonly arm: string;
  /** Counted from 1. */
  readonly seed: number;
  readonly item: SimulatedItem;
  readonly score: 0 | 1;
}

/**
 * Outcomes of one rung × domain from a logistic model with random effects of items, seeds, items × seeds and
 * seeds × arms. Arms and seeds come in order, items in theirs.
 */
export function* simulateCell(
  plan: CellPlan,
  items: readonly SimulatedItem[],
  { seed, effects }: { readonly seed: number; readonly effects: Effects },
): Generator<SimulatedOutcome> {
  const at = `${plan.rung}/${plan.domain}`;
  const fate = makeRandom(seed, `items × seeds of ${at}`);
  const offsets = Array.from({ length: plan.seeds }, () =>
    items.map(({ ease }) => ease + fate.normal() * effects.itemSeed),
  );
  const luck = makeRandom(seed, `seeds of ${at}`);
  const seedLuck = Array.from({ length: plan.seeds }, () => luck.normal() * effects.seed);
  for (const [arm, accuracy] of Object.entries(plan.accuracy)) {
    const intercept = findIntercept(accuracy, offsets.flat());
    const random = makeRandom(seed, `${arm} of ${at}`);
    for (const [s, row] of offsets.entries()) {
      const shift = intercept + (seedLuck[s] ?? 0) + random.normal() * effects.seedArm;
      for (const [i, item] of items.entries()) {
        const score = random.uniform() < logistic(shift + (row[i] ?? 0)) ? 1 : 0;
        yield { arm, seed: s + 1, item, score };
      }
    }
  }
}

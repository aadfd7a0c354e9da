import type { SeedLaw } from './design.ts';
import { type LatticeLaw, latticeNormal, latticeSum } from './lattice-law.ts';
import { addNodes, heavyNodes, mixNodes, type Nodes, normalNodes } from './nodes.ts';

/** Standard deviations in logits: some items are easy for both arms, and some are made easier by one of them. */
export const [ITEM_SD, ITEM_ARM_SD] = [1.5, 1];
/** Share of both variances that items of one cluster have in common. */
const CLUSTER_SHARE = 0.5;
/** Trainings that fail: how often, and how many logits they cost. The seeds' ordinary spread is then fixed. */
const COLLAPSE = { chance: 0.1, shift: -3, sd: 0.1 } as const;

/** Effects of items, common to both arms and of each arm; those of clusters are 0 where items stand alone. */
export interface ItemModel {
  readonly item: LatticeLaw;
  readonly itemArm: LatticeLaw;
  readonly cluster: LatticeLaw;
  readonly clusterArm: LatticeLaw;
}

export function itemModel(clusterSize: number): ItemModel {
  const common = clusterSize === 1 ? 0 : CLUSTER_SHARE;
  return {
    item: latticeNormal(ITEM_SD * Math.sqrt(1 - common)),
    itemArm: latticeNormal(ITEM_ARM_SD * Math.sqrt(1 - common)),
    cluster: latticeNormal(ITEM_SD * Math.sqrt(common)),
    clusterArm: latticeNormal(ITEM_ARM_SD * Math.sqrt(common)),
  };
}

/** Effects of seeds: common to both arms (u), of each arm (v), and failures of the training. */
export interface SeedModel {
  readonly law: SeedLaw;
  /** Standard deviation of u and of v, in logits. */
  readonly sd: number;
  readonly collapse: { readonly both: number; readonly candidate: number; readonly shift: number };
}

function seedModel(law: SeedLaw, sd: number): SeedModel {
  const both = law === 'collapse-both' ? COLLAPSE.chance : 0;
  const candidate = law === 'collapse-one' ? COLLAPSE.chance : 0;
  return { law, sd, collapse: { both, candidate, shift: COLLAPSE.shift } };
}

export interface CellGoal {
  readonly law: SeedLaw;
  readonly seeds: number;
  readonly items: number;
  readonly clusterSize: number;
  readonly base: number;
  readonly effect: number;
  readonly share: number;
}

/** A cell with all that is true about it, on the probability scale. */
export interface CellTruth {
  readonly seedModel: SeedModel;
  /** Intercepts in logits. */
  readonly baseline: number;
  readonly candidate: number;
  readonly effect: number;
  /** Var(Δ̂), and the part that comes from the seeds that were drawn. */
  readonly variance: number;
  readonly seedPart: number;
  readonly share: number;
}

type Factor = 'seed' | 'cluster' | 'item';
type Arm = 0 | 1;

/** An effect on the logit scale: of one factor, and of both arms or of one. */
interface Effect {
  readonly of: Factor;
  readonly arm?: Arm;
  readonly law: LatticeLaw | Nodes | NormalLaw;
}

interface NormalLaw {
  readonly sd: number;
}

function effectsOf({ item, itemArm, cluster, clusterArm }: ItemModel, { law, sd, collapse }: SeedModel): Effect[] {
  const seedArm = law === 'heavy' ? heavyNodes(sd) : { sd };
  const arms = ([0, 1] as const).flatMap((arm): Effect[] => [
    { of: 'seed', arm, law: seedArm },
    { of: 'cluster', arm, law: clusterArm },
    { of: 'item', arm, law: itemArm },
  ]);
  return [
    ...arms,
    { of: 'seed', law: { sd } },
    { of: 'seed', law: mixNodes(collapse.shift, collapse.both) },
    { of: 'seed', arm: 1, law: mixNodes(collapse.shift, collapse.candidate) },
    { of: 'cluster', law: cluster },
    { of: 'item', law: item },
  ];
}

/** The law of a sum of effects: those on the lattice and normal ones are added up by themselves, which keeps nodes few. */
function sumOf(effects: readonly Effect[]): Nodes {
  const laws = effects.map(({ law }) => law);
  const variance = laws.reduce((sum, law) => sum + ('sd' in law ? law.sd ** 2 : 0), 0);
  let sum = addNodes(normalNodes(Math.sqrt(variance)), latticeSum(laws.filter(law => 'table' in law)));
  for (const law of laws) if ('at' in law) sum = addNodes(law, sum);
  return sum;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function meanOver({ at, weight }: Nodes, intercept: number): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (weight[k] as number) * logistic(intercept + (at[k] as number));
  return sum;
}

/** The intercept at which the mean over `nodes` is `mean`, by Newton's method on a rising function. */
export function interceptFor(nodes: Nodes, mean: number): number {
  let intercept = Math.log(mean / (1 - mean));
  for (let step = 0; step < 60; step++) {
    let [value, slope] = [0, 0];
    for (let k = 0; k < nodes.at.length; k++) {
      const p = logistic(intercept + (nodes.at[k] as number));
      value += (nodes.weight[k] as number) * p;
      slope += (nodes.weight[k] as number) * p * (1 - p);
    }
    const change = (mean - value) / slope;
    intercept += Math.max(-2, Math.min(2, change));
    if (Math.abs(change) < 1e-13) break;
  }
  return intercept;
}

/** E[p·p'] of outcomes of two arms that have the effects of some factors in common. */
function meanProduct(effects: readonly Effect[], pair: readonly [Arm, Arm], { factors, intercepts }: Sharing): number {
  const isShared = ({ of, arm }: Effect) => factors.includes(of) && (arm === undefined || pair[0] === pair[1]);
  const ofArm = (arm: Arm) => effects.filter(effect => effect.arm === undefined || effect.arm === arm);
  const shared = sumOf(ofArm(pair[0]).filter(isShared));
  const [x, y] = pair.map(arm => sumOf(ofArm(arm).filter(effect => !isShared(effect)))) as [Nodes, Nodes];
  let sum = 0;
  for (let k = 0; k < shared.at.length; k++) {
    const at = shared.at[k] as number;
    const first = meanOver(x, intercepts[pair[0]] + at);
    sum += (shared.weight[k] as number) * first * (pair[0] === pair[1] ? first : meanOver(y, intercepts[pair[1]] + at));
  }
  return sum;
}

interface Sharing {
  readonly factors: readonly Factor[];
  /** Of the baseline and of the candidate. */
  readonly intercepts: readonly [number, number];
}

/** Cov(d, d') of two differences that have the effects of some factors in common, and neither item nor seed both. */
function covariance(effects: readonly Effect[], sharing: Sharing, effect: number): number {
  const product = (x: Arm, y: Arm) => meanProduct(effects, [x, y], sharing);
  return product(0, 0) + product(1, 1) - 2 * product(0, 1) - effect * effect;
}

/**
 * What is true of a cell whose seeds have effects of standard deviation `sd`: intercepts such that both accuracies are exact,
 * and Var(Δ̂) from the covariances of two differences with the same seed, item or cluster.
 */
function truthAt(goal: CellGoal, items: ItemModel, sd: number): CellTruth {
  const { law, seeds: S, items: N, clusterSize: k, base, effect } = goal;
  const model = seedModel(law, sd);
  const effects = effectsOf(items, model);
  const means = [base, base + effect] as const;
  const intercepts = ([0, 1] as const).map(arm => {
    const own = effects.filter(one => one.arm === undefined || one.arm === arm);
    return interceptFor(sumOf(own), means[arm]);
  }) as [number, number];
  const cov = (factors: readonly Factor[]) => covariance(effects, { factors, intercepts }, effect);
  const both = meanProduct(effects, [0, 1], { factors: ['seed', 'item', 'cluster'], intercepts });
  const single = means[0] + means[1] - 2 * both - effect * effect;
  const ofSeed = cov(['seed']);
  const ofItem = cov(['item', 'cluster']);
  const inCluster = k === 1 ? [0, 0] : [cov(['seed', 'cluster']), cov(['cluster'])];
  // Pairs of the S·N differences: the same one, one seed, one item, one cluster; all others are independent.
  const sameSeed = S * N * (single + (k - 1) * (inCluster[0] as number) + (N - k) * ofSeed);
  const otherSeed = S * (S - 1) * N * (ofItem + (k - 1) * (inCluster[1] as number));
  const variance = (sameSeed + otherSeed) / (S * N) ** 2;
  // Without seed effects the covariance is 0 up to rounding, on either side.
  const seedPart = Math.max(0, ofSeed) / S;
  return {
    seedModel: model,
    baseline: intercepts[0],
    candidate: intercepts[1],
    effect,
    variance,
    seedPart,
    share: seedPart / variance,
  };
}

/**
 * A cell with the wanted accuracy, gain and seed share, all exact on the probability scale: intercepts by Newton's method
 * inside, the seeds' standard deviation by the secant method outside. Under a collapsing law that one is fixed.
 * @throws Error where no spread of seeds gives the share
 */
export function solveCell(goal: CellGoal): CellTruth {
  const items = itemModel(goal.clusterSize);
  if (goal.law.startsWith('collapse')) return truthAt(goal, items, COLLAPSE.sd);
  if (goal.share === 0) return truthAt(goal, items, 0);
  // The odds of the share grow as the square of the spread at first: on log scales the way is nearly straight.
  const odds = Math.log(goal.share / (1 - goal.share));
  const missAt = (x: number) => {
    const truth = truthAt(goal, items, Math.exp(x));
    return { truth, x, miss: Math.log(truth.share / (1 - truth.share)) - odds };
  };
  let before = missAt(Math.log(0.2));
  let now = missAt(before.x - before.miss / 2);
  for (let step = 0; step < 40 && Math.abs(now.miss) > 1e-7; step++) {
    const slope = (now.miss - before.miss) / (now.x - before.x);
    const move = Math.max(-1.5, Math.min(1.5, now.miss / Math.max(slope, 0.2)));
    before = now;
    now = missAt(now.x - move);
  }
  if (Math.abs(now.miss) <= 1e-7) return now.truth;
  throw new Error(`No spread of seeds gives a share of ${goal.share}: ${JSON.stringify(goal)}`);
}

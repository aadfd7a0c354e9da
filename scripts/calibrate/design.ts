import { itemsOf, PROFILES } from './cluster-profiles.ts';

/** How the seeds of a design behave. `normal` is the grid; the others are stress. */
export type SeedLaw = 'normal' | 'heavy' | 'collapse-both' | 'collapse-one';

/** One point of the grid. */
export interface Design {
  readonly id: string;
  readonly kind: 'closed' | 'bootstrap' | 'planted' | 'unequal';
  readonly law: SeedLaw;
  readonly seeds: number;
  /** Items of every cell; a multiple of the cluster size. */
  readonly items: number;
  readonly clusterSize: number;
  /** Share of Var(Δ̂) that comes from the seeds; under a collapsing law it is what comes out. */
  readonly share: number;
  /** True gain of the target cells and of the sandbox cell, and the baseline's accuracy. */
  readonly effect: number;
  readonly sandboxEffect: number;
  readonly base: number;
  /** Target cells. */
  readonly targets: number;
  readonly runs: number;
  /** Clusters of unequal size, by name, and the part of the items' effects that they share; `clusterSize` is 1 then. */
  readonly unequal?: { readonly profile: string; readonly within: number } | undefined;
}

export const SEEDS = [1, 2, 3, 5, 10, 20] as const;
/** By cluster size; 52 items are 13 clusters and refused, 80 are 20 clusters. */
const ITEMS = { 1: [20, 50, 200, 1000, 5000], 4: [52, 80, 200, 1000, 5000] } as const;
const CLUSTER_SIZES = [1, 4] as const;
export const SHARES = [0, 0.25, 0.5, 0.75] as const;
export const EFFECTS = [0, 0.02, 0.05] as const;
const BASES = [0.55, 0.75, 0.9] as const;

/** Retention floor and smallest gain worth having, as the product has them by default. */
export const RETENTION = 0.5;
export const SESOI = 0.02;
export const ALPHA = 0.05;
/** Size of the family of target cells. */
const FAMILY = 6;

/**
 * The sandbox gain that makes a target's gain a case of its own: nothing of .05 arrives (E1); .02 is δ (E4) and exactly half
 * of .04 (E2, E3); .05 arrives in full (power).
 */
const SANDBOX_EFFECTS: Readonly<Record<number, number>> = { 0: 0.05, 0.02: 0.04, 0.05: 0.05 };

type Point = Omit<Design, 'id' | 'sandboxEffect'>;

function design(point: Point): Design {
  const { kind, law, seeds, items, clusterSize, share, effect, base, targets, unequal } = point;
  const id = [
    kind,
    law,
    `S${seeds}`,
    `N${items}`,
    `k${clusterSize}`,
    `h${share}`,
    `d${effect}`,
    `b${base}`,
    `m${targets}`,
    ...(unequal ? [unequal.profile, `w${unequal.within}`] : []),
  ];
  return { ...point, sandboxEffect: SANDBOX_EFFECTS[effect] as number, id: id.join('-') };
}

/** Every combination of one value per name, the last name varying fastest. */
function everyCombination<T extends object>(values: { readonly [K in keyof T]: readonly T[K][] }): T[] {
  let combinations: Partial<T>[] = [{}];
  for (const name of Object.keys(values) as (keyof T)[]) {
    combinations = combinations.flatMap(one => values[name].map(value => ({ ...one, [name]: value })));
  }
  return combinations as T[];
}

type Shape = Pick<Point, 'seeds' | 'items' | 'clusterSize' | 'share' | 'effect' | 'base'>;

const crossed = (): Shape[] =>
  CLUSTER_SIZES.flatMap(clusterSize =>
    everyCombination<Shape>({
      seeds: SEEDS,
      items: ITEMS[clusterSize],
      clusterSize: [clusterSize],
      share: SHARES,
      effect: EFFECTS,
      base: BASES,
    }),
  );

/** Families are left out where they are dear and say little: with many items most of them; two seeds, which pass no gate. */
function hasFamily({ seeds, items, clusterSize, base }: Shape): boolean {
  if (seeds === 2 || (seeds === 20 && items === 1000)) return false;
  return items < 5000 || (base === 0.75 && clusterSize === 1);
}

/** The whole grid for the closed-form procedures; 20 seeds with 5,000 items are too dear. */
const closedGrid = (runs: number): Design[] =>
  crossed()
    .filter(({ seeds, items }) => seeds < 20 || items < 5000)
    .map(point => design({ ...point, kind: 'closed', law: 'normal', targets: hasFamily(point) ? FAMILY : 1, runs }));

/** Heavy tails at the grid's larger shares; trainings that fail, in both arms or in the candidate's alone. */
function stressDesigns(runs: number): Design[] {
  const laws = { heavy: [0.5, 0.75], 'collapse-both': [0], 'collapse-one': [0] } as const;
  const shapes = everyCombination<Pick<Point, 'law' | 'seeds' | 'items' | 'effect'>>({
    law: ['heavy', 'collapse-both', 'collapse-one'],
    seeds: [3, 5, 10],
    items: [200, 1000],
    effect: EFFECTS,
  });
  const common = { kind: 'closed', base: 0.75, clusterSize: 1, targets: FAMILY, runs } as const;
  return shapes.flatMap(shape =>
    laws[shape.law as keyof typeof laws].map(share => design({ ...common, ...shape, share })),
  );
}

/** The part of the grid that bootstraps are run on: every gain and base rate of it, so that the lowest coverage is one. */
const isBootstrapped = ({ seeds, items, clusterSize, share }: Shape): boolean =>
  seeds !== 2 && seeds <= 10 && items >= (clusterSize === 1 ? 50 : 200) && items <= 1000 && share !== 0.25;

/** With ten seeds half of the runs: these cost more than all others together. */
const bootstrapDesigns = (runs: number): Design[] =>
  crossed()
    .filter(isBootstrapped)
    .map(point => {
      const own = point.seeds === 10 ? Math.ceil(runs / 2) : runs;
      return design({ ...point, kind: 'bootstrap', law: 'normal', targets: 1, runs: own });
    });

/** A/A on simulated runs, with the right procedure and with one that counts items only. */
const plantedDesigns = (runs: number): Design[] =>
  SHARES.map(share => {
    const point = { seeds: 5, items: 1000, clusterSize: 1, share, effect: 0.02, base: 0.75, targets: 1, runs };
    return design({ ...point, kind: 'planted', law: 'normal' });
  });

/** Clusters of unequal size, seeds that do not vary: half of the items' effects shared within clusters, or all, or a gain at the ceiling. */
const unequalDesigns = (runs: number): Design[] =>
  PROFILES.flatMap(profile =>
    [1, 2, 3, 5, 10].flatMap(seeds =>
      [
        { within: 0.5, effect: 0, base: 0.75 },
        { within: 1, effect: 0, base: 0.75 },
        { within: 0.5, effect: 0.05, base: 0.9 },
      ].map(({ within, effect, base }) => {
        const unequal = { profile: profile.name, within };
        const point = { seeds, items: itemsOf(profile), clusterSize: 1, share: 0, effect, base, targets: 1, runs };
        return design({ ...point, kind: 'unequal', law: 'normal', unequal });
      }),
    ),
  );

export interface Sizes {
  readonly closed: number;
  readonly bootstrap: number;
  readonly planted: number;
  readonly unequal: number;
}

/** Everything that is simulated, the dearest designs first, so that two processes end together. */
export function allDesigns({ closed, bootstrap, planted, unequal }: Sizes): readonly Design[] {
  const designs = [
    ...closedGrid(closed),
    ...stressDesigns(closed),
    ...bootstrapDesigns(bootstrap),
    ...plantedDesigns(planted),
    ...unequalDesigns(unequal),
  ];
  return designs
    .map((one, at) => ({ one, at }))
    .sort((x, y) => costOf(y.one) - costOf(x.one) || x.at - y.at)
    .map(({ one }) => one);
}

/** Nanoseconds, roughly: how long a design takes, for the order and for the time that is left. */
export function costOf({ kind, seeds, items, targets, runs }: Design): number {
  const cells = targets + 1;
  if (kind === 'closed') return runs * (30_000 + cells * (5000 + seeds * items * 5));
  if (kind === 'unequal') return runs * items * (200 + seeds * 40);
  return kind === 'bootstrap' ? runs * (5e5 + seeds * items * 900) : runs * 4e7;
}

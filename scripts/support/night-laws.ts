import type { Rng } from '../../src/core/random.ts';
import type { Night } from '../../src/stats/sequential/night.ts';

/** How the nights of a series come about; in all of them the arms do not differ on average. */
export interface NightLaw {
  readonly name: string;
  /** Items of a night. */
  readonly items: number;
  /** The interval that suits such items if their number is fixed: Tango's for right or wrong, else Student's. */
  readonly fixed: 'tango' | 't';
  /** Starts a series: what it gives are its nights, one per call. */
  readonly start: (rng: Rng) => () => Night;
}

/** Right-or-wrong outcomes; `tiltOf` in [−1, 1] is how much likelier a gain is than a loss where the arms differ. */
function binaryNight(rng: Rng, items: number, { discordant, tiltOf }: Tilted): Night {
  const [candidate, baseline] = [new Uint8Array(items), new Uint8Array(items)];
  for (let at = 0; at < items; at++) {
    const chance = rng.uniform();
    if (chance < (discordant / 2) * (1 + tiltOf(at))) candidate[at] = 1;
    else if (chance < discordant) baseline[at] = 1;
  }
  return { candidate, baseline };
}

interface Tilted {
  readonly discordant: number;
  readonly tiltOf: (item: number) => number;
}

const balanced = (rng: Rng): number => 2 * rng.uniform() - 1;
const percent = (share: number): string => `${100 * share}%`;

/** New items every night. */
export const rightOrWrong = (items: number, discordant: number): NightLaw => ({
  name: `right or wrong, ${percent(discordant)} discordant`,
  items,
  fixed: 'tango',
  start: rng => () => binaryNight(rng, items, { discordant, tiltOf: () => 0 }),
});

/** New items every night: both scores share the item's ease, and each has luck of its own. */
export const scores = (items: number): NightLaw => ({
  name: 'scores',
  items,
  fixed: 't',
  start: rng => () => {
    const ease = Float64Array.from({ length: items }, () => 0.7 * rng.uniform());
    return {
      candidate: ease.map(part => part + 0.3 * rng.uniform()),
      baseline: ease.map(part => part + 0.3 * rng.uniform()),
    };
  },
});

/** New items every night: one in fifty gains half a point, all others lose a little. */
export const skewedScores = (items: number): NightLaw => ({
  name: 'scores, rare large gains',
  items,
  fixed: 't',
  start: rng => () => ({
    candidate: Float64Array.from({ length: items }, () => (rng.uniform() < 0.02 ? 1 : 0.5 - 0.01 / 0.98)),
    baseline: new Float64Array(items).fill(0.5),
  }),
});

/** New problems every night, each with one to `most` solutions that share its tilt. */
export const clustered = (problems: number, [least, most]: readonly [number, number]): NightLaw => ({
  name: least === most ? `clusters of ${most}` : `clusters of ${least} to ${most}`,
  items: (problems * (least + most)) / 2,
  fixed: 't',
  start: rng => () => {
    const clusters = Array.from({ length: problems }, (_, problem) =>
      Array.from({ length: least + rng.below(most - least + 1) }, () => problem),
    ).flat();
    const tilts = Array.from({ length: problems }, () => balanced(rng));
    const tiltOf = (item: number): number => tilts[clusters[item] as number] as number;
    return { ...binaryNight(rng, clusters.length, { discordant: 0.4, tiltOf }), clusters };
  },
});

/** Half of the items prefer one arm and half of them the other, by the same amount. */
const fixedTilt = (item: number): number => (item % 2 === 0 ? 0.9 : -0.9);

/** The same items every night, every outcome drawn anew by itself. */
export const redrawn = (items: number): NightLaw => ({
  name: 'same items, every answer sampled anew',
  items,
  fixed: 'tango',
  start: rng => () => binaryNight(rng, items, { discordant: 0.2, tiltOf: fixedTilt }),
});

/** The same items every night under a new training seed, which moves all of them; `cluster` makes the night one observation. */
export const reseeded = (items: number, { cluster }: { readonly cluster: boolean }): NightLaw => ({
  name: `same items, one new training seed a night, ${cluster ? 'the night as a cluster' : 'taken as single items'}`,
  items,
  fixed: cluster ? 't' : 'tango',
  start: rng => () => {
    const luck = balanced(rng);
    const night = binaryNight(rng, items, { discordant: 0.2, tiltOf: item => (luck + fixedTilt(item)) / 2 });
    return cluster ? { ...night, clusters: new Uint8Array(items) } : night;
  },
});

/** The outcomes of the first night handed in again and again. */
export const repeated = (items: number): NightLaw => ({
  name: 'the same recorded outcomes every night',
  items,
  fixed: 'tango',
  start: rng => {
    const night = binaryNight(rng, items, { discordant: 0.2, tiltOf: () => 0 });
    return () => night;
  },
});

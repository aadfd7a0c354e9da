import { createRng } from '../../src/stats/random/rng.ts';

/** Sizes of clusters that differ: what `refuseFewColumns` lets pass, and what it does not. */
export interface ClusterProfile {
  readonly name: string;
  /** In words, as a row of the document. */
  readonly label: string;
  readonly sizes: readonly number[];
}

/** Items of a small cluster. */
const SMALL = 4;

/** `count` clusters that hold `share` of all items together, beside `small` ones of four. */
function fewLarge(count: number, share: number, small: number): ClusterProfile {
  const size = Math.round((share / (1 - share)) * ((SMALL * small) / count));
  const percent = Math.round(100 * share);
  const label = count === 1 ? `one with ${percent}% of the items` : `${count} with ${percent}% of the items together`;
  return {
    name: `${count}of${percent}-${small}`,
    label: `${label}, ${small} of ${SMALL}`,
    sizes: [...new Array<number>(small).fill(SMALL), ...new Array<number>(count).fill(size)],
  };
}

/** Sizes exp(1.5 + spread·z), at least 1. */
function logNormal(spread: number, count: number): ClusterProfile {
  const rng = createRng(20_260, 'cluster-sizes', spread, count);
  const sizes = Array.from({ length: count }, () => Math.max(1, Math.round(Math.exp(1.5 + spread * rng.normal()))));
  return { name: `ln${spread}-${count}`, label: `${count}, log-normal with σ = ${spread}`, sizes };
}

/** Designs on both sides of the border of what is refused, and far beyond it. */
export const PROFILES: readonly ClusterProfile[] = [
  ...[0.1, 0.15, 0.2, 0.25].flatMap(share => [50, 100, 200].map(small => fewLarge(1, share, small))),
  fewLarge(1, 0.6, 19),
  fewLarge(2, 0.12, 100),
  fewLarge(2, 0.2, 100),
  fewLarge(2, 0.36, 100),
  fewLarge(3, 0.3, 30),
  fewLarge(3, 0.4, 200),
  fewLarge(5, 0.5, 30),
  fewLarge(7, 0.47, 34),
  fewLarge(7, 0.38, 85),
  fewLarge(10, 0.8, 100),
  logNormal(0.5, 20),
  logNormal(0.5, 30),
  logNormal(0.9, 57),
  logNormal(1, 100),
  logNormal(1.2, 200),
  logNormal(1.5, 100),
];

export function profileOf(name: string): ClusterProfile {
  const found = PROFILES.find(one => one.name === name);
  if (found === undefined) throw new Error(`No cluster sizes are called ${name}.`);
  return found;
}

export const itemsOf = ({ sizes }: ClusterProfile): number => sizes.reduce((sum, size) => sum + size, 0);

import type { ArmGrid, DomainGrid } from '../core/cell-grid.ts';
import type { ClusterInfluence, Influence, ItemInfluence } from '../core/influence.ts';
import type { PairedCell } from './pair-cell.ts';

/** Shown of each direction. */
const MOST_SHOWN = 3;

interface Item {
  readonly item: string;
  readonly cluster?: string | undefined;
  readonly group: number;
  readonly baseline: number;
  readonly candidate: number;
  readonly difference: number;
}

function meanOver(arm: ArmGrid, { seeds, column, width }: { seeds: readonly number[]; column: number; width: number }) {
  let total = 0;
  for (const seed of seeds) total += arm.score[seed * width + column] as number;
  return total / seeds.length;
}

function itemsOf({ grid, baseline, candidate, seeds, columns }: PairedCell, domain: DomainNames): Item[] {
  const width = grid.items.length;
  return columns.map((column): Item => {
    const at = grid.items[column] as number;
    const low = meanOver(baseline, { seeds: seeds.baseline, column, width });
    const high = meanOver(candidate, { seeds: seeds.candidate, column, width });
    return {
      item: domain.items[at] as string,
      cluster: domain.clusterNames?.[at],
      group: domain.clusters?.[at] ?? at,
      baseline: low,
      candidate: high,
      difference: high - low,
    };
  });
}

/** Strongest first; ties keep the order of the domain, which does not depend on the order of rows. */
function strongest<T extends { readonly shift: number }>(all: readonly T[]) {
  const up = all.filter(({ shift }) => shift > 0).sort((x, y) => y.shift - x.shift);
  const down = all.filter(({ shift }) => shift < 0).sort((x, y) => x.shift - y.shift);
  return { up: up.slice(0, MOST_SHOWN), down: down.slice(0, MOST_SHOWN) };
}

/** Gain with a part of the items less the gain without it. */
const shiftOf = (
  part: { readonly sum: number; readonly count: number },
  all: { sum: number; count: number },
): number =>
  all.count === part.count ? 0 : (part.sum - (part.count * all.sum) / all.count) / (all.count - part.count);

function clustersOf(items: readonly Item[], all: { sum: number; count: number }) {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [item]);
    else group.push(item);
  }
  const influences = [...groups.values()].flatMap((members): ClusterInfluence[] => {
    const [first] = members;
    if (first?.cluster === undefined || members.length < 2) return [];
    const sum = (value: (item: Item) => number): number => members.reduce((total, one) => total + value(one), 0);
    const count = members.length;
    return [
      {
        cluster: first.cluster,
        items: count,
        baseline: sum(({ baseline }) => baseline) / count,
        candidate: sum(({ candidate }) => candidate) / count,
        shift: shiftOf({ sum: sum(({ difference }) => difference), count }, all),
      },
    ];
  });
  return strongest(influences);
}

/** Differences that carry the gain, largest first, until what is left is 0 or beyond. */
function itemsToZero(items: readonly Item[]): number | undefined {
  const total = items.reduce((sum, { difference }) => sum + difference, 0);
  if (total === 0) return undefined;
  const sign = Math.sign(total);
  const carriers = items.map(({ difference }) => sign * difference).sort((x, y) => y - x);
  let left = Math.abs(total);
  const noise = 1e-9 * carriers.length;
  for (const [at, carried] of carriers.entries()) {
    if (carried <= 0 || at === carriers.length - 1) return undefined;
    left -= carried;
    if (left <= noise) return at + 1;
  }
  return undefined;
}

/** What names the items of a domain. */
export type DomainNames = Pick<DomainGrid, 'items' | 'clusters' | 'clusterNames'>;

/**
 * Which items and clusters decided a cell: how far the gain moves when one is left out, and how few of them carry all of it.
 * Scores are means over the seeds.
 */
export function findInfluence(paired: PairedCell, domain: DomainNames): Influence {
  const items = itemsOf(paired, domain);
  const all = { sum: items.reduce((sum, { difference }) => sum + difference, 0), count: items.length };
  const influences = items.map(({ item, cluster, baseline, candidate, difference }): ItemInfluence => {
    const shift = shiftOf({ sum: difference, count: 1 }, all);
    return { item, ...(cluster === undefined ? {} : { cluster }), baseline, candidate, shift };
  });
  return {
    items: strongest(influences),
    clusters: domain.clusters && clustersOf(items, all),
    itemsToZero: itemsToZero(items),
  };
}

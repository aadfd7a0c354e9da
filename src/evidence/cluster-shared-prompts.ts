import type { SourceOutcome } from '../core/evidence.ts';
import type { Placement } from './assign-design.ts';

/** Sets of items that are joined step by step; each is called by the first of its members. */
class ItemSets {
  readonly #parent = new Map<string, string>();

  first(item: string): string {
    let at = item;
    for (let up = this.#parent.get(at); up !== undefined; up = this.#parent.get(at)) at = up;
    // Whoever was met on the way is led there directly: chains would cost the square of their length.
    for (let next = item; next !== at; ) {
      const up = this.#parent.get(next) as string;
      this.#parent.set(next, at);
      next = up;
    }
    return at;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.first(one), this.first(other)].sort();
    if (a !== b) this.#parent.set(b as string, a as string);
  }
}

/** Joins the items of one arm that were asked the same. */
function joinItems(outcomes: readonly SourceOutcome[], sets: ItemSets): void {
  const itemOf = new Map<string, string>();
  for (const { item, content } of outcomes) {
    if (content === undefined) continue;
    const twin = itemOf.get(content);
    if (twin === undefined) itemOf.set(content, item);
    else if (twin !== item) sets.join(twin, item);
  }
}

/** Cluster of every item that shares its prompt. */
function findClusters(own: readonly Placement[]): ReadonlyMap<string, string> {
  const sets = new ItemSets();
  const cells = Map.groupBy(own, ({ rung, arm }) => JSON.stringify([rung, arm]));
  for (const cell of cells.values())
    joinItems(
      cell.flatMap(({ series }) => series.outcomes),
      sets,
    );
  const items = new Set(own.flatMap(({ series }) => series.outcomes.map(({ item }) => item)));
  const members = Map.groupBy(items, item => sets.first(item));
  const clusters = new Map<string, string>();
  for (const [first, list] of members)
    if (list.length > 1) for (const item of list) clusters.set(item, `prompt of ${first}`);
  return clusters;
}

const hasClusters = (own: readonly Placement[]): boolean =>
  own.some(({ series }) => series.outcomes.some(({ cluster }) => cluster !== undefined));

/**
 * Items of a domain that were asked exactly the same are one cluster: their answers are not independent. Done only where the files
 * name no clusters, and only for texts that meet in one arm, where two ids are not one item under two names.
 * @returns the placements, and how many items share their prompt with another
 */
export function clusterSharedPrompts<Placed extends Placement>(
  placed: readonly Placed[],
): { readonly placed: readonly Placed[]; readonly items: number } {
  let items = 0;
  const clustersIn = new Map<string, ReadonlyMap<string, string>>();
  for (const [domain, own] of Map.groupBy(placed, one => one.domain)) {
    if (hasClusters(own)) continue;
    const clusters = findClusters(own);
    items += clusters.size;
    if (clusters.size > 0) clustersIn.set(domain, clusters);
  }
  const clustered = placed.map(one => {
    const clusters = clustersIn.get(one.domain);
    if (clusters === undefined) return one;
    const outcomes = one.series.outcomes.map(outcome => ({ ...outcome, cluster: clusters.get(outcome.item) }));
    return { ...one, series: { ...one.series, outcomes } };
  });
  return { placed: clustered, items };
}

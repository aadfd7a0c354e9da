import type { Series } from '../core/evidence.ts';

/** Sets of items that are joined step by step; each is called by the first of its members. */
class ItemSets {
  readonly #parent = new Map<string, string>();

  first(item: string): string {
    let at = item;
    for (let up = this.#parent.get(at); up !== undefined; up = this.#parent.get(at)) at = up;
    return at;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.first(one), this.first(other)].sort();
    if (a !== b) this.#parent.set(b as string, a as string);
  }
}

/** Joins the items of one series that were asked the same. */
function joinItems({ outcomes }: Series, sets: ItemSets): void {
  const itemOf = new Map<string, string>();
  for (const { item, content } of outcomes) {
    if (content === undefined) continue;
    const twin = itemOf.get(content);
    if (twin === undefined) itemOf.set(content, item);
    else if (twin !== item) sets.join(twin, item);
  }
}

function clusterTask(series: readonly Series[], shared: Set<string>): readonly Series[] {
  const sets = new ItemSets();
  for (const one of series) joinItems(one, sets);
  const items = new Set(series.flatMap(({ outcomes }) => outcomes.map(({ item }) => item)));
  const sizes = new Map<string, number>();
  for (const item of items) sizes.set(sets.first(item), (sizes.get(sets.first(item)) ?? 0) + 1);
  const isShared = (item: string): boolean => (sizes.get(sets.first(item)) ?? 0) > 1;
  for (const item of items) if (isShared(item)) shared.add(JSON.stringify([series[0]?.facts.task, item]));
  const clusterOf = (item: string) => (isShared(item) ? `prompt of ${sets.first(item)}` : undefined);
  return series.map(one => ({
    ...one,
    outcomes: one.outcomes.map(outcome => ({ ...outcome, cluster: clusterOf(outcome.item) })),
  }));
}

/**
 * Items of a task that were asked exactly the same are one cluster: their answers are not independent. Done only where the files
 * name no clusters, and only for texts that meet in one series, where two ids cannot be one item under two names.
 * @returns the series, and how many items share their prompt with another
 */
export function clusterSharedPrompts(series: readonly Series[]): {
  readonly series: readonly Series[];
  readonly items: number;
} {
  const hasClusters = series.some(({ outcomes }) => outcomes.some(({ cluster }) => cluster !== undefined));
  if (hasClusters) return { series, items: 0 };
  const shared = new Set<string>();
  const clustered = [...Map.groupBy(series, ({ facts }) => facts.task).values()].flatMap(own =>
    clusterTask(own, shared),
  );
  return shared.size === 0 ? { series, items: 0 } : { series: clustered, items: shared.size };
}

import type { Facts, Series } from '../core/evidence.ts';

/**
 * Facts of the largest set of series that share items: only these can be compared with each other.
 * @returns empty where there are no outcomes
 */
export function comparableFacts(series: readonly Series[]): readonly Facts[] {
  const groups: { readonly items: Set<string>; readonly facts: Facts[] }[] = [];
  for (const { facts, outcomes } of series) {
    if (outcomes.length === 0) continue;
    const own = outcomes.map(({ item }) => JSON.stringify([facts.task, item]));
    let group = groups.find(({ items }) => own.some(item => items.has(item)));
    if (group === undefined) {
      group = { items: new Set(), facts: [] };
      groups.push(group);
    }
    for (const item of own) group.items.add(item);
    group.facts.push(facts);
  }
  return groups.toSorted((x, y) => y.facts.length - x.facts.length)[0]?.facts ?? [];
}

import type { Placement } from './assign-design.ts';

type Note = (path: string, text: string) => void;

/** "exact_match, strict" for each arm of a domain, the arms in order. */
function measuresOf(own: readonly Placement[], fact: 'metric' | 'filter'): ReadonlyMap<string, string> {
  const arms = Map.groupBy(own, ({ arm }) => arm);
  const names = (list: readonly Placement[]) => [...new Set(list.map(({ series }) => series.facts[fact] ?? 'none'))];
  return new Map([...arms].map(([arm, list]) => [arm, names(list).sort().join(', ')]));
}

/** Notes where arms that are compared were measured in different ways: where arms are tasks, each may have its own. */
export function compareMeasures(placed: readonly Placement[], note: Note): void {
  for (const [domain, own] of Map.groupBy(placed, one => one.domain)) {
    for (const fact of ['metric', 'filter'] as const) {
      const measures = measuresOf(own, fact);
      if (new Set(measures.values()).size < 2) continue;
      const said = [...measures].map(([arm, names]) => `${arm} by ${names}`).join(', ');
      note(`domain ${domain}`, `arms are measured by different ${fact}s: ${said}`);
    }
  }
}

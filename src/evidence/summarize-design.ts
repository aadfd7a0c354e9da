import type { DesignRow } from '../core/evidence.ts';
import { type Predictions, SCORED } from '../core/predictions.ts';

interface Growing {
  readonly first: number;
  readonly seeds: Set<number>;
  readonly items: Set<number>;
  outcomes: number;
  unscored: number;
}

/** Counts by domain, rung and arm, in the order in which these first stand in the table. */
export function summarizeDesign({ rows, keys, status }: Predictions): readonly DesignRow[] {
  const { domain, rung, arm, seed, item } = keys;
  const found = new Map<number, Growing>();
  for (let row = 0; row < rows; row++) {
    const place = (domain.codes[row] as number) * rung.labels.length + (rung.codes[row] as number);
    const at = place * arm.labels.length + (arm.codes[row] as number);
    let own = found.get(at);
    if (own === undefined) {
      own = { first: row, seeds: new Set(), items: new Set(), outcomes: 0, unscored: 0 };
      found.set(at, own);
    }
    own.seeds.add(seed.codes[row] as number);
    own.items.add(item.codes[row] as number);
    own.outcomes++;
    if (status[row] !== SCORED) own.unscored++;
  }
  return [...found.values()].map(({ first, seeds, items, outcomes, unscored }) => ({
    domain: domain.labels[domain.codes[first] as number] as string,
    rung: rung.labels[rung.codes[first] as number] as string,
    arm: arm.labels[arm.codes[first] as number] as string,
    seeds: seeds.size,
    items: items.size,
    outcomes,
    unscored,
  }));
}

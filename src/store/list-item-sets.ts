import { hash } from 'node:crypto';
import type { ItemSet } from '../core/baseline.ts';
import type { Design } from '../core/design.ts';
import type { Predictions } from '../core/predictions.ts';

/** Text order by code units: the same on every machine. */
const inOrder = (x: string, y: string): number => (x < y ? -1 : Number(x > y));

/**
 * The items of every rung × domain on which the two arms were compared, whatever became of them: an item that one arm lacks is
 * in the set all the same. Ordered by rung and domain of the design; cells without rows are left out.
 */
export function listItemSets({ keys, labels, rows }: Predictions, { rungs, domains, arms }: Design): ItemSet[] {
  const sets = new Map<string, Set<string>>();
  const text = ({ codes, labels: words }: (typeof keys)[keyof typeof keys], row: number): string | undefined =>
    words[codes[row] ?? -1];
  const compared = new Set([arms.baseline, arms.candidate]);
  for (let row = 0; row < rows; row++) {
    if (!compared.has(text(keys.arm, row) ?? '')) continue;
    const cell = JSON.stringify([text(keys.rung, row), text(keys.domain, row)]);
    const items = sets.get(cell) ?? new Set();
    if (!sets.has(cell)) sets.set(cell, items);
    items.add(JSON.stringify([text(keys.item, row), labels.cluster && text(labels.cluster, row)]));
  }
  return rungs.flatMap(({ name: rung }) =>
    domains.flatMap(domain => {
      const items = sets.get(JSON.stringify([rung, domain]));
      if (items === undefined) return [];
      return { rung, domain, items: items.size, hash: hash('sha256', [...items].sort(inOrder).join('\n'), 'hex') };
    }),
  );
}

import { expect, test } from 'vitest';
import { isRefused } from '../../src/core/refusal.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import { simulate } from '../support/make-table.ts';

const study = { stream: 'null', rungs: { small: 0.2, large: 0.1 }, seeds: 3, items: 200 } as const;

test.each([
  ['alone', {}],
  ['in clusters', { clusterSize: 2 }],
])('random signs give gains around 0, as wide as items %s vary', (_, over) => {
  const { estimates } = cellOf(concludeTable(simulate({ ...study, ...over })), 'large');
  if (estimates.status !== 'measured' || isRefused(estimates.nullGains)) throw new Error('refused');
  const { low, high, counts } = estimates.nullGains;
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  const width = (high - low) / counts.length;
  const spread = Math.sqrt(counts.reduce((sum, count, at) => sum + count * (low + (at + 0.5) * width) ** 2, 0) / 200);
  const { theseSeeds } = estimates;
  if (theseSeeds.status === 'refused') throw new Error('refused');
  // Flipped signs leave the mean square of the differences, which holds the square of the gain besides their variance.
  const standardError = (theseSeeds.high - theseSeeds.low) / 2 / 1.97;
  expect(spread / standardError).toBeGreaterThan(0.8);
  expect(spread / standardError).toBeLessThan(1.4);
});
